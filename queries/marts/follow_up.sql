-- Question: who needs follow-up, for what reason, and since when? (metrics: Follow-up list)
-- Grain: place_no (a participant), semester_no, reason
-- Scope: office
-- answered_from: the row rests on answers from that semester to its own; null where it rests on none.
with reasons as (
    select * from core.follow_up_slots
    union all by name
    select * from core.follow_up_attendance
    union all by name
    select follow_up_answers.* exclude (cohort_no, participant_level, participant_id), locality.place_no
    from core.follow_up_answers
    join core.locality using (cohort_no, participant_level, participant_id)
    union all by name
    select * from core.follow_up_minutes
),

followed as (
    select cohort_no
    from core.semester
    cross join meta.rule
    where semester_no = 4 and ends_on >= rule.as_of - rule.follow_up_days
)

select
    reasons.place_no,
    reasons.semester_no,
    reasons.reason,
    reasons.quantity,
    reasons.oldest_on,
    reasons.detail,
    reasons.answered_from
from reasons
join core.participant using (place_no, semester_no)
join core.semester using (cohort_no, semester_no)
semi join followed using (cohort_no)
where participant.is_active and participant.stays and semester.state <> 'future'
