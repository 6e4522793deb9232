-- Attendance is of a meeting that was held.
-- files: attendance
-- severity: error
-- column: meeting_id
-- reads: meeting_not_held
-- tells: meeting_line
select line, meeting_line
from judged
where meeting_not_held
