-- Some roles belong to no unit.
-- files: evaluation
-- severity: error
-- column: unit_id
-- reads: unit_id, role
select line, role
from judged
where unit_id is not null
    and role in (select role from checked.blank_for where file = 'evaluation' and name = 'unit_id')
