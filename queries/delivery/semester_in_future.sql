-- A semester is not evaluated before it begins.
-- files: evaluation
-- severity: error
-- column: semester_no
-- reads: cohort_no, semester_no
select judged.line, judged.cohort_no, semesters.starts_on
from judged
inner join programme.semesters using (cohort_no, semester_no)
where semesters.starts_on > (select as_of from checked.moment)
