-- Question: how many of the invited came, and how sure is the rate? (metrics: Attendance, with Wilson's 95 % interval)
-- Grain: cohort_no, semester_no, area_level, area_id, meeting_type, role (all = the sum over the types or roles)
-- Parameters: cohort, semester, level, within, unit_types
with summed as (
    select
        cohort_no, semester_no, area_level, area_id, area_name,
        if(grouping(meeting_type) = 1, 'all', meeting_type) as meeting_type,
        if(grouping(role) = 1, 'all', role) as role,
        sum(invited)::bigint as invited,
        sum(attended)::bigint as attended
    from attendance
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and area_level = $level
        and is_chosen($unit_types, area_level, unit_types, unit_type)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
    group by grouping sets (
        (cohort_no, semester_no, area_level, area_id, area_name, meeting_type, role),
        (cohort_no, semester_no, area_level, area_id, area_name, meeting_type),
        (cohort_no, semester_no, area_level, area_id, area_name, role),
        (cohort_no, semester_no, area_level, area_id, area_name)
    )
),

rated as (
    select
        *,
        attended / nullif(invited, 0) as attendance_rate,
        1.959963984540054 as z,
        1 + z * z / nullif(invited, 0) as stretch
    from summed
),

-- more attended than invited has a rate, and no interval: it is no share
wilson as (
    select
        *,
        (attendance_rate + z * z / (2 * invited)) / stretch as centre,
        case
            when attended <= invited
                then z * sqrt(attendance_rate * (1 - attendance_rate) / invited + z * z / (4 * invited * invited)) / stretch
        end as reach
    from rated
)

select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    meeting_type,
    role,
    invited,
    attended,
    attendance_rate,
    -- exact at both ends, where rounding would leave a sliver
    case when reach is null then null when attended = 0 then 0 else greatest(0, centre - reach) end as low,
    case when reach is null then null when attended = invited then 1 else least(1, centre + reach) end as high
from wilson
order by cohort_no, semester_no, area_level, area_id, area_name, meeting_type, role
