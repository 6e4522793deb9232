-- Question: which semesters does each cohort have, and is each ended, current or future on D? (metrics: Participants)
-- Grain: cohort_no, semester_no
select
    cohorts.cohort_no,
    cohorts.programme,
    semesters.semester_no,
    semesters.starts_on,
    semesters.ends_on,
    semesters.starts_on + (semesters.ends_on - semesters.starts_on)::integer // 2 as midpoint_on,
    case
        when semesters.ends_on < rule.as_of then 'ended'
        when semesters.starts_on > rule.as_of then 'future'
        else 'current'
    end as state,
    semesters.ends_on + rule.answers_closed_days <= rule.as_of as answers_closed
from programme.cohorts
join programme.semesters using (cohort_no)
cross join meta.rule
