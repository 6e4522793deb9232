-- Question: how many slots of the required meetings were filled in each week of the programme? (metrics: Completion curve)
-- Grain: cohort_no, area_level, area_id, unit_types, week. Weeks in which none was filled have no row.
-- Scope: office, with the nation as benchmark
select
    cohort_no,
    area_level,
    area_id,
    unit_types,
    greatest(0, (slot_fill.held_on - semester.starts_on)::integer // 7) as week,
    count(*) as filled
from core.slot_fill
join core.placement using (cohort_no, participant_level, participant_id)
join core.semester using (cohort_no)
where semester.semester_no = 1
group by all
