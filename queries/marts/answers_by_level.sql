-- Question: at which level are each area's answers shown, and how many are shown nowhere? (metrics: Answers by level)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no
-- Scope: office, with the nation as benchmark
-- Every number is a sum over whole blocks that already enter the area's own n in sub_goals_said, divided by the level of
-- their home: the difference between n of the area and of the areas inside it. What has its home above the area is never
-- counted here, so nothing finer than a block, and nothing about what was carried up, can be reckoned out.
with level_rank as (
    select * from (
        values ('unit', 1), ('municipality', 2), ('county', 3), ('office', 4), ('nation', 5)
    ) as level_rank (area_level, rank)
),

groups as (
    select
        answer_home.*,
        if(unit_id is null, 'municipality', 'unit') as participant_level,
        coalesce(unit_id, municipality_id) as participant_id
    from core.answer_home
),

summed as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no,
        coalesce(sum(n) filter (where home_level = 'unit'), 0)::bigint as shown_at_unit,
        coalesce(sum(n) filter (where home_level = 'municipality'), 0)::bigint as shown_at_municipality,
        coalesce(sum(n) filter (where home_level = 'county'), 0)::bigint as shown_at_county,
        coalesce(sum(n) filter (where home_level = 'nation'), 0)::bigint as shown_at_nation,
        coalesce(sum(n) filter (where home_level is null), 0)::bigint as withheld
    from groups
    join core.placement using (cohort_no, participant_level, participant_id)
    group by all
),

answered as (
    select distinct cohort_no, semester_no, area_level, area_id, unit_types
    from core.evaluated
    join core.semester using (cohort_no, semester_no)
    join core.placement using (cohort_no, participant_level, participant_id)
    where semester.answers_closed
),

asked as (
    select answered.*, sub_goal_no
    from answered
    cross join (select distinct sub_goal_no from programme.sub_goals)
)

select
    asked.*,
    coalesce(shown_at_unit, 0) as shown_at_unit,
    if(level_rank.rank >= 2, coalesce(shown_at_municipality, 0), null) as shown_at_municipality,
    if(level_rank.rank >= 3, coalesce(shown_at_county, 0), null) as shown_at_county,
    if(level_rank.rank >= 5, coalesce(shown_at_nation, 0), null) as shown_at_nation,
    case
        when not (area_level = 'nation' and unit_types = 'both') then null
        when coalesce(withheld, 0) between 1 and rule.min_respondents - 1 then null
        else coalesce(withheld, 0)
    end as withheld
from asked
join level_rank using (area_level)
left join summed using (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no)
cross join meta.rule
