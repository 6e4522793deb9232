-- Question: in which areas is each participant counted, and under which choices of unit type?
-- Grain: cohort_no, participant_level, participant_id, area_level, area_id, unit_types
-- unit_types is both, kindergarten or school: the value of a reader's filter. Municipalities are counted under both only,
-- and in the area that it is itself a unit is counted under both only: its type says what else it answers to.
with participants as (
    select cohort_no, 'unit' as participant_level, unit_id as participant_id, unit_id, unit_type, municipality_id
    from staging.participation
    union all by name
    select distinct cohort_no, 'municipality' as participant_level, municipality_id as participant_id, municipality_id
    from staging.participation
),

choices as (
    select *, unnest(case when unit_type is null then ['both'] else ['both', unit_type] end) as unit_types
    from participants
),

placed as (
    select
        choices.cohort_no,
        choices.participant_level,
        choices.participant_id,
        choices.unit_types,
        unnest([
            {'area_level': 'nation', 'area_id': 'NO'},
            {'area_level': 'office', 'area_id': municipality.office_id},
            {'area_level': 'county', 'area_id': municipality.county_id},
            {'area_level': 'municipality', 'area_id': choices.municipality_id},
            {'area_level': 'unit', 'area_id': choices.unit_id}
        ], recursive := true)
    from choices
    join core.municipality using (municipality_id)
)

select * from placed
where area_id is not null and (area_level <> 'unit' or unit_types = 'both')
