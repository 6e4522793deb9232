-- Question: how far are the required meetings of each area? (metrics: Completion)
-- Grain: cohort_no, semester_no, area_level, area_id, requirement
-- Parameters: cohort, semester, level, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    requirement,
    required,
    held,
    other_format,
    planned,
    overdue,
    missing,
    unscheduled,
    not_due,
    (held + other_format) / nullif(held + other_format + overdue + missing, 0) as completion_rate,
    (held + other_format) / nullif(required, 0) as done_share
from completion
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, requirement
