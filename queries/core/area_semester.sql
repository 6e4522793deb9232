-- Question: in which semesters does each area have a participant, active or withdrawn?
-- Grain: place_no (an area of a cohort), semester_no, unit_types
with found as (
    select distinct cohort_no, semester_no, place_no, locality_no
    from core.participant
    where participant_level = 'unit'
)

select cohort_no, semester_no, place_no, 'both'::code.word as unit_types, 'unit'::code.word as area_level
from found
union all by name
select distinct cohort_no, semester_no, locality_area.place_no, unit_types, area_level
from (select distinct cohort_no, semester_no, locality_no from found)
join core.locality_area using (cohort_no, locality_no)
