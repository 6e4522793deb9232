-- Question: at which level are each area's answers shown, and how many are shown nowhere? (metrics: Answers by level)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, sub_goal_no
-- Scope: office, with the nation as benchmark
-- Every number is a sum over whole blocks that already enter the area's own n in sub_goals_said, divided by the level of
-- their home: the difference between n of the area and of the areas inside it. What has its home above the area is never
-- counted here, so nothing finer than a block, and nothing about what was carried up, can be reckoned out.
-- answered_from: the row rests on answers of that semester.
with summed as (
    select
        place_no, semester_no, unit_types, sub_goal_no,
        coalesce(sum(shown_at_unit), 0)::bigint as shown_at_unit,
        coalesce(sum(shown_at_municipality), 0)::bigint as shown_at_municipality,
        coalesce(sum(shown_at_county), 0)::bigint as shown_at_county,
        coalesce(sum(shown_at_nation), 0)::bigint as shown_at_nation
    from core.answer_area
    where sub_goal_no is not null
    group by all
),

asked as (
    select *
    from (
        select place_no, cohort_no, semester_no, area_level, unit_types from core.answer_area
        where sub_goal_no is null
    )
    cross join (select distinct sub_goal_no from programme.sub_goals)
)

select
    asked.* exclude (cohort_no, area_level),
    semester_no as answered_from,
    coalesce(shown_at_unit, 0) as shown_at_unit,
    if(area_level = 'unit', null, coalesce(shown_at_municipality, 0)) as shown_at_municipality,
    if(area_level in ('unit', 'municipality'), null, coalesce(shown_at_county, 0)) as shown_at_county,
    if(area_level = 'nation', coalesce(shown_at_nation, 0), null) as shown_at_nation,
    case
        when not (area_level = 'nation' and unit_types = 'both') then null
        when answer_withheld.sub_goal_no is null then 0
        else withheld
    end as withheld
from asked
left join summed using (place_no, semester_no, unit_types, sub_goal_no)
left join core.answer_withheld using (cohort_no, semester_no, sub_goal_no)
