-- Question: which county and county-governor office does each present municipality belong to?
-- Grain: municipality_id
select
    municipalities.municipality_no::code.area_id as municipality_id,
    municipalities.name as municipality_name,
    counties.county_no::code.area_id as county_id,
    counties.name as county_name,
    county_governors.office_id::code.area_id as office_id,
    county_governors.name as office_name
from reference.municipalities
join reference.counties using (county_no)
join reference.county_governors using (county_no)
where municipalities.valid_to is null
