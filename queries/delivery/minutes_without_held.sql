-- Minutes are of a meeting that was held.
-- files: meetings
-- severity: error
-- column: minutes_on
select line
from judged
where minutes_on is not null and held_on is null and not held_on_bad
