-- Question: in how many of the months begun were the meetings asked for per month held? (metrics: Per month)
-- Grain: place_no (a participant), semester_no, requirement
with held_by_month as (
    select
        place_no, cohort_no, semester_no, requirement,
        date_trunc('month', held_on) as month,
        count(*) as held
    from core.requirement_meeting
    where per = 'month' and state = 'held'
    group by all
),

counted as (
    select
        place_no, semester_no, requirement,
        sum(held) as held_in_all,
        count(*) filter (
            where held >= requirement.min_count
            and month between date_trunc('month', semester.starts_on)
            and date_trunc('month', least(semester.ends_on, rule.as_of))
        ) as months_met
    from held_by_month
    join core.requirement using (cohort_no, semester_no, requirement)
    join core.semester using (cohort_no, semester_no)
    cross join meta.rule
    group by all
)

select
    participant.cohort_no, semester_no, requirement.semester_state, participant.place_no, requirement,
    requirement.what, requirement.position, requirement.fulfilled_by, requirement.binding,
    coalesce(counted.held_in_all, 0)::bigint as held_in_all,
    coalesce(counted.months_met, 0) as months_met,
    if(
        semester.starts_on > rule.as_of,
        0,
        date_diff('month', semester.starts_on, least(semester.ends_on, rule.as_of)) + 1
    )::bigint as months_begun
from core.participant
join core.requirement using (cohort_no, semester_no, participant_level)
join core.semester using (cohort_no, semester_no)
left join counted using (place_no, semester_no, requirement)
cross join meta.rule
where participant.is_active and requirement.fulfilled_by = 'meeting' and requirement.per = 'month'
