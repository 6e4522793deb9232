-- Question: how do people in each area score each sub-goal, as far as disclosure control lets it be shown? (metrics: Say)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role (all = every role)
-- Scope: office, with the nation as benchmark
-- An area's figure is over whole blocks whose home is the area or lies inside it; nothing here depends on anything finer.
-- answered_semesters: whose answers the row rests on; change_since: the earlier semester that change was reckoned from.
with summed as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no,
        if(grouping(role) = 1, 'all', role) as role,
        sum(n)::bigint as n,
        fsum(score_sum) as score_sum,
        sum(favourable_n) as favourable_n,
        coalesce(bool_or(is_above), false) as more_above
    from core.answer_area
    where sub_goal_no is not null
    group by grouping sets (
        (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role),
        (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no)
    )
),

asked as (
    select *
    from (select distinct cohort_no, semester_no, area_level, area_id, unit_types from core.answer_area)
    cross join (select distinct sub_goal_no from programme.sub_goals)
    cross join (select role from programme.roles where respondent union all select 'all')
),

scored as (
    select
        asked.*,
        score_sum / n as score,
        favourable_n / n as favourable,
        if(more_above is null, 0, n)::bigint as n,
        coalesce(more_above, false) as more_above,
        more_above is not null and n is null as suppressed,
        case
            when not (area_level = 'nation' and asked.role = 'all' and unit_types = 'both') then null
            when answer_withheld.sub_goal_no is null then 0
            else withheld
        end as withheld
    from asked
    left join summed using (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no, role)
    left join core.answer_withheld using (cohort_no, semester_no, sub_goal_no)
)

select
    *,
    [semester_no] as answered_semesters,
    last_value(if(score is null, null, semester_no) ignore nulls) over earlier as change_since,
    score - last_value(score ignore nulls) over earlier as change
from scored
window earlier as (
    partition by cohort_no, area_level, area_id, unit_types, sub_goal_no, role
    order by semester_no rows between unbounded preceding and 1 preceding
)
