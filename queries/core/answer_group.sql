-- Question: how did each smallest group score each sub-goal? (metrics: Say; Disclosure control, start of rule 1)
-- Grain: cohort_no, semester_no, sub_goal_no, role, unit_type, municipality_id, unit_id (null: people of no unit)
-- A respondent's score is the mean of the scores given on the sub-goal's items; without one the respondent is not counted.
-- Only closed semesters: while people answer, nothing is shown.
with scored as (
    select
        cohort_no, semester_no, sub_goal_no, role, municipality_id, unit_id, parts,
        given // digit % radix as items,
        ((scores // digit % radix) * parts // items)::integer as score_parts
    from core.respondent
    join core.semester using (cohort_no, semester_no)
    cross join core.scoring
    where semester.answers_closed and given // digit % radix > 0
)

select scored.* exclude (parts), unit_type
from (
    select
        cohort_no, semester_no, sub_goal_no, role, municipality_id, unit_id, parts,
        count(*) as n,
        sum(score_parts) / parts as score_sum,
        count(*) filter (where score_parts >= 4 * parts) as favourable_n,
        min(score_parts) / parts as lowest,
        max(score_parts) / parts as highest
    from scored
    group by cohort_no, semester_no, sub_goal_no, role, municipality_id, unit_id, parts
) as scored
left join (select cohort_no, unit_id, unit_type from staging.participation) using (cohort_no, unit_id)
