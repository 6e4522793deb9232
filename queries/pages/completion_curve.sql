-- Question: how large a part of the whole programme's meetings was held by each week? (metrics: Completion curve)
-- Grain: cohort_no, area_level, area_id, week
-- Parameters: cohort, level, within, unit_types
with spans as (
    select * from completion_span
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and area_level = $level
        and is_chosen($unit_types, area_level, unit_types, unit_type)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

weeks as (
    select *, unnest(range(last_week + 1)) as week
    from spans
),

filled as (
    select cohort_no, area_level, area_id, week, filled
    from completion_fill
    where area_level = $level and is_chosen($unit_types, area_level, unit_types, unit_type)
)

select
    cohort_no,
    area_level,
    area_id,
    area_name,
    week,
    coalesce(sum(filled) over (partition by cohort_no, area_id order by week), 0)::bigint as done,
    required,
    done / nullif(required, 0) as share
from weeks
left join filled using (cohort_no, area_level, area_id, week)
order by cohort_no, area_level, area_id, area_name, week
