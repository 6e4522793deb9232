-- Question: which participants of each area need follow-up most, where are they, and why? (metrics: Follow-up list, the page's order)
-- Grain: about_id (the area of the level), cohort_no, area_level, area_id, semester_no, reason; the ten first participants of each area only
-- Parameters: cohort, level, within, unit_types
with chosen as not materialized (
    select
        place_no, semester_no, reason, quantity, oldest_on, detail,
        case $level
            when 'nation' then 'NO'
            when 'office' then office_id
            when 'county' then county_id
            when 'municipality' then municipality_id
            when 'unit' then unit_id
        end as about_id
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

followed as (
    select
        about_id,
        place_no,
        count(*) as reasons,
        min(oldest_on) as since_on
    from chosen
    where about_id is not null  -- a municipality is no part of a unit
    group by about_id, place_no
),

-- Those of an area as urgent as each other, and how many there are more so.
alike as (
    select
        about_id,
        reasons,
        since_on,
        sum(count(*)) over (partition by about_id)::bigint as participants,
        (
            sum(count(*)) over (partition by about_id order by reasons desc, since_on asc nulls last) - count(*)
        )::bigint as before
    from followed
    group by about_id, reasons, since_on
),

-- Names are looked up, and put in their order, for those alone of whom some are among the ten.
urgent as (
    select
        alike.about_id,
        alike.participants,
        alike.reasons,
        area.*,
        alike.before + row_number() over (
            partition by alike.about_id, alike.reasons, alike.since_on
            order by area.area_name collate nb, area.area_id, area.cohort_no
        ) as place
    from followed
    join alike
        on alike.about_id = followed.about_id
        and alike.reasons = followed.reasons
        and alike.since_on is not distinct from followed.since_on
    join area on area.place_no = followed.place_no and area.unit_types = 'both'
    where before < 10
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
    urgent.municipality_name,
    urgent.county_name,
    chosen.semester_no,
    chosen.reason,
    chosen.quantity,
    chosen.oldest_on,
    chosen.detail
from urgent
join chosen using (about_id, place_no)
order by about_id, place, chosen.semester_no, reason
