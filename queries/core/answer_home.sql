-- Question: to which area's block does each smallest group of answers belong? (metrics: Disclosure control, rules 1-3)
-- Grain: as core.answer_group, without the semesters that are frozen already.
-- home_level: unit, municipality, county or nation; null: withheld everywhere.
-- One step per level, from the unit up. Whoever is in no block yet is pooled with the others of the same area. A pool is
-- published when it has k respondents who do not all agree and, where some of them are in unanimous parts (k or more who
-- agree, below or here), k outside these: else their answers follow by subtraction.
with recursive own as (
    select
        answer_group.*,
        municipality.county_id,
        municipality.office_id,
        unit_id is not null and n >= rule.min_respondents as is_enough,
        is_enough and highest - lowest > 1e-9 as is_home
    from core.answer_group
    join core.municipality using (municipality_id)
    anti join frozen.semester using (cohort_no, semester_no)
    cross join meta.rule
),

-- step 0: what the units carry up; 1, 2, 3: pools of a municipality, a county, the nation. outside: not in unanimous parts
pool as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type, county_id, municipality_id,
        0 as step, n, lowest, highest, if(is_enough, 0, n) as outside, false as is_home
    from own
    where not is_home

    union all

    select
        * exclude (k, is_enough) replace (
            if(is_enough and highest - lowest <= 1e-9, 0, outside) as outside,
            is_enough and highest - lowest > 1e-9 and (outside = n or outside >= k) as is_home
        )
    from (
        select
            cohort_no, semester_no, sub_goal_no, role, unit_type,
            if(step < 2, county_id, null) as county_id,
            if(step < 1, municipality_id, null) as municipality_id,
            step + 1 as step,
            sum(n)::bigint as n,
            min(lowest) as lowest,
            max(highest) as highest,
            sum(outside)::bigint as outside,
            null::boolean as is_home,
            rule.min_respondents as k,
            sum(n) >= k as is_enough
        from pool
        cross join meta.rule
        where step < 3 and not is_home
        group by
            cohort_no, semester_no, sub_goal_no, role, unit_type, step, rule.min_respondents,
            if(step < 2, county_id, null), if(step < 1, municipality_id, null)
    )
),

home as (
    select
        municipal.cohort_no, municipal.semester_no, municipal.sub_goal_no, municipal.role, municipal.unit_type,
        municipal.municipality_id,
        case
            when municipal.is_home then 'municipality'
            when county.is_home then 'county'
            when national.is_home then 'nation'
        end as home_level
    from pool as municipal
    left join pool as county
        on county.step = 2
        and county.cohort_no = municipal.cohort_no
        and county.semester_no = municipal.semester_no
        and county.sub_goal_no = municipal.sub_goal_no
        and county.role = municipal.role
        and county.unit_type is not distinct from municipal.unit_type
        and county.county_id = municipal.county_id
    left join pool as national
        on national.step = 3
        and national.cohort_no = municipal.cohort_no
        and national.semester_no = municipal.semester_no
        and national.sub_goal_no = municipal.sub_goal_no
        and national.role = municipal.role
        and national.unit_type is not distinct from municipal.unit_type
    where municipal.step = 1
)

select own.* exclude (is_enough, is_home), if(own.is_home, 'unit', home.home_level)::code.word as home_level
from own
left join home
    on home.cohort_no = own.cohort_no
    and home.semester_no = own.semester_no
    and home.sub_goal_no = own.sub_goal_no
    and home.role = own.role
    and home.unit_type is not distinct from own.unit_type
    and home.municipality_id = own.municipality_id
