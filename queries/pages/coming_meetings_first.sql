-- Question: which meetings come first of those planned for the coming 30 days, and how many are there in all?
-- Grain: cohort_no, semester_no, planned_on, meeting_id, as in coming_meetings; the first $most of them only. Each row has how many
-- meetings there are in all (meetings), how many of them are internal, and how many internal ones its day has.
-- Parameters: cohort, semester, within, unit_types, most
with chosen as (
    select *
    from coming_meeting
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or (unit_type = $unit_types and not is_municipal))
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

meeting as (
    select
        cohort_no, semester_no, planned_on, meeting_id, meeting_type, format, is_national, is_one_units,
        any_value({'level': area_level, 'id': area_id}) as one_area,
        count(*) filter (area_level = 'unit') as units
    from chosen
    group by cohort_no, semester_no, planned_on, meeting_id, meeting_type, format, is_national, is_one_units
),

day as (
    select
        planned_on,
        count(*) as on_day,
        count(*) filter (meeting_type = 'working_group') as internal_on_day
    from meeting
    group by planned_on
),

counted as (
    select
        planned_on,
        internal_on_day,
        sum(on_day) over ()::bigint as meetings,
        sum(internal_on_day) over ()::bigint as internal,
        sum(on_day) over (order by planned_on) - on_day as before
    from day
),

-- Names are looked up, and put in their order, for the first days alone.
first_days as (
    select * from meeting
    join counted using (planned_on)
    where before < $most::bigint
)

select
    first_days.meetings,
    first_days.internal,
    first_days.internal_on_day,
    first_days.cohort_no,
    first_days.semester_no,
    first_days.planned_on,
    first_days.meeting_id,
    first_days.meeting_type,
    first_days.format,
    if(first_days.is_national, null, area.municipality_id) as municipality_id,
    if(first_days.is_national, null, area.municipality_name) as municipality_name,
    if(first_days.is_one_units, area.unit_id, null) as unit_id,
    if(first_days.is_one_units, area.area_name, null) as unit_name,
    first_days.units
from first_days
join area
    on area.cohort_no = first_days.cohort_no
    and area.area_level = first_days.one_area.level
    and area.area_id = first_days.one_area.id
where area.unit_types = 'both'
order by
    first_days.planned_on, first_days.meeting_type, municipality_name collate nb, unit_name collate nb,
    first_days.cohort_no, first_days.meeting_id
limit $most::bigint
