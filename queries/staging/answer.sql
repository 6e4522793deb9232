-- Question: what was answered in the semester evaluations?
-- Grain: response_id, item_id
select
    response_id,
    cohort_no,
    semester_no,
    municipality_no as municipality_id,
    unit_id,
    role,
    item_id,
    score
from delivery.evaluation
