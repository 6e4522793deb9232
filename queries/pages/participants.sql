-- Question: who is registered, and who of them has not left on D? (metrics: Difference of two deliveries)
-- Grain: cohort_no, area_level, area_id
-- Parameters: none
-- A unit that leaves on D is still there, as on the follow-up list; a municipality is while one of its units is.
with units as (
    select unit_fact.*, left_on is null or left_on >= as_of as takes_part
    from unit_fact
    cross join delivery
)

select cohort_no, area_level, area_id, area_name, takes_part, joined_on, left_on
from units
union all
select
    cohort_no,
    'municipality' as area_level,
    municipality_id as area_id,
    any_value(municipality_name) as area_name,
    bool_or(takes_part) as takes_part,
    null as joined_on,
    null as left_on
from units
group by cohort_no, municipality_id
order by cohort_no, area_level, area_id
