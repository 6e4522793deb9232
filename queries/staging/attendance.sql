-- Question: how many were invited to and came to each held meeting?
-- Grain: meeting_id, municipality_id, unit_id, role
select
    meeting_id,
    municipality_no as municipality_id,
    unit_id,
    role,
    invited,
    attended
from delivery.attendance
