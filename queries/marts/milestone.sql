-- Question: which deliverables and involvements has each participant registered?
-- Grain: cohort_no, semester_no, area_level, area_id, kind, done_on
-- Scope: office
select distinct
    cohort_no,
    semester_no,
    if(unit_id is null, 'municipality', 'unit') as area_level,
    coalesce(unit_id, municipality_id) as area_id,
    kind,
    done_on
from staging.milestone
