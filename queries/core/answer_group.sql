-- Question: how did each smallest group score each sub-goal? (metrics: Say; Disclosure control, start of rule 1)
-- Grain: cohort_no, semester_no, sub_goal_no, role, unit_type, municipality_id, unit_id (null: people of no unit)
-- A respondent's score is the mean of the scores given on the sub-goal's items; without one the respondent is not counted.
-- Only closed semesters: while people answer, nothing is shown.
with respondent as (
    select
        answer.cohort_no, answer.semester_no, sub_goal_no, role, municipality_id, unit_id, response_id,
        avg(score) as score
    from staging.answer
    join programme.evaluation_items using (item_id)
    join core.semester using (cohort_no, semester_no)
    where score is not null and semester.answers_closed
    group by all
)

select
    cohort_no, semester_no, sub_goal_no, role, unit_type, municipality_id, unit_id,
    count(*) as n,
    fsum(score) as score_sum,
    count(*) filter (where score >= 4) as favourable_n,
    min(score) as lowest,
    max(score) as highest
from respondent
left join (select cohort_no, unit_id, unit_type from staging.participation) using (cohort_no, unit_id)
group by all
