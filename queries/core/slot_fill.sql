-- Question: on which date was each filled slot of the required meetings filled? (metrics: Completion curve)
-- Grain: one row per filled slot
-- A row's slots fill in order of held_on; what a row holds beyond its slots fills its siblings', the earliest first.
with held as (
    select
        *,
        row_number() over (
            partition by cohort_no, semester_no, participant_level, participant_id, requirement order by held_on, meeting_id
        ) as place
    from core.requirement_meeting
    where counts and state = 'held' and per = 'semester'
),

surplus as (
    select
        *,
        row_number() over (
            partition by cohort_no, semester_no, participant_level, participant_id, what order by held_on, meeting_id
        ) as surplus_place
    from held
    where place > min_count
),

lent as (
    select cohort_no, semester_no, participant_level, participant_id, what, sum(other_format) as slots
    from core.meeting_slots
    where binding = 'required'
    group by all
)

select cohort_no, participant_level, participant_id, held_on
from held
where place <= min_count and binding = 'required'
union all
select surplus.cohort_no, surplus.participant_level, surplus.participant_id, surplus.held_on
from surplus
join lent using (cohort_no, semester_no, participant_level, participant_id, what)
where surplus.surplus_place <= lent.slots
