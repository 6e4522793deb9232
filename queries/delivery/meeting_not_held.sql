-- Attendance is of a meeting that was held.
-- files: attendance
-- severity: error
-- column: meeting_id
select judged.line, meetings.line as meeting_line
from judged
inner join checked.known_meetings as meetings using (meeting_id)
where meetings.held_on is null and not meetings.held_on_bad
