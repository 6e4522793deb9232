-- Question: on which date was each filled slot of the required meetings filled? (metrics: Completion curve)
-- Grain: one row per filled slot
-- A row's slots fill in order of held_on; what a row holds beyond its slots fills its siblings', the earliest first.
with held as (
    select
        *,
        row_number() over (
            partition by place_no, semester_no, requirement order by held_on
        ) as turn
    from core.requirement_meeting
    where state = 'held' and per = 'semester'
),

surplus as (
    select
        *,
        row_number() over (
            partition by place_no, semester_no, what order by held_on
        ) as surplus_turn
    from held
    where turn > min_count
),

lent as (
    select place_no, semester_no, what, sum(other_format) as slots
    from core.meeting_slots
    where binding = 'required' and other_format > 0
    group by all
)

select place_no, held_on
from held
where turn <= min_count and binding = 'required'
union all
select surplus.place_no, surplus.held_on
from surplus
join lent using (place_no, semester_no, what)
where surplus.surplus_turn <= lent.slots
