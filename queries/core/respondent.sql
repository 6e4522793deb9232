-- Question: what did each respondent give each sub-goal?
-- Grain: one respondent in one semester (who it is enters nothing, so response_id is left out)
-- scores: the sum of the scores given on each sub-goal; given: their number. Both have a digit for each (core.scoring), so
-- that the largest table of the delivery is gone through once. All rows of a response are of one place, role and semester.
select
    any_value(cohort_no) as cohort_no,
    any_value(semester_no) as semester_no,
    any_value(municipality_id) as municipality_id,
    any_value(unit_id) as unit_id,
    any_value(role) as role,
    coalesce(sum(score * digit), 0)::bigint as scores,
    sum(if(score is null, 0, digit))::bigint as given
from staging.answer
join programme.evaluation_items using (item_id)
join core.scoring using (sub_goal_no)
group by response_id
