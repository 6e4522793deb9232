-- Question: how do people score each sub-goal, after disclosure control? (metrics: Sub-goals, Say)
-- Grain: cohort_no, semester_no, area_level, area_id, sub_goal_no, role
-- Parameters: cohort, semester, level, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    sub_goal_no,
    role,
    score,
    favourable,
    n,
    change,
    more_above,
    suppressed,
    withheld
from sub_goals_said
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, sub_goal_no, role
