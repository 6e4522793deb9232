-- Question: how many of the invited came to the held meetings of each area, by meeting type and role? (metrics: Attendance)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, role
with placed as (
    select attendance_place.*, placement.area_level, placement.area_id, placement.unit_types
    from core.attendance_place
    join core.placement using (cohort_no, participant_level, participant_id)
    union all by name
    select *, 'nation' as area_level, 'NO' as area_id, 'both' as unit_types
    from core.attendance_place
    where participant_id is null
),

-- one row per meeting first: that is far quicker than counting distinct meetings
by_meeting as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, role, meeting_id,
        sum(invited) as invited,
        sum(attended) as attended
    from placed
    group by all
)

select
    cohort_no, semester_no, area_level, area_id, unit_types, meeting_type, role,
    count(*) as meetings,
    sum(invited)::bigint as invited,
    sum(attended)::bigint as attended
from by_meeting
group by all
