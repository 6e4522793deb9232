-- Question: how many slots does the whole programme ask for, and how many weeks have begun? (metrics: Completion curve)
-- Grain: cohort_no, area_level, area_id, unit_types. Cohorts that have not begun on D have no row.
-- Scope: office, with the nation as benchmark
with weeks as (
    select
        cohort_no,
        (least(rule.as_of, max(ends_on)) - min(starts_on))::integer // 7 as last_week
    from core.semester
    cross join meta.rule
    group by cohort_no, rule.as_of
    having min(starts_on) <= rule.as_of
),

owed as (
    select cohort_no, area_level, area_id, unit_types, sum(required) as required
    from core.meeting_slots
    join core.placement using (cohort_no, participant_level, participant_id)
    where binding = 'required'
    group by all
),

areas as (
    select distinct cohort_no, area_level, area_id, unit_types
    from core.area_semester
)

select areas.*, weeks.last_week, coalesce(owed.required, 0)::bigint as required
from areas
join weeks using (cohort_no)
left join owed using (cohort_no, area_level, area_id, unit_types)
