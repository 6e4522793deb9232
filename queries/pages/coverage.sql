-- Question: of how many participants of each area has something not been registered? (metrics: Coverage)
-- Grain: cohort_no, semester_no, area_level, area_id, participant_level
-- Parameters: cohort, semester, level, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    participant_level,
    participants,
    evaluation_required,
    evaluation_missing,
    milestones_required,
    milestones_missing,
    meetings_missing,
    with_held_meetings,
    attendance_missing
from coverage
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, participant_level
