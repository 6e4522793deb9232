-- Question: which deliverables and involvements are registered? 
-- Grain: cohort_no, semester_no, area_level, area_id, kind, done_on
-- Parameters: cohort, semester, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    kind,
    done_on
from milestone
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, kind, done_on
