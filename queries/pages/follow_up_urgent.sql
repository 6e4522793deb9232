-- Question: which participants need follow-up most, where are they, and why? (metrics: Follow-up list, the page's order)
-- Grain: cohort_no, area_level, area_id, semester_no, reason; the ten first participants only
-- Parameters: cohort, within, unit_types
with chosen as (
    select *
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

followed as (
    select
        cohort_no, area_level, area_id, area_name,
        count(*) as reasons,
        min(oldest_on) as since_on,
        count(*) over () as participants
    from chosen
    group by cohort_no, area_level, area_id, area_name
),

urgent as (
    select
        *,
        row_number() over (order by reasons desc, since_on asc nulls last, area_name collate nb, area_id, cohort_no) as place
    from followed
    qualify place <= 10
)

select
    urgent.place,
    urgent.participants,
    urgent.cohort_no,
    urgent.area_level,
    urgent.area_id,
    urgent.area_name,
    urgent.reasons,
    area.municipality_name,
    area.county_name,
    chosen.semester_no,
    chosen.reason,
    chosen.quantity,
    chosen.oldest_on,
    chosen.detail
from urgent
join chosen using (cohort_no, area_level, area_id)
join area using (cohort_no, area_level, area_id)
where area.unit_types = 'both'
order by place, semester_no, reason
