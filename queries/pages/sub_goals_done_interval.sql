-- Question: what was done for each sub-goal, and between which shares does it lie as seen through so few? (metrics: Sub-goals, Done)
-- Grain: cohort_no, semester_no, area_level, area_id, sub_goal_no
-- Parameters: cohort, semester, level, within, unit_types
-- low and high are Wilson's interval at 95 %: unlike the simple one it stays within 0 and 1 and has a width at 0 of 3.
with chosen as (
    select
        *,
        numerator / nullif(denominator, 0) as share,
        1.959963984540054 as z,
        -- More came than were invited: a share above 1 has no interval.
        numerator <= denominator and denominator > 0 as has_interval
    from sub_goals_done
    where ($cohort::integer[] is null or list_contains($cohort::integer[], cohort_no))
        and ($semester::integer[] is null or list_contains($semester::integer[], semester_no))
        and area_level = $level
        and is_chosen($unit_types, area_level, unit_types, unit_type)
        and is_within($within_level, $within_id, office_id, county_id, municipality_id, unit_id)
),

measured as (
    select
        *,
        share + z * z / (2 * nullif(denominator, 0)) as middle,
        if(has_interval, z * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator * denominator)), null) as reach,
        1 + z * z / nullif(denominator, 0) as scale
    from chosen
)

select
    cohort_no,
    semester_no,
    area_level,
    area_id,
    area_name,
    sub_goal_no,
    numerator,
    denominator,
    share,
    -- Of none and of all the outer bound is the share itself; the formula misses it by a rounding.
    if(has_interval, if(numerator = 0, 0, (middle - reach) / scale), null) as low,
    if(has_interval, if(numerator = denominator, 1, (middle + reach) / scale), null) as high
from measured
order by cohort_no, semester_no, area_level, area_id, area_name, sub_goal_no
