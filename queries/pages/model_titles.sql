-- Question: what are meeting types, roles and milestones called?
-- Grain: kind, code
-- Parameters: none
select * from model_title
order by kind, position
