-- Question: which participants of each area need follow-up most, where are they, and why? (metrics: Follow-up list, the page's order)
-- Grain: about_id (the area of the level), cohort_no, area_level, area_id, semester_no, reason; the ten first participants of each area only
-- Parameters: cohort, level, within, unit_types
with chosen as (
    select
        *,
        case $level
            when 'nation' then 'NO'
            when 'office' then office_id
            when 'county' then county_id
            when 'municipality' then municipality_id
            when 'unit' then unit_id
        end as about_id,
        count(*) over participant as reasons,
        min(oldest_on) over participant as since_on
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
    window participant as (partition by cohort_no, area_level, area_id)
),

placed as (
    select
        *,
        dense_rank() over (
            partition by about_id
            order by reasons desc, since_on asc nulls last, area_name collate nb, area_id, cohort_no
        ) as place
    from chosen
    where about_id is not null  -- a municipality is no part of a unit
),

urgent as (
    select *, max(place) over (partition by about_id) as participants
    from placed
    qualify place <= 10
)

select
    urgent.about_id,
    urgent.place,
    urgent.participants,
    urgent.cohort_no,
    urgent.area_level,
    urgent.area_id,
    urgent.area_name,
    urgent.reasons,
    area.municipality_name,
    area.county_name,
    urgent.semester_no,
    urgent.reason,
    urgent.quantity,
    urgent.oldest_on,
    urgent.detail
from urgent
join area using (cohort_no, area_level, area_id)
where area.unit_types = 'both'
order by about_id, place, semester_no, reason
