-- A reason to have left belongs to a unit that has left.
-- files: participation
-- severity: error
-- column: left_reason
select line
from judged
where left_reason is not null and left_on is null and not left_on_bad
