-- Question: which cohort, semester, meeting type and participant does each attendance row of a held meeting belong to?
-- Grain: meeting_id, municipality_id, unit_id, role. A row without municipality belongs to the nation only: its locality_no
-- is 0, its participant_id null. locality_no is null where the participant is none of the cohort's; place_no is the unit's own.
select
    meeting.cohort_no,
    meeting.semester_no,
    meeting.meeting_type,
    attendance.meeting_id,
    attendance.role,
    if(attendance.unit_id is null, 'municipality', 'unit')::code.word as participant_level,
    coalesce(attendance.unit_id, attendance.municipality_id) as participant_id,
    if(participant_id is null, 0, locality.locality_no) as locality_no,
    locality.place_no,
    attendance.invited,
    attendance.attended
from staging.attendance
join core.meeting using (meeting_id)
left join core.locality
    on locality.cohort_no = meeting.cohort_no
    and locality.participant_level = if(attendance.unit_id is null, 'municipality', 'unit')::code.word
    and locality.participant_id = coalesce(attendance.unit_id, attendance.municipality_id)
where meeting.state = 'held'
