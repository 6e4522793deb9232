-- Question: which areas does each cohort have, what lies above each, and how many units are in it?
-- Grain: place_no (an area of a cohort), unit_types
-- Scope: office, with the nation as benchmark
with units as (
    select locality_no, count(*) as units
    from core.locality
    where participant_level = 'unit'
    group by all
),

counted as (
    select place_no, unit_types, sum(units)::bigint as units
    from units
    join core.locality_area using (locality_no)
    group by all
    union all by name
    select place_no, 'both'::code.word as unit_types, 1 as units
    from core.locality
    where participant_level = 'unit'
),

offices as (
    select distinct office_id, office_name from core.municipality
),

counties as (
    select distinct county_id, county_name from core.municipality
)

select counted.*, offices.office_name, counties.county_name, municipality.municipality_name
from counted
join core.area using (place_no)
left join offices on offices.office_id = area.office_id
left join counties on counties.county_id = area.county_id
left join core.municipality on municipality.municipality_id = area.municipality_id
