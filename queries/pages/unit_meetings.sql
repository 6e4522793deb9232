-- Question: which meetings does the unit have, had or missed? (metrics: query unit_meetings)
-- Grain: cohort_no, semester_no, area_level, area_id, planned_on, meeting_id
-- Parameters: cohort, semester, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    planned_on,
    meeting_id,
    requirement,
    meeting_type,
    format,
    held_on,
    state,
    minutes_on,
    basis_on,
    invited,
    attended
from unit_meeting
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, planned_on, meeting_id
