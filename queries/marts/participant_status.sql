-- Question: what is the status of each participant in each semester? (metrics: Status of a participant in a semester)
-- Grain: place_no (a participant), semester_no
-- Scope: office
select place_no, semester_no, status
from core.participant_status
