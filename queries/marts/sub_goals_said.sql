-- Question: how do people in each area score each sub-goal, as far as disclosure control lets it be shown? (metrics: Say)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role (all = every role)
-- Scope: office, with the nation as benchmark
-- An area's figure is over whole blocks whose home is the area or lies inside it; nothing here depends on anything finer.
with level_rank as (
    select * from (
        values ('unit', 1), ('municipality', 2), ('county', 3), ('office', 4), ('nation', 5)
    ) as level_rank (area_level, rank)
),

groups as (
    select
        answer_home.*,
        if(unit_id is null, 'municipality', 'unit') as participant_level,
        coalesce(unit_id, municipality_id) as participant_id,
        level_rank.rank as home_rank
    from core.answer_home
    left join level_rank on level_rank.area_level = answer_home.home_level
),

summed as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no,
        if(grouping(role) = 1, 'all', role) as role,
        sum(n) as respondents,
        sum(n) filter (where home_rank <= level_rank.rank) as n,
        fsum(score_sum) filter (where home_rank <= level_rank.rank) as score_sum,
        sum(favourable_n) filter (where home_rank <= level_rank.rank) as favourable_n,
        coalesce(bool_or(home_rank > level_rank.rank), false) as more_above,
        coalesce(sum(n) filter (where home_level is null), 0) as withheld
    from groups
    join core.placement using (cohort_no, participant_level, participant_id)
    join level_rank using (area_level)
    group by grouping sets (
        (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role),
        (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no)
    )
),

answered as (
    select distinct cohort_no, semester_no, area_level, area_id, unit_types
    from core.evaluated
    join core.semester using (cohort_no, semester_no)
    join core.placement using (cohort_no, participant_level, participant_id)
    where semester.answers_closed
),

asked as (
    select answered.*, sub_goal_no, role
    from answered
    cross join (select distinct sub_goal_no from programme.sub_goals)
    cross join (select role from programme.roles where respondent union all select 'all')
),

scored as (
    select
        asked.*,
        score_sum / n as score,
        favourable_n / n as favourable,
        if(respondents is null, 0, n)::bigint as n,
        coalesce(more_above, false) as more_above,
        respondents is not null and n is null as suppressed,
        case
            when not (area_level = 'nation' and role = 'all' and unit_types = 'both') then null
            when coalesce(withheld, 0) between 1 and rule.min_respondents - 1 then null
            else coalesce(withheld, 0)
        end::bigint as withheld
    from asked
    left join summed using (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role)
    cross join meta.rule
)

select
    *,
    score - last_value(score ignore nulls) over (
        partition by cohort_no, area_level, area_id, unit_types, sub_goal_no, role
        order by semester_no rows between unbounded preceding and 1 preceding
    ) as change
from scored
