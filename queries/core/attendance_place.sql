-- Question: which cohort, semester, meeting type and participant does each attendance row of a held meeting belong to?
-- Grain: meeting_id, municipality_id, unit_id, role. A row without municipality belongs to the nation only.
select
    meeting.cohort_no,
    meeting.semester_no,
    meeting.meeting_type,
    attendance.meeting_id,
    attendance.role,
    if(attendance.unit_id is null, 'municipality', 'unit') as participant_level,
    coalesce(attendance.unit_id, attendance.municipality_id) as participant_id,
    attendance.invited,
    attendance.attended
from staging.attendance
join staging.meeting using (meeting_id)
where meeting.state = 'held'
