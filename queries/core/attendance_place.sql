-- Question: which semester, meeting type and participant does each attendance row of a held meeting belong to?
-- Grain: meeting_no, participant_level, place_no, role. place_no: the unit, or where there is none the municipality, or where
-- there is neither the nation; it and locality_no are null where the participant is none of the cohort's.
-- is_common: not a meeting of one unit.
select
    meeting.rowid::integer as meeting_no,
    meeting.is_common,
    meeting.semester_no,
    meeting.meeting_type,
    locality.municipality_id,
    locality.participant_level,
    locality.place_no,
    locality.locality_no,
    attendance.role,
    attendance.invited,
    attendance.attended
from staging.attendance
join core.meeting using (meeting_id)
left join core.locality
    on locality.cohort_no = meeting.cohort_no
    and locality.participant_id = attendance.participant_id
where meeting.state = 'held'
