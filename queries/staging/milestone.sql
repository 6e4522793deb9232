-- Question: which written deliverables and involvements are registered?
-- Grain: one per row of the delivery (the same row twice is harmless)
select
    cohort_no,
    semester_no,
    municipality_no as municipality_id,
    unit_id,
    kind,
    done_on
from delivery.milestones
