-- Question: which participants have held meetings without minutes? (metrics: Follow-up list, minutes_missing)
-- Grain: cohort_no, semester_no, participant_level, participant_id
-- Guidance is a unit's meeting, the steering group a municipality's: the cohort's programme says who is owed which.
with owed_types as (
    select distinct cohort_no, participant_level, meeting_type
    from core.programme_type
)

select
    cohort_no,
    semester_no,
    participant_level,
    participant_id,
    'minutes_missing' as reason,
    count(*) as quantity,
    min(held_on) as oldest_on
from core.meeting_of
semi join owed_types using (cohort_no, participant_level, meeting_type)
cross join meta.rule
where meeting_of.meeting_type in ('steering_group', 'group_guidance', 'leader_guidance')
    and counts
    and state = 'held'
    and minutes_on is null
    and held_on < rule.as_of - rule.minutes_days
group by all
