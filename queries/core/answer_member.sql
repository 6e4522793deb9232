-- Question: from where were there answers, and at which level are they counted? (metrics: Disclosure control; Frozen)
-- Grain: cohort_no, semester_no, sub_goal_no, role, unit_type and the unit, or the municipality for people of no unit,
-- with the areas around it. home_level null: withheld. sub_goal_no null: a row of the place itself, whatever was answered.
-- Who is a member of what, never how many.
with own as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type,
        home_level, office_id, county_id, municipality_id, unit_id
    from core.answer_home
    union all by name
    select distinct
        respondent.cohort_no, respondent.semester_no, unit_type,
        office_id, county_id, respondent.municipality_id, respondent.unit_id
    from core.respondent
    join core.semester using (cohort_no, semester_no)
    join core.municipality using (municipality_id)
    left join staging.participation
        on participation.cohort_no = respondent.cohort_no and participation.unit_id = respondent.unit_id
    anti join frozen.semester using (cohort_no, semester_no)
    where semester.answers_closed
)

select * from own
union all by name
select * replace (
    role::code.word as role,
    unit_type::code.word as unit_type,
    home_level::code.word as home_level,
    office_id::code.area_id as office_id,
    county_id::code.area_id as county_id,
    municipality_id::code.area_id as municipality_id,
    unit_id::code.area_id as unit_id
)
from frozen.member
