-- A meeting that was held was not cancelled.
-- files: meetings
-- severity: error
-- column: cancelled
select line, held_on
from judged
where cancelled and held_on is not null
