-- Question: which unit takes part in which cohort, and for how long?
-- Grain: cohort_no, unit_id
select
    cohort_no,
    unit_id::code.area_id as unit_id,
    unit_name,
    unit_type::code.word as unit_type,
    ownership,
    municipality_no::code.area_id as municipality_id,
    children,
    staff,
    joined_on,
    left_on,
    left_reason
from delivery.participation
