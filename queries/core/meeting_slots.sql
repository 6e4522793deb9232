-- Question: in what state is each slot of each meeting requirement counted per semester? (metrics: Slots, steps 1-5)
-- Grain: place_no (a participant), semester_no, requirement
-- A step that shares among siblings fills them in the model's order: a row gets what the pool holds beyond the needs before it.
-- Most rows have no sibling: nothing is shared there, as what such a row has beyond its slots it has no slots for.
with counted as (
    select
        place_no, semester_no, requirement,
        count(*) filter (where state = 'held') as held_meetings,
        count(*) filter (where state = 'planned') as planned_meetings,
        count(*) filter (where state = 'overdue') as overdue_meetings,
        min(planned_on) filter (where state = 'overdue') as oldest_overdue_on
    from core.requirement_meeting
    where per = 'semester'
    group by all
),

asked as (
    select *, count(*) over (partition by cohort_no, semester_no, participant_level, what) > 1 as has_siblings
    from core.requirement
    where fulfilled_by = 'meeting' and per = 'semester'
),

owed as (
    select
        participant.place_no,
        participant.locality_no,
        asked.*,
        coalesce(counted.held_meetings, 0) as held_in_all,
        coalesce(counted.planned_meetings, 0) as planned_in_all,
        coalesce(counted.overdue_meetings, 0) as overdue_in_all,
        counted.oldest_overdue_on,
        least(min_count, held_in_all) as held,
        min_count - held as left_by_held
    from core.participant
    join asked using (cohort_no, semester_no, participant_level)
    left join counted using (place_no, semester_no, requirement)
    where participant.is_active
),

with_siblings as (
    select
        *,
        sum(held_in_all - held) over siblings - coalesce(sum(left_by_held) over earlier_siblings, 0) as surplus,
        least(left_by_held, greatest(0, surplus)) as other_format,
        left_by_held - other_format as left_by_other,
        if(semester_state = 'ended', 0, least(left_by_other, planned_in_all)) as planned_own,
        if(semester_state = 'ended', 0, planned_in_all - planned_own) as planned_spare,
        if(semester_state = 'ended', 0, left_by_other - planned_own) as left_by_planned
    from owed
    where has_siblings
    window
        siblings as (partition by place_no, semester_no, what),
        earlier_siblings as (
            partition by place_no, semester_no, what
            order by position rows between unbounded preceding and 1 preceding
        )
),

planned as (
    select
        *,
        sum(planned_spare) over siblings - coalesce(sum(left_by_planned) over earlier_siblings, 0) as spare,
        planned_own + least(left_by_planned, greatest(0, spare)) as planned
    from with_siblings
    window
        siblings as (partition by place_no, semester_no, what),
        earlier_siblings as (
            partition by place_no, semester_no, what
            order by position rows between unbounded preceding and 1 preceding
        )
    union all by name
    select
        *,
        0 as other_format,
        left_by_held as left_by_other,
        if(semester_state = 'ended', 0, least(left_by_held, planned_in_all)) as planned
    from owed
    where not has_siblings
),

filled as (
    select
        *,
        left_by_other - planned as left_by_all_planned,
        least(left_by_all_planned, overdue_in_all) as overdue,
        left_by_all_planned - overdue as remaining
    from planned
)

select
    cohort_no, semester_no, semester_state, place_no, locality_no, participant_level, requirement, what, position,
    fulfilled_by, binding,
    min_count::bigint as required,
    held::bigint as held,
    other_format::bigint as other_format,
    planned::bigint as planned,
    overdue::bigint as overdue,
    if(semester_state = 'ended', remaining, 0)::bigint as missing,
    if(semester_state = 'current', remaining, 0)::bigint as unscheduled,
    if(semester_state = 'future', remaining, 0)::bigint as not_due,
    held_in_all,
    oldest_overdue_on
from filled
