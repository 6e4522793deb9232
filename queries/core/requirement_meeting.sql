-- Question: which meetings that count for a participant match which of its requirements in type, semester, level and format?
-- Grain: place_no (a participant), semester_no, requirement; one row per meeting
select
    meeting_of.place_no,
    meeting_of.cohort_no,
    meeting_of.semester_no,
    requirement.requirement,
    requirement.what,
    requirement.per,
    requirement.binding,
    requirement.min_count,
    meeting_of.state,
    meeting_of.planned_on,
    meeting_of.held_on
from core.meeting_of
join core.requirement
    on requirement.fulfilled_by = 'meeting'
    and requirement.cohort_no = meeting_of.cohort_no
    and requirement.semester_no = meeting_of.semester_no
    and requirement.participant_level = meeting_of.participant_level
    and requirement.what = meeting_of.meeting_type
join core.format_match
    on format_match.format = requirement.format
    and format_match.meeting_format = meeting_of.format
where meeting_of.counts
