-- Question: which written deliverables and involvements are registered?
-- Grain: one per row of the delivery (the same row twice is harmless)
select
    cohort_no,
    semester_no,
    municipality_no::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id,
    kind::code.word as kind,
    done_on
from delivery.milestones
