-- A held joint meeting has attendance of every municipality it was for; without, it counts for all its units there.
-- One row per meeting and municipality with such a unit that had not left, and had joined by the end of that
-- semester: before, no meeting counts for it. Meetings owed municipalities count for
-- those whoever came. Not judged where attendance that cannot be read might have said so.
-- files: meetings
-- severity: warning
-- column: municipality_no
with joint as (
    select line, meeting_id, cohort_no, semester_no, municipality_no, unit_type, held_on
    from judged
    where held_on is not null and not cancelled and unit_id is null and not unit_id_bad and not unit_type_bad
        and not municipality_no_bad and (municipality_no is not null or municipality_may_be_blank)
        and meeting_type not in (
            select what from programme.requirements where fulfilled_by = 'meeting' and level = 'municipality'
        )
),
-- Thousands of meetings are of a few kinds: who was there to be asked is looked up once for each kind.
kinds as (
    select distinct
        joint.cohort_no, joint.semester_no, joint.municipality_no, joint.unit_type, joint.held_on, semesters.ends_on
    from joint
    left join programme.semesters using (cohort_no, semester_no)
),
stays as (
    select distinct cohort_no, municipality_no, unit_type, joined_on, left_on
    from checked.participation
    where municipality_no is not null and not left_on_bad
),
kinds_by_municipality as (
    select *, municipality_no as meant_for from kinds
    where municipality_no is not null
    union all
    select kinds.*, places.municipality_no from kinds
    inner join (select distinct cohort_no, municipality_no from stays) as places using (cohort_no)
    where kinds.municipality_no is null
),
meant as (
    select kinds.* from kinds_by_municipality as kinds
    semi join stays
        on stays.cohort_no = kinds.cohort_no
        and stays.municipality_no = kinds.meant_for
        and stays.unit_type = coalesce(kinds.unit_type, stays.unit_type)
        and coalesce(stays.left_on, kinds.held_on) >= kinds.held_on
        and coalesce(stays.joined_on <= kinds.ends_on, true)
),
asked as (
    select joint.line, joint.meeting_id, meant.meant_for as municipality_no
    from joint
    inner join meant
        on meant.cohort_no = joint.cohort_no
        and meant.semester_no is not distinct from joint.semester_no
        and meant.municipality_no is not distinct from joint.municipality_no
        and meant.unit_type is not distinct from joint.unit_type
        and meant.held_on = joint.held_on
)
select line, municipality_no as "value"
from asked
anti join checked.attendance using (meeting_id, municipality_no)
anti join (select meeting_id from checked.unsure_attendance where municipality_no_bad) using (meeting_id)
anti join (select municipality_no from checked.unsure_attendance where meeting_id_bad) using (municipality_no)
where not exists (select 1 from checked.unsure_attendance where meeting_id_bad and municipality_no_bad)
