-- Question: how many were invited to and came to each held meeting?
-- Grain: meeting_id, municipality_id, unit_id, role
select
    meeting_id,
    municipality_no::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id,
    role::code.word as role,
    invited,
    attended
from delivery.attendance
