-- Question: which meetings concern which participant, and does each count for it? (metrics: A meeting counts for a unit)
-- Grain: place_no (a participant), meeting_id
-- bond is own (a meeting of that participant alone), joint, or absent: a joint meeting meant for the unit and held without it.
-- counts is false for absent ones, and for all meetings of a semester in which the participant is not active.
-- is_owed: the cohort's programme asks such participants for such meetings, in whatever semester.
-- has_attendance, invited, attended: whether it has rows of attendance, and a unit's own sums of them, null without.
with active as (
    select * from core.participant
    where is_active
),

common as (
    select rowid::integer as meeting_no, * from core.meeting
    where is_common
),

came as (
    select meeting_no, place_no, sum(invited)::bigint as invited, sum(attended)::bigint as attended
    from core.attendance_place
    where participant_level = 'unit'
    group by all
),

registered as (
    select distinct meeting_no, municipality_id
    from core.attendance_place
    where is_common and municipality_id is not null
),

own as (
    select
        'unit'::code.word as participant_level,
        'own'::code.word as bond,
        active.place_no is not null as counts,
        came.place_no is not null as has_attendance,
        came.invited,
        came.attended,
        meeting.rowid::integer as meeting_no,
        meeting.*
    from core.meeting
    left join active on active.place_no = meeting.place_no and active.semester_no = meeting.semester_no
    left join came on came.meeting_no = meeting.rowid and came.place_no = meeting.place_no
    where not meeting.is_common
),

-- a meeting of one municipality, or of all: two joins, as none could find its rows by the municipality otherwise
in_reach as (
    select
        active.place_no as participant_place_no,
        active.municipality_id as participant_municipality_id,
        active.unit_type as participant_unit_type,
        common.*
    from common
    join active using (cohort_no, semester_no, municipality_id)
    where active.participant_level = 'unit'
    union all by name
    select
        active.place_no as participant_place_no,
        active.municipality_id as participant_municipality_id,
        active.unit_type as participant_unit_type,
        common.*
    from common
    join active using (cohort_no, semester_no)
    where active.participant_level = 'unit' and common.municipality_id is null
),

joint as (
    select * exclude (place_no, participant_place_no, participant_unit_type), participant_place_no as place_no
    from in_reach
    where participant_unit_type = coalesce(unit_type, participant_unit_type)
        and state <> 'cancelled'
),

meant as (
    select
        joint.* exclude (participant_municipality_id),
        'unit'::code.word as participant_level,
        joint.state <> 'held' or coalesce(came.attended > 0, false) or registered.meeting_no is null as counts,
        if(counts, 'joint', 'absent')::code.word as bond,
        came.place_no is not null as has_attendance,
        came.invited,
        came.attended
    from joint
    left join came on came.meeting_no = joint.meeting_no and came.place_no = joint.place_no
    left join registered
        on registered.meeting_no = joint.meeting_no and registered.municipality_id = joint.participant_municipality_id
),

guests as (
    select
        'unit'::code.word as participant_level,
        'joint'::code.word as bond,
        true as counts,
        true as has_attendance,
        came.invited,
        came.attended,
        meeting.* replace (active.place_no as place_no)
    from came
    join common as meeting on meeting.meeting_no = came.meeting_no
    join active on active.place_no = came.place_no and active.semester_no = meeting.semester_no
    where came.attended > 0
        and (
            active.municipality_id <> meeting.municipality_id
            or active.unit_type <> meeting.unit_type
        )
),

of_municipalities as (
    select
        'municipality'::code.word as participant_level,
        'own'::code.word as bond,
        true as counts,
        registered.meeting_no is not null as has_attendance,
        meeting.*
    from common as meeting
    join active on active.place_no = meeting.place_no and active.semester_no = meeting.semester_no
    left join registered on registered.meeting_no = meeting.meeting_no and registered.municipality_id = meeting.municipality_id
),

final as (
    select * from own
    union all by name
    select * from meant
    union all by name
    select * from guests
    union all by name
    select * from of_municipalities
),

owed_types as (
    select distinct cohort_no, participant_level, meeting_type
    from core.programme_type
)

select
    participant_level,
    place_no,
    meeting_no,
    meeting_id,
    cohort_no,
    semester_no,
    meeting_type,
    format,
    state,
    bond,
    counts,
    owed_types.cohort_no is not null as is_owed,
    municipality_id is null as is_national,
    planned_on,
    held_on,
    minutes_on,
    basis_on,
    has_attendance,
    invited,
    attended
from final
left join owed_types using (cohort_no, participant_level, meeting_type)
