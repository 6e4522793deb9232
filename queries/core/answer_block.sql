-- Question: which blocks of answers are published? (metrics: Disclosure control; Frozen)
-- Grain: cohort_no, semester_no, sub_goal_no, role, unit_type and the home: home_level with the areas it is and lies in
-- (their ids are null below the home). Those of a frozen semester are as they were frozen, in the places they had then.
with own as (
    select
        * replace (
            if(home_level = 'nation', null, office_id) as office_id,
            if(home_level = 'nation', null, county_id) as county_id,
            if(home_level in ('unit', 'municipality'), municipality_id, null) as municipality_id,
            if(home_level = 'unit', unit_id, null) as unit_id
        )
    from core.answer_home
    where home_level is not null
),

block as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type,
        home_level, office_id, county_id, municipality_id, unit_id,
        sum(n)::bigint as n,
        sum(round(score_sum * parts)::bigint) / parts as score_sum,
        sum(favourable_n)::bigint as favourable_n
    from own
    join core.scoring using (sub_goal_no)
    group by
        cohort_no, semester_no, sub_goal_no, role, unit_type,
        home_level, office_id, county_id, municipality_id, unit_id, parts
)

select * from block
union all by name
select * replace (
    role::code.word as role,
    unit_type::code.word as unit_type,
    home_level::code.word as home_level,
    office_id::code.area_id as office_id,
    county_id::code.area_id as county_id,
    municipality_id::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id
)
from frozen.block
