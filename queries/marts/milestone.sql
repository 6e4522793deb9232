-- Question: which deliverables and involvements has each participant registered?
-- Grain: place_no (a participant), semester_no, kind, done_on
-- Scope: office
select * from core.milestone
