-- Question: which semesters do the cohorts have, and in what state?
-- Grain: cohort_no, semester_no
-- Parameters: none
select * from cohort
order by cohort_no, semester_no
