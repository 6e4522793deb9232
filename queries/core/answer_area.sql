-- Question: how many respondents does each area count, with what sum of scores, and at which levels are they shown?
-- Grain: place_no (an area of a cohort), semester_no, unit_types, sub_goal_no, role_no. Closed semesters only.
-- role_no: the role's position in the model, and unit_types one of three: so many rows are grouped faster by numbers.
-- sub_goal_no null: a row of the area itself, whatever was answered. n null: people answered, but no block is inside.
-- score_parts: the sum of the scores in parts of a point (core.scoring). home_rank: the highest home of the area's members.
-- The areas are those the block or member names itself: of a frozen semester nothing follows from the later delivery.
with roles as (
    select role::code.word as role, position from programme.roles
),

closed as (
    select cohort_no, semester_no from core.semester
    where answers_closed
),

counted as (
    select
        answer_block.*,
        position as role_no,
        round(score_sum * parts)::bigint as score_parts
    from core.answer_block
    join core.scoring using (sub_goal_no)
    semi join closed using (cohort_no, semester_no)
    left join roles using (role)
    union all by name
    select
        answer_member.* exclude (home_level),
        position as role_no,
        list_position(['unit', 'municipality', 'county', 'office', 'nation'], home_level) as home_rank
    from core.answer_member
    semi join closed using (cohort_no, semester_no)
    left join roles using (role)
),

-- of a unit only its own block counts
units as (
    select
        cohort_no, semester_no, sub_goal_no, role_no,
        'both'::code.word as unit_types,
        'unit'::code.word as area_level,
        unit_id as area_id,
        sum(n)::bigint as n,
        sum(score_parts)::bigint as score_parts,
        sum(favourable_n)::bigint as favourable_n,
        sum(n)::bigint as shown_at_unit,
        max(home_rank) as home_rank
    from counted
    where unit_id is not null
    group by cohort_no, semester_no, sub_goal_no, role_no, unit_id
),

-- once per municipality (or higher home) and type of unit: far fewer rows than there are areas to count each one in
placed as (
    select
        cohort_no, semester_no, sub_goal_no, role_no, unit_type, office_id, county_id, municipality_id,
        sum(n)::bigint as n,
        sum(score_parts)::bigint as score_parts,
        sum(favourable_n)::bigint as favourable_n,
        sum(if(home_level = 'unit', n, 0))::bigint as shown_at_unit,
        sum(if(home_level = 'municipality', n, 0))::bigint as shown_at_municipality,
        sum(if(home_level = 'county', n, 0))::bigint as shown_at_county,
        sum(if(home_level = 'nation', n, 0))::bigint as shown_at_nation,
        max(home_rank) as home_rank
    from counted
    group by cohort_no, semester_no, sub_goal_no, role_no, unit_type, office_id, county_id, municipality_id
),

municipalities as (
    select
        cohort_no, semester_no, sub_goal_no, role_no, unit_types, office_id, county_id, municipality_id,
        sum(n)::bigint as n,
        sum(score_parts)::bigint as score_parts,
        sum(favourable_n)::bigint as favourable_n,
        sum(shown_at_unit)::bigint as shown_at_unit,
        sum(shown_at_municipality)::bigint as shown_at_municipality,
        sum(shown_at_county)::bigint as shown_at_county,
        sum(shown_at_nation)::bigint as shown_at_nation,
        max(home_rank) as home_rank
    from (
        select
            *,
            unnest(if(unit_type is null, ['both'::code.word], ['both'::code.word, unit_type])) as unit_types
        from placed
    )
    group by cohort_no, semester_no, sub_goal_no, role_no, unit_types, office_id, county_id, municipality_id
),

larger as (
    select
        cohort_no, semester_no, sub_goal_no, role_no, unit_types,
        case
            when grouping(county_id) = 0 then 'county'
            when grouping(office_id) = 0 then 'office'
            else 'nation'
        end::code.word as area_level,
        case area_level
            when 'county' then county_id
            when 'office' then office_id
            else 'NO'
        end::code.area_id as area_id,
        sum(n)::bigint as n,
        sum(score_parts)::bigint as score_parts,
        sum(favourable_n)::bigint as favourable_n,
        sum(shown_at_unit)::bigint as shown_at_unit,
        sum(shown_at_municipality)::bigint as shown_at_municipality,
        sum(shown_at_county)::bigint as shown_at_county,
        sum(shown_at_nation)::bigint as shown_at_nation,
        max(home_rank) as home_rank
    from municipalities
    group by cohort_no, semester_no, sub_goal_no, role_no, unit_types, rollup (office_id, county_id)
)

select
    area.place_no,
    counted_in.* exclude (area_id, home_rank),
    coalesce(
        home_rank > list_position(['unit', 'municipality', 'county', 'office', 'nation'], area_level), false
    ) as more_above
from (
    select * from units
    union all by name
    select
        * exclude (office_id, county_id, municipality_id),
        'municipality'::code.word as area_level,
        municipality_id as area_id
    from municipalities
    union all by name
    select * from larger
) as counted_in
join core.area using (cohort_no, area_level, area_id)
