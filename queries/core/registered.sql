-- Question: what has been registered of each active participant in each semester that has begun? (metrics: Coverage)
-- Grain: place_no (a participant), semester_no
-- has_evaluation, has_milestones: null where the model requires none. has_attendance: null where no meeting was held.
with active as (
    select participant.semester_no, participant.participant_level, participant.place_no, participant.locality_no
    from core.participant
    join core.semester using (cohort_no, semester_no)
    where participant.is_active and semester.state <> 'future'
),

deliverables as (
    select
        place_no, semester_no,
        bool_and(held > 0) filter (where fulfilled_by = 'evaluation') as has_evaluation,
        bool_and(held > 0) filter (where fulfilled_by = 'milestone') as has_milestones
    from core.deliverable_slots
    where binding = 'required'
    group by all
),

-- national meetings are registered once for everybody, so they do not say that a participant's own are registered
meetings as (
    select
        place_no, semester_no,
        bool_or(not is_national) as has_meetings,
        bool_or(has_attendance) filter (where state = 'held' and counts) as has_attendance
    from core.meeting_of
    group by all
)

select
    active.*,
    has_evaluation,
    has_milestones,
    coalesce(has_meetings, false) as has_meetings,
    has_attendance
from active
left join deliverables using (place_no, semester_no)
left join meetings using (place_no, semester_no)
