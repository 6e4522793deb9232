-- Question: which meetings were planned or held, and what is the state of each on D? (metrics: State of a meeting on D)
-- Grain: meeting_id
select
    meeting_id,
    cohort_no,
    semester_no,
    meeting_type,
    municipality_no as municipality_id,
    unit_id,
    unit_type,
    planned_on,
    held_on,
    format,
    minutes_on,
    basis_on,
    case
        when cancelled then 'cancelled'
        when held_on is not null then 'held'
        when planned_on >= rule.as_of then 'planned'
        else 'overdue'
    end as state
from delivery.meetings
cross join meta.rule
