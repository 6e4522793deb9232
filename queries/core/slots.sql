-- Question: how far is each active participant with each row of the programme model, each semester?
-- Grain: place_no (a participant), semester_no, requirement
-- Rows counted per month have no slots (null), the others no months (null).
select * exclude (participant_level, locality_no) from core.meeting_slots
union all by name
select * from core.deliverable_slots
union all by name
select * from core.monthly
