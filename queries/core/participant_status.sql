-- Question: what is the status of each participant in each semester? (metrics: Status of a participant in a semester)
-- Grain: place_no (a participant), semester_no
with outstanding as (
    select
        place_no, semester_no,
        sum(overdue) as overdue,
        sum(missing) as missing,
        sum(unscheduled) as unscheduled
    from core.slots
    where binding = 'required'
    group by all
)

select
    participant.place_no,
    participant.semester_no,
    participant.participant_level,
    participant.locality_no,
    case
        when not participant.is_active then 'withdrawn'
        when semester.state = 'future' then 'not_started'
        when semester.state = 'ended' and coalesce(overdue + missing, 0) = 0 then 'completed'
        when semester.state = 'ended' then 'incomplete'
        when coalesce(overdue, 0) > 0 then 'behind'
        when rule.as_of > semester.midpoint_on and coalesce(unscheduled, 0) > 0 then 'behind'
        else 'on_track'
    end as status
from core.participant
join core.semester using (cohort_no, semester_no)
left join outstanding using (place_no, semester_no)
cross join meta.rule
