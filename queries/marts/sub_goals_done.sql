-- Question: what was done for each sub-goal in each area? (metrics: Sub-goals, Done)
-- Grain: cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no
-- Scope: office, with the nation as benchmark
with came as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types,
        if(role = 'owner', 1, 4) as sub_goal_no,
        attended as numerator,
        invited as denominator
    from core.area_attendance
    where (role = 'owner' and meeting_type = 'steering_group') or (role = 'staff' and meeting_type = 'staff_gathering')
),

held as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types,
        if(what = 'owner_meeting', 2, 3) as sub_goal_no,
        sum(held + other_format) as numerator,
        sum(held + other_format + overdue + missing) as denominator
    from core.meeting_slots
    join core.placement using (cohort_no, participant_level, participant_id)
    where what in ('owner_meeting', 'leader_guidance') and binding = 'required'
    group by all
),

involved as (
    select cohort_no, semester_no, unit_id as participant_id, count(distinct kind) = 2 as both_kinds
    from staging.milestone
    where kind in ('child_involvement', 'parent_involvement') and unit_id is not null
    group by all
),

involvement as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types,
        5 as sub_goal_no,
        count(*) filter (where both_kinds) as numerator,
        count(*) as denominator
    from core.participant
    join core.placement using (cohort_no, participant_level, participant_id)
    left join involved using (cohort_no, semester_no, participant_id)
    where is_active and participant_level = 'unit'
    group by all
),

pps_came as (
    select meeting_id, sum(attended) > 0 as attended
    from staging.attendance
    where role = 'pps'
    group by all
),

guidance as (
    select distinct
        cohort_no, meeting_of.semester_no, area_level, area_id, unit_types, meeting_id, coalesce(pps_came.attended, false) as with_pps
    from core.meeting_of
    join core.placement using (cohort_no, participant_level, participant_id)
    left join pps_came using (meeting_id)
    where meeting_type = 'group_guidance' and state = 'held' and counts and participant_level = 'unit'
),

pps as (
    select
        cohort_no, semester_no, area_level, area_id, unit_types,
        6 as sub_goal_no,
        count(*) filter (where with_pps) as numerator,
        count(*) as denominator
    from guidance
    group by all
),

facts as (
    select * from came
    union all by name
    select * from held
    union all by name
    select * from involvement
    union all by name
    select * from pps
),

based_on as (
    select * from (
        values (1, 'steering_group'), (2, 'owner_meeting'), (3, 'leader_guidance'), (4, 'staff_gathering'), (5, null), (6, 'group_guidance')
    ) as based_on (sub_goal_no, meeting_type)
),

asked as (
    select
        area_semester.*,
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
left join facts using (cohort_no, semester_no, area_level, area_id, unit_types, sub_goal_no)
