-- Question: what is the status of each participant in each semester? (metrics: Status of a participant)
-- Grain: cohort_no, semester_no, area_level, area_id
-- Parameters: cohort, semester, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    status
from participant_status
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name
