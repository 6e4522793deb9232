-- Question: which areas does each cohort have, from the nation down to the unit, and what lies above each?
-- Grain: cohort_no, area_level, area_id. The parents' ids are null above the area itself. place_no: its number in the marts.
with units as (
    select * from staging.participation
    join core.municipality using (municipality_id)
),

areas as (
    select cohort_no, 'unit'::code.word as area_level, unit_id as area_id, unit_name as area_name,
        office_id, county_id, municipality_id, unit_id, unit_type
    from units
    union all by name
    select distinct cohort_no, 'municipality'::code.word as area_level, municipality_id as area_id, municipality_name as area_name,
        office_id, county_id, municipality_id
    from units
    union all by name
    select distinct cohort_no, 'county'::code.word as area_level, county_id as area_id, county_name as area_name, office_id, county_id
    from units
    union all by name
    select distinct cohort_no, 'office'::code.word as area_level, office_id as area_id, office_name as area_name, office_id
    from units
    union all by name
    select distinct cohort_no, 'nation'::code.word as area_level, 'NO'::code.area_id as area_id, 'Norge' as area_name
    from units
)

select
    (row_number() over (order by area_level, area_id, cohort_no))::integer as place_no,
    *
from areas
