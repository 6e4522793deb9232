-- Question: how many participants of each area are in which status? (metrics: Status of a participant)
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
    completed,
    incomplete,
    on_track,
    behind,
    not_started,
    withdrawn
from progress
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, participant_level
