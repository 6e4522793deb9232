-- Question: which meetings does each unit have, had or missed? (metrics: query unit_meetings)
-- Grain: place_no (a unit), semester_no, meeting_id
-- Scope: office
-- Its own meetings, whatever their type; joint ones of the types its programme asks units for.
select
    meeting_of.place_no,
    meeting_of.semester_no,
    meeting_of.planned_on,
    meeting_of.meeting_id,
    programme_type.requirement,
    meeting_of.meeting_type,
    meeting_of.format,
    meeting_of.held_on,
    if(meeting_of.bond = 'absent', 'absent'::code.word, meeting_of.state) as state,
    meeting_of.minutes_on,
    meeting_of.basis_on,
    meeting_of.invited,
    meeting_of.attended
from core.meeting_of
left join core.programme_type
    on programme_type.cohort_no = meeting_of.cohort_no
    and programme_type.participant_level = meeting_of.participant_level
    and programme_type.meeting_type = meeting_of.meeting_type
    and programme_type.meeting_format = meeting_of.format
where meeting_of.participant_level = 'unit' and (meeting_of.bond = 'own' or meeting_of.is_owed)
