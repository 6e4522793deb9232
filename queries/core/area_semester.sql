-- Question: in which semesters does each area have a participant, active or withdrawn?
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types
select distinct cohort_no, semester_no, area_level, area_id, unit_types
from core.participant
join core.placement using (cohort_no, participant_level, participant_id)
where participant_level = 'unit'
