-- Attendance is of a meeting in the delivery.
-- Not judged where a meeting that cannot be read might be the one.
-- files: attendance
-- severity: error
-- column: meeting_id
select line
from judged
anti join checked.doubled_meetings using (meeting_id)
where meeting_id is not null and meeting_line is null and not exists (select 1 from checked.meetings where meeting_id_bad)
