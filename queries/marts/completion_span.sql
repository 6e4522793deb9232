-- Question: how many slots does the whole programme ask for, and how many weeks have begun? (metrics: Completion curve)
-- Grain: place_no (an area of a cohort), unit_types. Cohorts that have not begun on D have no row.
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

owed_each as (
    select locality_no, place_no, participant_level, sum(required) as required
    from core.meeting_slots
    where binding = 'required'
    group by all
),

owed as (
    select locality_area.place_no, unit_types, sum(required) as required
    from (select locality_no, sum(required) as required from owed_each group by all)
    join core.locality_area using (locality_no)
    group by all
    union all by name
    select place_no, 'both'::code.word as unit_types, required
    from owed_each
    where participant_level = 'unit'
),

areas as (
    select distinct cohort_no, place_no, unit_types
    from core.area_semester
)

select areas.* exclude (cohort_no), weeks.last_week, coalesce(owed.required, 0)::bigint as required
from areas
join weeks using (cohort_no)
left join owed using (place_no, unit_types)
