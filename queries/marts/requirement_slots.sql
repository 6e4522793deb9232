-- Question: how far is each active participant with each row of the programme model? (metrics: query requirements)
-- Grain: cohort_no, semester_no, area_level, area_id, requirement
-- Scope: office
select
    cohort_no,
    semester_no,
    participant_level as area_level,
    participant_id as area_id,
    requirement,
    position,
    fulfilled_by,
    binding,
    required,
    held,
    other_format,
    planned,
    overdue,
    missing,
    unscheduled,
    not_due,
    held_in_all,
    months_met,
    months_begun
from core.slots
