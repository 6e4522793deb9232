-- Question: which areas does each cohort have, what lies above each, and how many units are in it?
-- Grain: cohort_no, area_level, area_id, unit_types
-- Scope: office, with the nation as benchmark
with counted as (
    select cohort_no, area_level, area_id, unit_types, count(*) as units
    from core.placement
    where participant_level = 'unit'
    group by all
),

offices as (
    select distinct office_id, office_name from core.municipality
),

counties as (
    select distinct county_id, county_name from core.municipality
)

select counted.*, offices.office_name, counties.county_name, municipality.municipality_name
from counted
join core.area using (cohort_no, area_level, area_id)
left join offices on offices.office_id = area.office_id
left join counties on counties.county_id = area.county_id
left join core.municipality on municipality.municipality_id = area.municipality_id
