-- Question: how far is each active participant with each row of the programme model, each semester?
-- Grain: cohort_no, semester_no, participant_level, participant_id, requirement
-- Rows counted per month have no slots (null), the others no months (null).
select * from core.meeting_slots
union all by name
select * from core.deliverable_slots
union all by name
select * from core.monthly
