-- Question: what are the programme model's meeting types, roles and milestones called?
-- Grain: kind, code
-- Scope: everyone
select 'meeting_type' as kind, meeting_type as code, title_nb, title_nn, position
from programme.meeting_types
union all by name
select 'role' as kind, role as code, title_nb, title_nn, position
from programme.roles
union all by name
select 'milestone' as kind, milestone_kinds.kind as code, title_nb, title_nn, position
from programme.milestone_kinds
