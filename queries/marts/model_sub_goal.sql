-- Question: how does each version of the programme model word the sub-goals?
-- Grain: programme, sub_goal_no
-- Scope: everyone
select programme, sub_goal_no, short_nb, short_nn, text_nb, text_nn
from programme.sub_goals
