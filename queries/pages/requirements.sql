-- Question: how far is each active participant with each row of the programme model? (metrics: Slots, Per month)
-- Grain: cohort_no, semester_no, area_level, area_id, requirement
-- Parameters: cohort, semester, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    requirement,
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
from requirement_slots
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, requirement
