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
meant_for as (
    select distinct joint.line, joint.meeting_id, participation.municipality_no
    from joint
    inner join checked.participation
        on participation.cohort_no = joint.cohort_no
        and participation.municipality_no = coalesce(joint.municipality_no, participation.municipality_no)
        and participation.unit_type = coalesce(joint.unit_type, participation.unit_type)
        and coalesce(participation.left_on, joint.held_on) >= joint.held_on
        and not participation.left_on_bad
    left join programme.semesters
        on semesters.cohort_no = joint.cohort_no and semesters.semester_no = joint.semester_no
    where coalesce(participation.joined_on <= semesters.ends_on, true)
)
select meant_for.line, meant_for.municipality_no as "value"
from meant_for
anti join checked.attendance using (meeting_id, municipality_no)
where not exists (
    select 1 from checked.unsure_attendance as unsure
    where (unsure.meeting_id = meant_for.meeting_id or unsure.meeting_id_bad) and unsure.municipality_no_bad
        or unsure.meeting_id_bad and unsure.municipality_no = meant_for.municipality_no
)
