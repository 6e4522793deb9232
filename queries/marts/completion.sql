-- Question: how many slots of the required meetings are in which state in each area? (metrics: Completion)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, requirement (all = their sum)
-- Scope: office, with the nation as benchmark
-- Each slot is in one state: what is left beside held, other_format, planned and overdue is missing, unscheduled or not_due,
-- as the semester's own state is. So it is told apart last, and not summed.
with by_locality as (
    select
        semester_no, locality_no, requirement,
        sum(required) as required,
        sum(held) as held,
        sum(other_format) as other_format,
        sum(planned) as planned,
        sum(overdue) as overdue
    from core.meeting_slots
    where binding = 'required'
    group by all
),

counted as (
    select
        place_no, semester_no, unit_types, requirement,
        sum(required)::bigint as required,
        sum(held)::bigint as held,
        sum(other_format)::bigint as other_format,
        sum(planned)::bigint as planned,
        sum(overdue)::bigint as overdue
    from by_locality
    join core.locality_area using (locality_no)
    group by all
    union all by name
    select
        place_no, semester_no, 'both'::code.word as unit_types, requirement,
        required, held, other_format, planned, overdue
    from core.meeting_slots
    where binding = 'required' and participant_level = 'unit'
),

asked as (
    select place_no, semester_no, semester_state, unit_types, requirement.requirement
    from core.area_semester
    join core.requirement using (cohort_no, semester_no)
    where requirement.fulfilled_by = 'meeting' and requirement.per = 'semester' and requirement.binding = 'required'
        and (
            requirement.participant_level = 'unit'
            or (area_semester.area_level <> 'unit' and area_semester.unit_types = 'both')
        )
),

each_requirement as (
    select
        asked.*,
        coalesce(required, 0) as required,
        coalesce(held, 0) as held,
        coalesce(other_format, 0) as other_format,
        coalesce(planned, 0) as planned,
        coalesce(overdue, 0) as overdue
    from asked
    left join counted using (place_no, semester_no, unit_types, requirement)
),

with_all as (
    select * from each_requirement
    union all by name
    select
        place_no, semester_no, semester_state, unit_types, 'all'::code.word as requirement,
        sum(required)::bigint as required,
        sum(held)::bigint as held,
        sum(other_format)::bigint as other_format,
        sum(planned)::bigint as planned,
        sum(overdue)::bigint as overdue
    from each_requirement
    group by all
),

with_rest as (
    select *, required - held - other_format - planned - overdue as rest
    from with_all
)

select
    * exclude (semester_state, rest),
    if(semester_state = 'ended', rest, 0) as missing,
    if(semester_state = 'current', rest, 0) as unscheduled,
    if(semester_state = 'future', rest, 0) as not_due
from with_rest
