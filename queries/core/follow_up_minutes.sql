-- Question: which participants have held meetings without minutes? (metrics: Follow-up list, minutes_missing)
-- Grain: place_no (a participant), semester_no
-- Guidance is a unit's meeting, the steering group a municipality's: the cohort's programme says who is owed which.
select
    place_no,
    semester_no,
    'minutes_missing' as reason,
    count(*) as quantity,
    min(held_on) as oldest_on
from core.meeting_of
cross join meta.rule
where meeting_of.meeting_type in ('steering_group', 'group_guidance', 'leader_guidance')
    and is_owed
    and counts
    and state = 'held'
    and minutes_on is null
    and held_on < rule.as_of - rule.minutes_days
group by all
