-- Question: of how many participants of each area has something not been registered, each semester? (metrics: Coverage)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, participant_level
-- Scope: office, with the nation as benchmark
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    unit_types,
    participant_level,
    count(*) as participants,
    count(has_evaluation) as evaluation_required,
    count(*) filter (where not has_evaluation) as evaluation_missing,
    count(has_milestones) as milestones_required,
    count(*) filter (where not has_milestones) as milestones_missing,
    count(*) filter (where not has_meetings) as meetings_missing,
    count(has_attendance) as with_held_meetings,
    count(*) filter (where not has_attendance) as attendance_missing
from core.registered
join core.placement using (cohort_no, participant_level, participant_id)
group by all
