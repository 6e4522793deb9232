-- Question: which meetings were planned or held, and what is the state of each on D? (metrics: State of a meeting on D)
-- Grain: meeting_id
select
    meeting_id,
    cohort_no,
    semester_no,
    meeting_type::code.word as meeting_type,
    municipality_no::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id,
    unit_type::code.word as unit_type,
    planned_on,
    held_on,
    format::code.word as format,
    minutes_on,
    basis_on,
    case
        when cancelled then 'cancelled'
        when held_on is not null then 'held'
        when planned_on >= rule.as_of then 'planned'
        else 'overdue'
    end::code.word as state
from delivery.meetings
cross join meta.rule
