-- Question: which meetings come first of those planned for the coming 30 days, and how many are there in all?
-- Grain: cohort_no, semester_no, planned_on, meeting_id, as in coming_meetings; the first $most of them only. Each row has how many
-- meetings there are in all (meetings), how many of them are internal, and how many internal ones its day has.
-- Parameters: cohort, semester, within, unit_types, most
with chosen as not materialized (
    select *, if(is_national, null, municipality_id) as of_municipality_id
    from coming_meeting
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or (unit_type = $unit_types and not is_municipal))
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

-- Two may have the same name.
municipality as (
    select
        area_id as of_municipality_id,
        area_name as municipality_name,
        dense_rank() over (order by area_name collate nb) as name_no
    from (select distinct area_id, area_name from area where area_level = 'municipality')
),

-- A meeting of one unit has one row: it need not be told from others to be counted.
kind as (
    select planned_on, meeting_type, of_municipality_id, count(*) as alike
    from chosen
    where is_one_units
    group by planned_on, meeting_type, of_municipality_id
    union all
    select planned_on, meeting_type, of_municipality_id, count(distinct meeting_id) as alike
    from chosen
    where not is_one_units
    group by planned_on, meeting_type, of_municipality_id
),

internal as (
    select
        planned_on,
        sum(sum(alike)) over ()::bigint as internal,
        sum(alike)::bigint as internal_on_day
    from kind
    where meeting_type = 'working_group'
    group by planned_on
),

counted as (
    select
        planned_on,
        meeting_type,
        name_no,
        sum(sum(alike)) over ()::bigint as meetings,
        sum(sum(alike)) over (order by planned_on, meeting_type, name_no) - sum(alike) as before
    from kind
    left join municipality using (of_municipality_id)
    group by planned_on, meeting_type, name_no
),

first_kinds as (
    select * from counted
    join municipality using (name_no)
    where before < $most::bigint
    union all by name
    select * from counted
    where before < $most::bigint and name_no is null
)

-- Only the first are told from each other, and put in their order.
select
    first_kinds.meetings,
    coalesce((select max(internal) from internal), 0) as internal,
    coalesce(internal.internal_on_day, 0) as internal_on_day,
    chosen.cohort_no,
    chosen.semester_no,
    chosen.planned_on,
    chosen.meeting_id,
    chosen.meeting_type,
    chosen.format,
    chosen.of_municipality_id as municipality_id,
    first_kinds.municipality_name,
    any_value(chosen.unit_id) filter (chosen.is_one_units) as unit_id,
    any_value(chosen.area_name) filter (chosen.is_one_units) as unit_name,
    count(*) filter (chosen.area_level = 'unit') as units
from chosen
join first_kinds
    on first_kinds.planned_on = chosen.planned_on
    and first_kinds.meeting_type = chosen.meeting_type
    and first_kinds.of_municipality_id is not distinct from chosen.of_municipality_id
left join internal on internal.planned_on = chosen.planned_on
where chosen.planned_on <= (select max(planned_on) from first_kinds)
group by all
order by
    chosen.planned_on, chosen.meeting_type, municipality_name collate nb, unit_name collate nb,
    chosen.cohort_no, chosen.meeting_id
limit $most::bigint
