-- Question: which of each participant's meetings that follow up was held last? (metrics: Follow-up list)
-- Grain: place_no (a participant)
-- Scope: office
-- Of a unit its guidance, its own or such as its programme asks units for; of a municipality its steering group.
with last_of_each as (
    select
        place_no,
        first(
            {'meeting_type': meeting_type, 'held_on': held_on, 'minutes_on': minutes_on}
            order by held_on desc, meeting_id
        ) as meeting
    from core.meeting_of
    where state = 'held'
        and case participant_level
            when 'unit' then
                meeting_type in ('group_guidance', 'leader_guidance')
                and bond <> 'absent'
                and (bond = 'own' or is_owed)
            else meeting_type = 'steering_group' and is_owed
        end
    group by place_no
)

select
    place_no,
    meeting.meeting_type,
    meeting.held_on,
    meeting.minutes_on
from last_of_each
