-- Question: which meetings of the kinds the model owes municipalities does each municipality have?
-- Grain: place_no (a municipality), semester_no, meeting_id
-- Scope: office
select
    meeting_of.place_no,
    meeting_of.semester_no,
    meeting_of.planned_on,
    meeting_of.meeting_id,
    programme_type.requirement,
    meeting_of.meeting_type,
    meeting_of.format,
    meeting_of.held_on,
    meeting_of.state,
    meeting_of.minutes_on,
    meeting_of.basis_on
from core.meeting_of
left join core.programme_type
    on programme_type.cohort_no = meeting_of.cohort_no
    and programme_type.participant_level = meeting_of.participant_level
    and programme_type.meeting_type = meeting_of.meeting_type
    and programme_type.meeting_format = meeting_of.format
where meeting_of.participant_level = 'municipality' and meeting_of.is_owed
