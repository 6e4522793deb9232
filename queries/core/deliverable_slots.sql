-- Question: is each evaluation and milestone requirement fulfilled? (metrics: Slots; one slot each)
-- Grain: place_no (a participant), semester_no, requirement
with delivered as (
    select place_no, kind, min(semester_no) as first_semester_no
    from core.milestone
    group by all
),

judged as (
    select
        participant.place_no,
        requirement.*,
        if(
            requirement.fulfilled_by = 'evaluation',
            evaluated.participant_id is not null,
            coalesce(delivered.first_semester_no <= requirement.semester_no, false)
        ) as is_fulfilled
    from core.participant
    join core.requirement using (cohort_no, semester_no, participant_level)
    left join core.evaluated
        on evaluated.cohort_no = participant.cohort_no
        and evaluated.semester_no = participant.semester_no
        and evaluated.participant_level = participant.participant_level
        and evaluated.participant_id = participant.participant_id
    left join delivered
        on delivered.place_no = participant.place_no
        and delivered.kind = requirement.what
    where participant.is_active and requirement.fulfilled_by in ('evaluation', 'milestone')
)

select
    cohort_no, semester_no, semester_state, place_no, requirement, what, position,
    fulfilled_by, binding,
    1::bigint as required,
    is_fulfilled::bigint as held,
    0::bigint as other_format,
    0::bigint as planned,
    0::bigint as overdue,
    (not is_fulfilled and semester_state = 'ended')::bigint as missing,
    0::bigint as unscheduled,
    (not is_fulfilled and semester_state <> 'ended')::bigint as not_due,
    is_fulfilled::bigint as held_in_all
from judged
