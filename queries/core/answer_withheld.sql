-- Question: how many respondents does disclosure control leave out of every figure? (metrics: Disclosure control; Frozen)
-- Grain: cohort_no, semester_no, sub_goal_no. Null when 1 to k-1; of a frozen semester as it was published then.
with own as (
    select
        cohort_no, semester_no, sub_goal_no,
        coalesce(sum(n) filter (home_level is null), 0)::bigint as respondents
    from core.answer_home
    group by all
)

select
    cohort_no, semester_no, sub_goal_no,
    if(respondents between 1 and rule.min_respondents - 1, null, respondents) as withheld
from own
cross join meta.rule
union all by name
select * from frozen.withheld
