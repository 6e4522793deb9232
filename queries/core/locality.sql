-- Question: in which municipality, and among which type of units, is each participant counted in all larger areas?
-- Grain: cohort_no, participant_level, participant_id. Those with the same locality_no are counted alike in every area but
-- the unit: figures are summed per locality before they are summed to areas. place_no: the unit's own; null for municipalities.
with participants as (
    select cohort_no, 'unit'::code.word as participant_level, unit_id as participant_id, unit_type, municipality_id
    from staging.participation
    union all by name
    select distinct cohort_no, 'municipality'::code.word as participant_level, municipality_id as participant_id, municipality_id
    from staging.participation
)

select
    participants.*,
    area.place_no,
    dense_rank() over (order by participants.cohort_no, participants.municipality_id, participants.unit_type)::integer as locality_no
from participants
semi join core.municipality using (municipality_id)
left join core.area
    on participants.participant_level = 'unit'
    and area.area_level = 'unit'
    and area.cohort_no = participants.cohort_no
    and area.area_id = participants.participant_id
