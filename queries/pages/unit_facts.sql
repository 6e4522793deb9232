-- Question: what is known of each unit's participation?
-- Grain: cohort_no, area_id
-- Parameters: cohort, within, unit_types
select
    cohort_no,
    area_id,
    area_name,
    unit_type,
    ownership,
    municipality_id,
    municipality_name,
    county_id,
    county_name,
    office_id,
    office_name,
    children,
    staff,
    joined_on,
    left_on,
    left_reason
from unit_fact
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, area_id
