-- Question: which unit takes part in which cohort, and for how long?
-- Grain: cohort_no, unit_id
select
    cohort_no,
    unit_id,
    unit_name,
    unit_type,
    ownership,
    municipality_no as municipality_id,
    children,
    staff,
    joined_on,
    left_on,
    left_reason
from delivery.participation
