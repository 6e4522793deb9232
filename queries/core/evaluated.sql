-- Question: whose people answered the evaluation of a semester, whatever they answered?
-- Grain: cohort_no, semester_no, participant_level, participant_id. People of no unit count for their municipality alone.
select distinct
    cohort_no,
    semester_no,
    if(unit_id is null, 'municipality', 'unit')::code.word as participant_level,
    coalesce(unit_id, municipality_id) as participant_id
from core.respondent
