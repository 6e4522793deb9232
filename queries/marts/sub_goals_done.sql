-- Question: what was done for each sub-goal in each area? (metrics: Sub-goals, Done)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, sub_goal_no
-- Scope: office, with the nation as benchmark
with came as (
    select
        place_no, semester_no, unit_types,
        if(role = 'owner', 1, 4) as sub_goal_no,
        attended as numerator,
        invited as denominator
    from core.area_attendance
    where (role = 'owner' and meeting_type = 'steering_group') or (role = 'staff' and meeting_type = 'staff_gathering')
),

held as (
    select
        semester_no, locality_no, place_no, participant_level,
        if(what = 'owner_meeting', 2, 3) as sub_goal_no,
        sum(held + other_format) as numerator,
        sum(held + other_format + overdue + missing) as denominator
    from core.meeting_slots
    where what in ('owner_meeting', 'leader_guidance') and binding = 'required'
    group by all
),

involved as (
    select place_no, semester_no, min(kind) <> max(kind) as both_kinds
    from core.milestone
    where kind in ('child_involvement', 'parent_involvement')
    group by all
),

involvement as (
    select
        semester_no, locality_no, place_no,
        5 as sub_goal_no,
        count(*) filter (where both_kinds) as numerator,
        count(*) as denominator
    from core.participant
    left join involved using (place_no, semester_no)
    where is_active and participant_level = 'unit'
    group by all
),

pps_came as (
    select meeting_no, sum(attended) > 0 as attended
    from core.attendance_place
    where role = 'pps'
    group by all
),

guidance as (
    select
        semester_no, locality_no, place_no, meeting_no,
        6 as sub_goal_no,
        coalesce(pps_came.attended, false)::integer as numerator,
        1 as denominator
    from core.meeting_of
    join core.locality using (place_no)
    left join pps_came using (meeting_no)
    where meeting_type = 'group_guidance' and state = 'held' and counts and meeting_of.participant_level = 'unit'
),

-- a meeting of several units counts once in each area: by locality where it has one, else area by area
guidance_once as (
    select
        semester_no, meeting_no, sub_goal_no, numerator, denominator,
        min(locality_no) as locality_no,
        max(locality_no) > min(locality_no) as is_joint
    from guidance
    group by semester_no, meeting_no, sub_goal_no, numerator, denominator
),

joint as (
    select distinct guidance.* exclude (locality_no, place_no), locality_area.place_no, unit_types
    from guidance
    semi join (from guidance_once where is_joint) using (meeting_no)
    join core.locality_area using (locality_no)
),

of_localities as (
    select semester_no, locality_no, sub_goal_no, sum(numerator) as numerator, sum(denominator) as denominator
    from (
        select * exclude (participant_level) from held
        union all by name
        from involvement
        union all by name
        select * exclude (meeting_no, is_joint) from guidance_once
        where not is_joint
    )
    group by all
),

counted as (
    select locality_area.place_no, semester_no, unit_types, sub_goal_no, numerator, denominator
    from of_localities
    join core.locality_area using (locality_no)
    union all by name
    select * exclude (meeting_no) from joint
    union all by name
    select * exclude (locality_no, participant_level), 'both'::code.word as unit_types from held
    where participant_level = 'unit'
    union all by name
    select * exclude (locality_no), 'both'::code.word as unit_types from involvement
    union all by name
    select * exclude (locality_no, meeting_no), 'both'::code.word as unit_types from guidance
),

facts as (
    from came
    union all by name
    select place_no, semester_no, unit_types, sub_goal_no, sum(numerator) as numerator, sum(denominator) as denominator
    from counted
    group by all
),

based_on as (
    select * from (
        values (1, 'steering_group'), (2, 'owner_meeting'), (3, 'leader_guidance'), (4, 'staff_gathering'), (5, null), (6, 'group_guidance')
    ) as based_on (sub_goal_no, meeting_type)
),

asked as (
    select
        place_no, semester_no, unit_types,
        based_on.sub_goal_no,
        (
            based_on.meeting_type is null
            or exists (
                select * from programme.requirements
                where requirements.programme = semester.programme and requirements.what = based_on.meeting_type
            )
        ) and (sub_goal_no not in (1, 2) or (area_level <> 'unit' and unit_types = 'both')) as applies
    from core.area_semester
    join core.semester using (cohort_no, semester_no)
    cross join based_on
    where semester.state <> 'future'
)

select
    asked.* exclude (applies),
    if(applies, coalesce(numerator, 0), null)::bigint as numerator,
    if(applies, coalesce(denominator, 0), null)::bigint as denominator
from asked
left join facts using (place_no, semester_no, unit_types, sub_goal_no)
