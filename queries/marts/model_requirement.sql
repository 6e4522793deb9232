-- Question: what does each version of the programme model ask for?
-- Grain: programme, requirement
-- Scope: everyone
select
    programme,
    requirement,
    position,
    fulfilled_by,
    what,
    format,
    level,
    min_count,
    max_count,
    per,
    binding,
    split_part(semesters, '-', 1)::integer as first_semester,
    split_part(semesters, '-', -1)::integer as last_semester,
    title_nb,
    title_nn
from programme.requirements
