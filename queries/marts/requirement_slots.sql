-- Question: how far is each active participant with each row of the programme model? (metrics: query requirements)
-- Grain: place_no (a participant), semester_no, requirement
-- Scope: office
select
    place_no,
    semester_no,
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
