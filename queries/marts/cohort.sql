-- Question: which semesters do the cohorts have, in what state on D, and with which theme?
-- Grain: cohort_no, semester_no
-- Scope: everyone
select
    semester.cohort_no,
    semester.programme,
    semester.semester_no,
    semester.starts_on,
    semester.ends_on,
    semester.midpoint_on,
    semester.state,
    semester.answers_closed,
    themes.text_nb as theme_nb,
    themes.text_nn as theme_nn
from core.semester
left join programme.themes using (programme, semester_no)
