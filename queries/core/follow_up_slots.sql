-- Question: which outstanding slots call for follow-up of whom? (metrics: Follow-up list, the reasons about requirements)
-- Grain: place_no (a participant), semester_no, reason
with outstanding as (
    select
        slots.*,
        case
            when fulfilled_by = 'meeting' then [
                {'reason': 'overdue_meeting', 'outstanding': overdue},
                {'reason': 'missing_meeting', 'outstanding': missing},
                {
                    'reason': 'not_scheduled',
                    'outstanding': if(rule.as_of > semester.midpoint_on, unscheduled, 0)
                }
            ]
            when fulfilled_by = 'evaluation' then [{'reason': 'evaluation_missing', 'outstanding': missing}]
            else [{'reason': 'milestone_missing', 'outstanding': missing}]
        end as reasons
    from core.slots
    join core.semester using (cohort_no, semester_no)
    cross join meta.rule
    where slots.binding = 'required'
),

by_reason as (
    select
        place_no, semester_no, requirement, position, oldest_overdue_on,
        unnest(reasons, recursive := true)
    from outstanding
)

select
    place_no,
    semester_no,
    reason,
    sum(outstanding) as quantity,
    if(reason = 'overdue_meeting', min(oldest_overdue_on), null) as oldest_on,
    if(reason = 'evaluation_missing', null, string_agg(requirement, ',' order by position)) as detail
from by_reason
where outstanding > 0
group by place_no, semester_no, reason
