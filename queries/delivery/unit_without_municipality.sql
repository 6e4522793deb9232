-- A unit stands beside its municipality, also where a municipality need not be named.
-- files: meetings, attendance
-- severity: error
-- column: unit_id
-- reads: unit_id, municipality_no, municipality_no_bad, municipality_may_be_blank
select line
from judged
where unit_id is not null and municipality_no is null and not municipality_no_bad and municipality_may_be_blank
