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
        any_value(municipality_id) as municipality_id,
        any_value(unit_id) as unit_id,
        any_value(area_name) as unit_name,
        count(*) filter (area_level = 'unit') as units
    from chosen
    group by cohort_no, semester_no, planned_on, meeting_id, meeting_type, format, is_national, is_one_units
),

kind as (
    select planned_on, meeting_type, count(*) as alike, meeting_type = 'working_group' as is_internal
    from meeting
    group by planned_on, meeting_type
),

counted as (
    select
        planned_on,
        meeting_type,
        sum(alike) over ()::bigint as meetings,
        coalesce(sum(alike) filter (is_internal) over (), 0)::bigint as internal,
        coalesce(sum(alike) filter (is_internal) over (partition by planned_on), 0)::bigint as internal_on_day,
        sum(alike) over (order by planned_on, meeting_type) - alike as before
    from kind
),

-- Names are looked up, and put in their order, for the first alone.
first_kinds as (
    select * from meeting
    join counted using (planned_on, meeting_type)
    where before < $most::bigint
),

municipality as (
    select distinct area_id, area_name from area
    where area_level = 'municipality'
)

select
    first_kinds.meetings,
    first_kinds.internal,
    first_kinds.internal_on_day,
    first_kinds.cohort_no,
    first_kinds.semester_no,
    first_kinds.planned_on,
    first_kinds.meeting_id,
    first_kinds.meeting_type,
    first_kinds.format,
    if(first_kinds.is_national, null, first_kinds.municipality_id) as municipality_id,
    if(first_kinds.is_national, null, municipality.area_name) as municipality_name,
    if(first_kinds.is_one_units, first_kinds.unit_id, null) as unit_id,
    if(first_kinds.is_one_units, first_kinds.unit_name, null) as unit_name,
    first_kinds.units
from first_kinds
left join municipality on municipality.area_id = first_kinds.municipality_id
order by
    first_kinds.planned_on, first_kinds.meeting_type, municipality_name collate nb, unit_name collate nb,
    first_kinds.cohort_no, first_kinds.meeting_id
limit $most::bigint
