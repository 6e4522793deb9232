-- Question: what does the programme model ask of a participant in each semester of each cohort?
-- Grain: cohort_no, semester_no, requirement. position: the model's order
with model as (
    select
        * exclude (semesters),
        split_part(semesters, '-', 1)::integer as first_semester,
        split_part(semesters, '-', -1)::integer as last_semester
    from programme.requirements
)
select
    semester.cohort_no,
    semester.semester_no,
    semester.state::code.word as semester_state,
    model.position,
    model.requirement::code.word as requirement,
    model.fulfilled_by::code.word as fulfilled_by,
    model.what::code.word as what,
    model.format::code.word as format,
    model.level::code.word as participant_level,
    model.min_count,
    model.max_count,
    model.per::code.word as per,
    model.binding::code.word as binding
from core.semester
join model
    on model.programme = semester.programme
    and semester.semester_no between model.first_semester and model.last_semester
