-- Question: what was done for each sub-goal? (metrics: Sub-goals, Done)
-- Grain: cohort_no, semester_no, area_level, area_id, sub_goal_no
-- Parameters: cohort, semester, level, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    sub_goal_no,
    numerator,
    denominator,
    numerator / nullif(denominator, 0) as share
from sub_goals_done
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and area_level = $level
    and is_chosen($unit_types, area_level, unit_types, unit_type)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, sub_goal_no
