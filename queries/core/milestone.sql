-- Question: which deliverables and involvements has each participant registered?
-- Grain: place_no (a participant), semester_no, kind, done_on
select distinct
    locality.place_no,
    milestone.semester_no,
    milestone.kind,
    milestone.done_on
from staging.milestone
join core.locality using (cohort_no, participant_id)
