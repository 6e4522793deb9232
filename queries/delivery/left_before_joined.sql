-- A unit leaves no earlier than it joins.
-- files: participation
-- severity: error
-- column: left_on
select line, joined_on
from judged
where left_on < joined_on
