-- Question: what does the programme model ask for?
-- Grain: programme, requirement
-- Parameters: none
select * from model_requirement
order by programme, position
