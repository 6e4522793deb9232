-- Question: what did each respondent answer in a semester evaluation?
-- Grain: one respondent in one semester (who it is enters nothing, so response_id is left out)
-- answers: three bits for each item, in the model's order: 0 no row, 1 «vet ikke / ikke relevant», else the score and 1.
-- rows: how many rows of the delivery that is.
select
    cohort_no,
    semester_no,
    municipality_no::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id,
    role::code.word as role,
    answers,
    rows
from delivery.responses
