-- Question: which of each participant's meetings that follow up was held last? (metrics: Follow-up list)
-- Grain: cohort_no, area_level, area_id
-- Scope: office
-- Of a unit its guidance, its own or such as its programme asks units for; of a municipality its steering group.
with owed_types as (
    select distinct cohort_no, participant_level, meeting_type
    from core.programme_type
),

last_of_each as (
    select
        meeting_of.cohort_no,
        meeting_of.participant_level as area_level,
        meeting_of.participant_id as area_id,
        first(
            {'meeting_type': meeting_of.meeting_type, 'held_on': meeting_of.held_on, 'minutes_on': meeting_of.minutes_on}
            order by meeting_of.held_on desc, meeting_of.meeting_id
        ) as meeting
    from core.meeting_of
    left join owed_types using (cohort_no, participant_level, meeting_type)
    where meeting_of.state = 'held'
        and case meeting_of.participant_level
            when 'unit' then
                meeting_of.meeting_type in ('group_guidance', 'leader_guidance')
                and meeting_of.bond <> 'absent'
                and (meeting_of.bond = 'own' or owed_types.cohort_no is not null)
            else meeting_of.meeting_type = 'steering_group' and owed_types.cohort_no is not null
        end
    group by meeting_of.cohort_no, meeting_of.participant_level, meeting_of.participant_id
)

select
    cohort_no,
    area_level,
    area_id,
    meeting.meeting_type,
    meeting.held_on,
    meeting.minutes_on
from last_of_each
