-- Question: which row of a cohort's programme asks for a meeting of this type and format, in whatever semester?
-- Grain: cohort_no, participant_level, meeting_type, meeting_format. Of several rows the first in the model's order.
select
    cohorts.cohort_no,
    requirements.level::code.word as participant_level,
    requirements.what::code.word as meeting_type,
    format_match.meeting_format,
    arg_min(requirements.requirement, requirements.position)::code.word as requirement
from programme.cohorts
join programme.requirements using (programme)
join core.format_match using (format)
where requirements.fulfilled_by = 'meeting'
group by all
