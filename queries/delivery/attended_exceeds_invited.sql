-- No more people came than were invited.
-- files: attendance
-- severity: error
-- column: attended
select line, invited
from judged
where attended > invited
