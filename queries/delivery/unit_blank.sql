-- A respondent belongs to a unit, but for some roles.
-- files: evaluation
-- severity: error
-- column: unit_id
-- reads: unit_id, unit_id_bad, role
select line, role
from judged
where unit_id is null and not unit_id_bad and role is not null
    and role not in (select role from checked.blank_for where file = 'evaluation' and name = 'unit_id')
