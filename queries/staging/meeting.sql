-- Question: which meetings were planned or held, and what is the state of each on D? (metrics: State of a meeting on D)
-- Grain: meeting_id
-- participant_id: the unit or municipality that it was arranged for, else the nation. is_common: not a meeting of one unit.
select
    meeting_id,
    cohort_no,
    semester_no,
    meeting_type::code.word as meeting_type,
    coalesce(unit_id, municipality_no, 'NO')::code.area_id as participant_id,
    unit_id is null as is_common,
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
