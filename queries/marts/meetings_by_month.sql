-- Question: how many meetings of each type were held, planned, overdue or cancelled in each month of each area?
-- Grain: place_no (an area of a cohort), semester_no, unit_types, meeting_type, month. Months without any have no row.
-- Scope: office, with the nation as benchmark
-- A meeting is one row of the delivery, counted where the unit or municipality it was arranged for is; one without
-- either (national days) belongs to the nation only, as attendance does.
with counted as (
    select
        semester_no, meeting_type, place_no,
        date_trunc('month', if(state = 'held', held_on, planned_on))::date as month,
        count(*) filter (where state = 'held') as held,
        count(*) filter (where state = 'planned') as planned,
        count(*) filter (where state = 'overdue') as overdue,
        count(*) filter (where state = 'cancelled') as cancelled
    from core.meeting
    group by all
),

placed as (
    select semester_no, meeting_type, month, locality_no, place_no, participant_level, held, planned, overdue, cancelled
    from counted
    join core.locality using (place_no)
),

by_locality as (
    select
        semester_no, meeting_type, month, locality_no,
        sum(held) as held,
        sum(planned) as planned,
        sum(overdue) as overdue,
        sum(cancelled) as cancelled
    from placed
    group by all
),

in_areas as (
    select semester_no, locality_area.place_no, unit_types, meeting_type, month, held, planned, overdue, cancelled
    from by_locality
    join core.locality_area using (locality_no)
)

select
    place_no, semester_no, unit_types, meeting_type, month,
    sum(held)::bigint as held,
    sum(planned)::bigint as planned,
    sum(overdue)::bigint as overdue,
    sum(cancelled)::bigint as cancelled
from in_areas
group by all
union all by name
select * exclude (locality_no, participant_level), 'both'::code.word as unit_types
from placed
where participant_level = 'unit'
