-- Question: how many meetings of each type were held, planned, overdue or cancelled in each month of each area?
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, month. Months without any have no row.
-- Scope: office, with the nation as benchmark
-- A meeting is one row of the delivery, counted where the unit or municipality it was arranged for is; one without
-- either (national days) belongs to the nation only, as attendance does.
with meetings as (
    select
        cohort_no,
        semester_no,
        meeting_type,
        state,
        date_trunc('month', if(state = 'held', held_on, planned_on))::date as month,
        if(unit_id is null, 'municipality', 'unit') as participant_level,
        coalesce(unit_id, municipality_id) as participant_id
    from staging.meeting
),

placed as (
    select meetings.*, placement.area_level, placement.area_id, placement.unit_types
    from meetings
    join core.placement using (cohort_no, participant_level, participant_id)
    union all by name
    select *, 'nation' as area_level, 'NO' as area_id, 'both' as unit_types
    from meetings
    where participant_id is null
)

select
    cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, month,
    count(*) filter (where state = 'held') as held,
    count(*) filter (where state = 'planned') as planned,
    count(*) filter (where state = 'overdue') as overdue,
    count(*) filter (where state = 'cancelled') as cancelled
from placed
group by all
