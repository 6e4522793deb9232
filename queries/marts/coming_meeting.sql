-- Question: which meetings are planned for the 30 days from D on, and which units and municipality is each for?
-- Grain: place_no (a participant), semester_no, meeting_id; a meeting has a row for every unit it is for, and, where it is
-- not one unit's, one for its municipality. Cancelled and held meetings are no longer planned (metrics: State of a meeting on D).
-- Scope: office
with coming as (
    select
        *,
        not is_common as is_one_units,
        municipality_id is null as is_national
    from core.meeting
    cross join meta.rule
    where state = 'planned' and planned_on <= rule.as_of + 30
),

concerned as (
    select meeting_id, place_no
    from core.meeting_of
    where participant_level = 'unit'
    union all
    select meeting_id, place_no
    from coming
    where is_common and municipality_id is not null
),

owed_municipalities as (
    select distinct cohort_no, meeting_type
    from core.programme_type
    where participant_level = 'municipality'
)

select
    concerned.place_no,
    coming.semester_no,
    coming.meeting_id,
    coming.meeting_type,
    coming.format,
    coming.planned_on,
    coming.is_one_units,
    coming.is_national,
    owed_municipalities.meeting_type is not null as is_municipal
from coming
join concerned using (meeting_id)
left join owed_municipalities using (cohort_no, meeting_type)
