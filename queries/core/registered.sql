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

-- no unit has the id of a municipality
attendance as (
    select meeting_id, unit_id as participant_id from staging.attendance
    union all
    select meeting_id, municipality_id as participant_id from staging.attendance
),

attended as (
    select distinct cohort_no, semester_no, participant_level, participant_id
    from core.meeting_of
    semi join attendance using (meeting_id, participant_id)
    where state = 'held' and counts
),

-- national meetings are registered once for everybody, so they do not say that a participant's own are registered
meetings as (
    select
        cohort_no, semester_no, participant_level, participant_id,
        bool_or(not is_national) as has_meetings,
        bool_or(state = 'held' and counts) as has_held
    from core.meeting_of
    group by all
)

select
    active.*,
    has_evaluation,
    has_milestones,
    coalesce(has_meetings, false) as has_meetings,
    if(has_held, attended.participant_id is not null, null) as has_attendance
from active
left join deliverables using (cohort_no, semester_no, participant_level, participant_id)
left join meetings using (cohort_no, semester_no, participant_level, participant_id)
left join attended using (cohort_no, semester_no, participant_level, participant_id)
