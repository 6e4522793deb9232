-- Question: which meetings concern which participant, and does each count for it? (metrics: A meeting counts for a unit)
-- Grain: participant_level, participant_id, meeting_id
-- bond is own (a meeting of that participant alone), joint, or absent: a joint meeting meant for the unit and held without it.
-- counts is false for absent ones, and for all meetings of a semester in which the participant is not active.
with active as (
    select * from core.participant
    where is_active
),

common as (
    select * from core.meeting
    where unit_id is null
),

came as (
    select meeting_id, attendance.unit_id, sum(attended) > 0 as attended
    from staging.attendance
    semi join common using (meeting_id)
    where attendance.unit_id is not null
    group by all
),

registered as (
    select distinct meeting_id, attendance.municipality_id
    from staging.attendance
    semi join common using (meeting_id)
    where attendance.municipality_id is not null
),

own as (
    select
        'unit'::code.word as participant_level,
        meeting.unit_id as participant_id,
        'own'::code.word as bond,
        active.participant_id is not null as counts,
        meeting.*
    from core.meeting
    left join active
        on active.participant_level = 'unit'
        and active.participant_id = meeting.unit_id
        and active.cohort_no = meeting.cohort_no
        and active.semester_no = meeting.semester_no
    where meeting.unit_id is not null
),

-- a meeting of one municipality, or of all: two joins, as none could find its rows by the municipality otherwise
in_reach as (
    select
        active.participant_level,
        active.participant_id,
        active.municipality_id as participant_municipality_id,
        active.unit_type as participant_unit_type,
        common.*
    from common
    join active using (cohort_no, semester_no, municipality_id)
    union all by name
    select
        active.participant_level,
        active.participant_id,
        active.municipality_id as participant_municipality_id,
        active.unit_type as participant_unit_type,
        common.*
    from common
    join active using (cohort_no, semester_no)
    where common.municipality_id is null
),

joint as (
    select * exclude (participant_unit_type)
    from in_reach
    where participant_level = 'unit'
        and participant_unit_type = coalesce(unit_type, participant_unit_type)
        and state <> 'cancelled'
),

meant as (
    select
        joint.* exclude (participant_municipality_id),
        joint.state <> 'held' or coalesce(came.attended, false) or registered.meeting_id is null as counts,
        if(counts, 'joint', 'absent')::code.word as bond
    from joint
    left join came on came.meeting_id = joint.meeting_id and came.unit_id = joint.participant_id
    left join registered
        on registered.meeting_id = joint.meeting_id and registered.municipality_id = joint.participant_municipality_id
),

guests as (
    select 'unit'::code.word as participant_level, active.participant_id, 'joint'::code.word as bond, true as counts, meeting.*
    from came
    join common as meeting on meeting.meeting_id = came.meeting_id and meeting.state = 'held'
    join active
        on active.participant_level = 'unit'
        and active.participant_id = came.unit_id
        and active.cohort_no = meeting.cohort_no
        and active.semester_no = meeting.semester_no
    where came.attended
        and (
            active.municipality_id <> meeting.municipality_id
            or active.unit_type <> meeting.unit_type
        )
),

of_municipalities as (
    select 'municipality'::code.word as participant_level, meeting.municipality_id as participant_id, 'own'::code.word as bond, true as counts, meeting.*
    from common as meeting
    join active
        on active.participant_level = 'municipality'
        and active.participant_id = meeting.municipality_id
        and active.cohort_no = meeting.cohort_no
        and active.semester_no = meeting.semester_no
),

final as (
    select * from own
    union all by name
    select * from meant
    union all by name
    select * from guests
    union all by name
    select * from of_municipalities
)

select
    participant_level,
    participant_id,
    meeting_id,
    cohort_no,
    semester_no,
    meeting_type,
    format,
    state,
    bond,
    counts,
    municipality_id is null as is_national,
    planned_on,
    held_on,
    minutes_on,
    basis_on
from final
