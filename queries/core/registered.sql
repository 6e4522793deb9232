-- Question: what has been registered of each active participant in each semester that has begun? (metrics: Coverage)
-- Grain: cohort_no, semester_no, participant_level, participant_id
-- has_evaluation, has_milestones: null where the model requires none. has_attendance: null where no meeting was held.
with active as (
    select participant.cohort_no, participant.semester_no, participant_level, participant_id
    from core.participant
    join core.semester using (cohort_no, semester_no)
    where participant.is_active and semester.state <> 'future'
),

deliverables as (
    select
        cohort_no, semester_no, participant_level, participant_id,
        bool_and(held > 0) filter (where fulfilled_by = 'evaluation') as has_evaluation,
        bool_and(held > 0) filter (where fulfilled_by = 'milestone') as has_milestones
    from core.slots
    where binding = 'required' and fulfilled_by in ('evaluation', 'milestone')
    group by all
),

attended as (
    select distinct meeting_id, 'unit'::code.word as participant_level, unit_id as participant_id
    from staging.attendance
    where unit_id is not null
    union all by name
    select distinct meeting_id, 'municipality'::code.word as participant_level, municipality_id as participant_id
    from staging.attendance
    where municipality_id is not null
),

-- national meetings are registered once for everybody, so they do not say that a participant's own are registered
meetings as (
    select
        meeting_of.cohort_no, meeting_of.semester_no, participant_level, participant_id,
        bool_or(meeting.municipality_id is not null) as has_meetings,
        bool_or(attended.meeting_id is not null) filter (
            where meeting_of.state = 'held' and meeting_of.counts
        ) as has_attendance
    from core.meeting_of
    join staging.meeting using (meeting_id)
    left join attended using (meeting_id, participant_level, participant_id)
    group by all
)

select
    active.*,
    has_evaluation,
    has_milestones,
    coalesce(has_meetings, false) as has_meetings,
    has_attendance
from active
left join deliverables using (cohort_no, semester_no, participant_level, participant_id)
left join meetings using (cohort_no, semester_no, participant_level, participant_id)
