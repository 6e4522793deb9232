-- Question: how many participants need follow-up, in all and for each reason? (metrics: Follow-up list)
-- Grain: reason, and `all`, which counts each participant once and is there also when nobody needs follow-up
-- Parameters: cohort, semester, within, unit_types
with followed as (
    select distinct place_no, reason
    from follow_up
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and ($unit_types = 'both' or unit_type = $unit_types)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
)

select 'all' as reason, count(distinct place_no) as participants from followed
union all
select reason, count(*) as participants from followed
group by reason
order by reason
