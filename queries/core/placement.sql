-- Question: in which areas is each participant counted, and under which choices of unit type?
-- Grain: cohort_no, participant_level, participant_id, area_level, area_id, unit_types
-- In the area that it is itself a unit is counted under both only: its type says what else it answers to.
select locality.cohort_no, participant_level, participant_id, unit_types, area_level, area_id
from core.locality
join core.locality_area using (locality_no)
union all by name
select cohort_no, participant_level, participant_id, 'both' as unit_types, 'unit' as area_level, participant_id as area_id
from core.locality
where participant_level = 'unit'
