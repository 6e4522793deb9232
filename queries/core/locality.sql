-- Question: in which municipality, and among which type of units, is each participant counted in all larger areas?
-- Grain: cohort_no, participant_level, participant_id. Those with the same locality_no are counted alike in every area but
-- their own: figures are summed per locality before they are summed to areas. place_no: the participant as an area.
-- What belongs to no participant belongs to the nation, which has a locality of its own.
select
    cohort_no,
    area_level as participant_level,
    area_id as participant_id,
    unit_type,
    municipality_id,
    place_no,
    dense_rank() over (order by cohort_no, municipality_id, unit_type)::integer as locality_no
from core.area
where area_level in ('unit', 'municipality', 'nation')
