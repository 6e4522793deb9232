-- Question: which meetings does each unit have, had or missed? (metrics: query unit_meetings)
-- Grain: cohort_no, semester_no, area_level, area_id, meeting_id
-- Scope: office
-- Its own meetings, whatever their type; joint ones of the types its programme asks units for.
with owed_types as (
    select distinct cohort_no, participant_level, meeting_type
    from core.programme_type
),

came as (
    select meeting_id, unit_id as participant_id, sum(invited)::bigint as invited, sum(attended)::bigint as attended
    from staging.attendance
    where unit_id is not null
    group by all
)

select
    meeting_of.cohort_no,
    meeting_of.semester_no,
    meeting_of.participant_level as area_level,
    meeting_of.participant_id as area_id,
    meeting_of.planned_on,
    meeting_of.meeting_id,
    programme_type.requirement,
    meeting_of.meeting_type,
    meeting_of.format,
    meeting_of.held_on,
    if(meeting_of.bond = 'absent', 'absent', meeting_of.state) as state,
    meeting_of.minutes_on,
    meeting_of.basis_on,
    came.invited,
    came.attended
from core.meeting_of
left join owed_types using (cohort_no, participant_level, meeting_type)
left join core.programme_type
    on programme_type.cohort_no = meeting_of.cohort_no
    and programme_type.participant_level = meeting_of.participant_level
    and programme_type.meeting_type = meeting_of.meeting_type
    and programme_type.meeting_format = meeting_of.format
left join came using (meeting_id, participant_id)
where meeting_of.participant_level = 'unit' and (meeting_of.bond = 'own' or owed_types.cohort_no is not null)
