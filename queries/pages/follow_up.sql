-- Question: who needs follow-up, for what reason? (metrics: Follow-up list)
-- Grain: cohort_no, semester_no, area_level, area_id, reason
-- Parameters: cohort, semester, within, unit_types
select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    reason,
    case
        when reason in ('low_attendance', 'sub_goal_drop') then quantity::union(rate double, slots bigint)
        else quantity::bigint::union(rate double, slots bigint)
    end as quantity,
    oldest_on,
    detail
from follow_up
where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
    and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
    and ($unit_types = 'both' or unit_type = $unit_types)
    and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
order by cohort_no, semester_no, area_level, area_id, area_name, reason
