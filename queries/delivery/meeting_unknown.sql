-- Attendance is of a meeting in the delivery.
-- Not judged where a meeting that cannot be read might be the one.
-- files: attendance
-- severity: error
-- column: meeting_id
-- reads: meeting_unknown
select line
from judged
where meeting_unknown and not exists (select 1 from checked.meetings where meeting_id_bad)
