-- Question: who needs follow-up, most urgent first, why, and which meeting was held last? (metrics: Follow-up list, the page's order)
-- Grain: cohort_no, area_level, area_id, semester_no, reason; one page of 50 participants, a page beyond the last being the last
-- Parameters: cohort, semester, within, unit_types, reason (those with that reason, with all their reasons), page_no
with chosen as not materialized (
    select place_no, semester_no, reason, quantity, oldest_on, detail
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

followed as (
    select
        place_no,
        count(*) as reasons,
        min(oldest_on) as since_on
    from chosen
    group by place_no
    having $reason::varchar is null or bool_or(reason = $reason::varchar)
),

-- Those as urgent as each other, and how many are more so.
alike as (
    select
        reasons,
        since_on,
        sum(count(*)) over ()::bigint as participants,
        (participants + 49) // 50 as pages,
        least($page_no::integer, pages) as page_no,
        count(*) as how_many,
        (sum(count(*)) over (order by reasons desc, since_on asc nulls last) - how_many)::bigint as before
    from followed
    group by reasons, since_on
),

-- Names are looked up, and put in their order, for those alone of whom some are on the page.
placed as (
    select
        alike.participants,
        alike.pages,
        alike.page_no,
        area.*,
        alike.reasons,
        alike.since_on,
        alike.before + row_number() over (
            partition by alike.reasons, alike.since_on
            order by area.area_name collate nb, area.area_id, area.cohort_no
        ) as place
    from followed
    join alike on alike.reasons = followed.reasons and alike.since_on is not distinct from followed.since_on
    join area on area.place_no = followed.place_no and area.unit_types = 'both'
    where before < page_no * 50 and before + how_many > (page_no - 1) * 50
    qualify place between (page_no - 1) * 50 + 1 and page_no * 50
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
    placed.municipality_name,
    placed.county_name,
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
join chosen using (place_no)
join cohort on cohort.cohort_no = placed.cohort_no and cohort.semester_no = chosen.semester_no
left join last_held using (place_no)
order by place, chosen.semester_no desc, reason
