-- Question: in which municipality, and among which type of units, is each participant counted in all larger areas?
-- Grain: cohort_no, participant_level, participant_id. Those with the same locality_no are counted alike in every area but
-- the unit: figures are summed per locality before they are summed to areas.
with participants as (
    select cohort_no, 'unit' as participant_level, unit_id as participant_id, unit_type, municipality_id
    from staging.participation
    union all by name
    select distinct cohort_no, 'municipality' as participant_level, municipality_id as participant_id, municipality_id
    from staging.participation
)

select
    *,
    dense_rank() over (order by cohort_no, municipality_id, unit_type)::integer as locality_no
from participants
semi join core.municipality using (municipality_id)
