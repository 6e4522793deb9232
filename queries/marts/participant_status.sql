-- Question: what is the status of each participant in each semester? (metrics: Status of a participant in a semester)
-- Grain: cohort_no, semester_no, area_level, area_id
-- Scope: office
select cohort_no, semester_no, participant_level as area_level, participant_id as area_id, status
from core.participant_status
