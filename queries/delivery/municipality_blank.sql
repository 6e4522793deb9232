-- Only some rows need no municipality: meetings of national types, and there attendance of some roles.
-- files: meetings, attendance
-- severity: error
-- column: municipality_no
-- reads: municipality_no, municipality_no_bad, municipality_may_be_blank
select line
from judged
where municipality_no is null and not municipality_no_bad and not municipality_may_be_blank
