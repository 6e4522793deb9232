-- Question: how many meetings were held, planned, overdue or cancelled in each calendar month? (metrics: Meetings by month)
-- Grain: cohort_no, area_level, area_id, month (its first day), meeting_type (all = their sum)
-- Parameters: cohort, semester, level, within, unit_types
with areas as (
    select cohort_no, area_level, area_id, area_name
    from area
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and area_level = $level
        and is_chosen($unit_types, area_level, unit_types, unit_type)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

counted as (
    select
        cohort_no, area_id, month,
        if(grouping(meeting_type) = 1, 'all', meeting_type) as meeting_type,
        sum(held) as held,
        sum(planned) as planned,
        sum(overdue) as overdue,
        sum(cancelled) as cancelled
    from meetings_by_month
    where area_level = $level
        and is_chosen($unit_types, area_level, unit_types, unit_type)
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    group by grouping sets ((cohort_no, area_id, month, meeting_type), (cohort_no, area_id, month))
),

calendar as (
    select cohort_no, date_trunc('month', min(starts_on)) as first_month, date_trunc('month', max(ends_on)) as last_month
    from cohort
    where $semester::integer[] is null or list_contains($semester::integer[], semester_no)
    group by cohort_no
),

-- a meeting outside the cohort's calendar draws its months out
spans as (
    select
        cohort_no,
        area_id,
        least(first_month, min(counted.month)) as first_month,
        greatest(last_month, max(counted.month)) as last_month
    from areas
    join calendar using (cohort_no)
    left join counted using (cohort_no, area_id)
    group by cohort_no, area_id, first_month, last_month
),

-- every month, so that they follow upon each other: the holidays between two semesters too
months as (
    select cohort_no, area_id, unnest(generate_series(first_month, last_month, interval 1 month))::date as month
    from spans
),

types as (
    select cohort_no, area_id, 'all' as meeting_type
    from areas
    union
    select cohort_no, area_id, meeting_type
    from counted
)

select
    areas.cohort_no,
    areas.area_level,
    areas.area_id,
    areas.area_name,
    months.month,
    types.meeting_type,
    coalesce(counted.held, 0)::bigint as held,
    coalesce(counted.planned, 0)::bigint as planned,
    coalesce(counted.overdue, 0)::bigint as overdue,
    coalesce(counted.cancelled, 0)::bigint as cancelled
from areas
join months using (cohort_no, area_id)
join types using (cohort_no, area_id)
left join counted using (cohort_no, area_id, month, meeting_type)
order by areas.cohort_no, areas.area_level, areas.area_id, areas.area_name, months.month, types.meeting_type
