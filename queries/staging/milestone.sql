-- Question: which written deliverables and involvements are registered?
-- Grain: one per row of the delivery (the same row twice is harmless)
select
    cohort_no,
    semester_no,
    coalesce(unit_id, municipality_no)::code.area_id as participant_id,
    kind::code.word as kind,
    done_on
from delivery.milestones
