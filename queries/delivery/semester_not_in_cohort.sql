-- A semester is one the programme model gives the cohort.
-- files: meetings, evaluation, milestones
-- severity: error
-- column: semester_no
-- reads: cohort_no, semester_no
select line, cohort_no
from judged
where cohort_no is not null and semester_no is not null
    and (cohort_no, semester_no) not in (select (cohort_no, semester_no) from programme.semesters)
