-- Question: which meetings were planned or held, what is the state of each on D, and whom was each arranged for?
-- Grain: meeting_id. Its number elsewhere in core, meeting_no, is its row here: compared as a number, not as a text.
-- place_no: the area of the unit or municipality that it was arranged for, else the nation. municipality_id: null for the nation.
select meeting.* exclude (participant_id), locality.municipality_id, locality.place_no
from staging.meeting
left join core.locality using (cohort_no, participant_id)
