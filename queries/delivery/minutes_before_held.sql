-- Minutes are delivered no earlier than the meeting was held.
-- files: meetings
-- severity: error
-- column: minutes_on
select line, held_on
from judged
where minutes_on < held_on
