-- Question: in which areas, and under which choices of unit type, does each block count, and does each member belong?
-- Grain: a block (n is filled) or a member (n is null), area_level, area_id, unit_types. Closed semesters only.
-- is_above: the block has its home above the area; of members only.
-- The areas are those the block or member names itself: of a frozen semester nothing follows from the later delivery.
with counted as (
    select * from core.answer_block
    union all by name
    select * from core.answer_member
),

choices as (
    select
        counted.*,
        unnest(if(unit_type is null, ['both'], ['both', unit_type])) as unit_types
    from counted
    join core.semester using (cohort_no, semester_no)
    where semester.answers_closed
),

placed as (
    select
        * exclude (office_id, county_id, municipality_id, unit_id),
        unnest([
            {'rank': 5, 'area_level': 'nation', 'area_id': 'NO'},
            {'rank': 4, 'area_level': 'office', 'area_id': office_id},
            {'rank': 3, 'area_level': 'county', 'area_id': county_id},
            {'rank': 2, 'area_level': 'municipality', 'area_id': municipality_id},
            {'rank': 1, 'area_level': 'unit', 'area_id': unit_id}
        ], recursive := true)
    from choices
)

select
    * exclude (rank),
    list_position(['unit', 'municipality', 'county', 'office', 'nation'], home_level) > rank as is_above
from placed
where area_id is not null and (area_level <> 'unit' or unit_types = 'both')
