-- Question: of how many participants of each area has something not been registered, each semester? (metrics: Coverage)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, participant_level
-- Scope: office, with the nation as benchmark
with counted as (
    select
        semester_no, locality_no, place_no, participant_level,
        count(*) as participants,
        count(has_evaluation) as evaluation_required,
        count(*) filter (where not has_evaluation) as evaluation_missing,
        count(has_milestones) as milestones_required,
        count(*) filter (where not has_milestones) as milestones_missing,
        count(*) filter (where not has_meetings) as meetings_missing,
        count(has_attendance) as with_held_meetings,
        count(*) filter (where not has_attendance) as attendance_missing
    from core.registered
    group by grouping sets ((semester_no, locality_no, participant_level), (semester_no, place_no, participant_level))
)

select
    semester_no, locality_area.place_no, unit_types, participant_level,
    sum(participants)::bigint as participants,
    sum(evaluation_required)::bigint as evaluation_required,
    sum(evaluation_missing)::bigint as evaluation_missing,
    sum(milestones_required)::bigint as milestones_required,
    sum(milestones_missing)::bigint as milestones_missing,
    sum(meetings_missing)::bigint as meetings_missing,
    sum(with_held_meetings)::bigint as with_held_meetings,
    sum(attendance_missing)::bigint as attendance_missing
from counted
join core.locality_area using (locality_no)
group by all
union all by name
select * exclude (locality_no), 'both'::code.word as unit_types
from counted
where participant_level = 'unit' and place_no is not null
