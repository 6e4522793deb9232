-- Question: how many were invited to and came to each held meeting?
-- Grain: meeting_id, participant_id, role
-- participant_id: whose people they are: a unit's, a municipality's of no unit, or nobody's but the nation's. A unit stands beside
-- its own municipality (contract), which need not be told here too.
select
    meeting_id,
    coalesce(unit_id, municipality_no, 'NO')::code.area_id as participant_id,
    role::code.word as role,
    invited,
    attended
from delivery.attendance
