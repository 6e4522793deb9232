-- Question: how many slots of the required meetings were filled in each week of the programme? (metrics: Completion curve)
-- Grain: place_no (an area of a cohort), unit_types, week. Weeks in which none was filled have no row.
-- Scope: office, with the nation as benchmark
with counted as (
    select
        locality_no,
        place_no,
        participant_level,
        greatest(0, (slot_fill.held_on - semester.starts_on)::integer // 7) as week,
        count(*) as filled
    from core.slot_fill
    join core.locality using (place_no)
    join core.semester using (cohort_no)
    where semester.semester_no = 1
    group by all
)

select locality_area.place_no, unit_types, week, sum(filled)::bigint as filled
from (select locality_no, week, sum(filled) as filled from counted group by all)
join core.locality_area using (locality_no)
group by all
union all by name
select place_no, 'both'::code.word as unit_types, week, filled
from counted
where participant_level = 'unit'
