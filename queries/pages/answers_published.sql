-- Question: of which semesters does the snapshot publish answers, and about how many people's?
-- Grain: cohort_no, semester_no
-- Parameters: none
-- The largest n of a sub-goal in the nation, rounded down to whole hundreds: nothing but what `sub_goals_said` publishes enters.
select cohort_no, semester_no, coalesce(max(n), 0) // 100 * 100 as people_about
from sub_goals_said
where area_level = 'nation' and role = 'all' and unit_types = 'both'
group by cohort_no, semester_no
having count(*) filter (n is null or n > 0) > 0
order by cohort_no, semester_no
