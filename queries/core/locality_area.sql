-- Question: in which areas is each locality counted, and under which choices of unit type?
-- Grain: locality_no, place_no, unit_types
-- unit_types is both, kindergarten or school: the value of a reader's filter. Municipalities are counted under both only,
-- and so is what belongs to no participant, in the nation alone.
with localities as (
    select distinct locality_no, cohort_no, municipality_id, unit_type from core.locality
),

choices as (
    select *, unnest(if(unit_type is null, ['both'::code.word], ['both'::code.word, unit_type])) as unit_types
    from localities
),

placed as (
    select
        choices.locality_no,
        choices.cohort_no,
        choices.unit_types,
        unnest([
            {'area_level': 'nation'::code.word, 'area_id': 'NO'::code.area_id},
            {'area_level': 'office'::code.word, 'area_id': municipality.office_id},
            {'area_level': 'county'::code.word, 'area_id': municipality.county_id},
            {'area_level': 'municipality'::code.word, 'area_id': choices.municipality_id}
        ], recursive := true)
    from choices
    left join core.municipality using (municipality_id)
)

-- the nation's own locality is in no office, no county and no municipality
select locality_no, cohort_no, unit_types, area_level, area_id, place_no
from placed
join core.area using (cohort_no, area_level, area_id)
