-- Question: which areas are there, and what lies above each?
-- Grain: cohort_no, area_level, area_id
-- Parameters: cohort, level, within, unit_types
select
    cohort_no,
    area_level,
    area_id,
    area_name,
    'NO' as nation_id,
    office_id,
    office_name,
    county_id,
    county_name,
    municipality_id,
    municipality_name,
    unit_type,
    units
from area
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, area_level, area_id
