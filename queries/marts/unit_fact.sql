-- Question: what is known of each unit's participation?
-- Grain: cohort_no, area_level, area_id
-- Scope: office
select
    cohort_no,
    'unit'::code.word as area_level,
    unit_id as area_id,
    ownership,
    children,
    staff,
    joined_on,
    left_on,
    left_reason,
    municipality_name,
    county_name,
    office_name
from staging.participation
join core.municipality using (municipality_id)
