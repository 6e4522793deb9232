-- Question: who needs follow-up, most urgent first, why, and which meeting was held last? (metrics: Follow-up list, the page's order)
-- Grain: cohort_no, area_level, area_id, semester_no, reason; one page of 50 participants, a page beyond the last being the last
-- Parameters: cohort, semester, within, unit_types, reason (those with that reason, with all their reasons), page_no
with chosen as (
    select *
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

followed as (
    select
        cohort_no, area_level, area_id, area_name,
        count(*) as reasons,
        min(oldest_on) as since_on
    from chosen
    group by cohort_no, area_level, area_id, area_name
    having $reason::varchar is null or bool_or(reason = $reason::varchar)
),

in_all as (
    select
        count(*) as participants,
        ((participants + 49) // 50) as pages,
        least($page_no::integer, pages) as page_no
    from followed
),

-- The fifty are found without giving everybody a place.
one_page as (
    select * from followed
    order by reasons desc, since_on asc nulls last, area_name collate nb, area_id, cohort_no
    limit 50
    offset (select greatest(page_no - 1, 0) * 50 from in_all)
),

placed as (
    select
        *,
        (page_no - 1) * 50
        + row_number() over (order by reasons desc, since_on asc nulls last, area_name collate nb, area_id, cohort_no) as place
    from one_page
    cross join in_all
)

select
    placed.participants,
    placed.pages,
    placed.page_no,
    placed.place,
    placed.cohort_no,
    placed.area_level,
    placed.area_id,
    placed.area_name,
    placed.reasons,
    placed.since_on,
    area.municipality_name,
    area.county_name,
    last_held.meeting_type as last_meeting_type,
    last_held.held_on as last_held_on,
    last_held.minutes_on as last_minutes_on,
    chosen.semester_no,
    cohort.programme,
    cohort.state as semester_state,
    chosen.reason,
    chosen.quantity,
    chosen.oldest_on,
    chosen.detail
from placed
join chosen using (cohort_no, area_level, area_id)
join area using (cohort_no, area_level, area_id)
join cohort using (cohort_no, semester_no)
left join last_held using (cohort_no, area_level, area_id)
where area.unit_types = 'both'
order by place, semester_no desc, reason
