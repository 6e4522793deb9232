-- Question: who takes part in each semester, and is it active or withdrawn? (metrics: Participants)
-- Grain: place_no (a participant as an area of its cohort), semester_no
-- stays: has not left the cohort on D; a municipality stays while any unit of it does, whenever that unit joined.
with participation as (
    select participation.*, left_on is null or left_on = rule.as_of as stays
    from staging.participation
    cross join meta.rule
),

units as (
    select
        participation.cohort_no,
        semester.semester_no,
        'unit'::code.word as participant_level,
        participation.unit_id as participant_id,
        participation.municipality_id,
        participation.left_on is null or participation.left_on >= semester.ends_on as is_active,
        participation.stays
    from participation
    join core.semester on semester.cohort_no = participation.cohort_no and participation.joined_on <= semester.ends_on
),

staying as (
    select cohort_no, municipality_id, bool_or(stays) as stays
    from participation
    group by all
),

municipalities as (
    select
        cohort_no,
        units.semester_no,
        'municipality'::code.word as participant_level,
        municipality_id as participant_id,
        bool_or(units.is_active) as is_active,
        any_value(staying.stays) as stays
    from units
    join staying using (cohort_no, municipality_id)
    group by all
),

participants as (
    select * exclude (municipality_id) from units
    union all by name
    select * from municipalities
)

select participants.*, locality.unit_type, locality.municipality_id, locality.place_no, locality.locality_no
from participants
join core.locality using (cohort_no, participant_level, participant_id)
