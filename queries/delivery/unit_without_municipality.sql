-- A unit stands beside its municipality, also where a municipality need not be named.
-- files: meetings, attendance
-- severity: error
-- column: unit_id
select line
from judged
where unit_id is not null and municipality_no is null and not municipality_no_bad and municipality_may_be_blank
