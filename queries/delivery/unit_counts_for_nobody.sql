-- A meeting that the model owes municipalities counts for nobody when it names a unit.
-- files: meetings
-- severity: warning
-- column: unit_id
select line, meeting_type
from judged
where unit_id is not null
    and meeting_type in (
        select what from programme.requirements where fulfilled_by = 'meeting' and level = 'municipality'
    )
