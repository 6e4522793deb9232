-- Question: how does the programme model word the sub-goals?
-- Grain: programme, sub_goal_no
-- Parameters: none
select * from model_sub_goal
order by programme, sub_goal_no
