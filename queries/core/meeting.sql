-- Question: which meetings were planned or held, and what is the state of each on D?
-- Grain: meeting_id
-- The rows of staging.meeting, typed once for all that read them.
select * from staging.meeting
