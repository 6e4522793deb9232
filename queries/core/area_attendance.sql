-- Question: how many of the invited came to the held meetings of each area, by meeting type and role? (metrics: Attendance)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, meeting_type, role
-- A meeting with rows of one locality, as nearly all are, is summed to that locality and so to areas; only those with
-- several are taken to each area as rows of their own, where a meeting counts once.
with by_meeting as (
    select
        semester_no, meeting_type, meeting_no,
        role,
        min(locality_no) as locality_no,
        max(locality_no) > min(locality_no) as is_joint,
        sum(invited) as invited,
        sum(attended) as attended
    from core.attendance_place
    where locality_no is not null
    group by all
),

of_one as (
    select
        semester_no, meeting_type, role, locality_no,
        count(*) as meetings,
        sum(invited) as invited,
        sum(attended) as attended
    from by_meeting
    where not is_joint
    group by all
),

of_several_each as (
    select
        semester_no, meeting_type, role, meeting_no, locality_no,
        sum(invited) as invited,
        sum(attended) as attended
    from core.attendance_place
    semi join (from by_meeting where is_joint) using (meeting_no, role)
    group by all
),

of_several as (
    select
        semester_no, meeting_type, role, meeting_no, locality_area.place_no, unit_types,
        1 as meetings,
        sum(invited) as invited,
        sum(attended) as attended
    from of_several_each
    join core.locality_area using (locality_no)
    group by all
),

of_units as (
    select
        place_no, semester_no, 'both'::code.word as unit_types, meeting_type, role,
        count(*) as meetings,
        sum(invited)::bigint as invited,
        sum(attended)::bigint as attended
    from core.attendance_place
    where participant_level = 'unit'
    group by all
),

of_larger as (
    select
        place_no, semester_no, unit_types, meeting_type, role,
        sum(meetings)::bigint as meetings,
        sum(invited)::bigint as invited,
        sum(attended)::bigint as attended
    from (
        select locality_area.place_no, semester_no, unit_types, meeting_type, role, meetings, invited, attended
        from of_one
        join core.locality_area using (locality_no)
        union all by name
        select * exclude (meeting_no)
        from of_several
    )
    group by all
)

select * from of_units
union all by name
select * from of_larger
