-- Question: to which area's block does each smallest group of answers belong? (metrics: Disclosure control, rules 1-3)
-- Grain: as core.answer_group. home_level: unit, municipality, county or nation; null: withheld everywhere.
-- At each level, covered counts the respondents in unanimous parts of k or more carried up from below: those outside
-- all such parts must be k too, else their answers follow by subtraction. A set carried up whole is such a part itself.
with at_unit as (
    select
        answer_group.*,
        municipality.county_id,
        rule.min_respondents as k,
        highest - lowest <= 1e-9 as is_unanimous,
        unit_id is not null and n >= k and not is_unanimous as published_at_unit,
        if(unit_id is not null and n >= k and is_unanimous, n, 0) as covered
    from core.answer_group
    join core.municipality using (municipality_id)
    cross join meta.rule
),

joined_at_municipality as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type, county_id, municipality_id, k,
        sum(n) as n,
        min(lowest) as lowest,
        max(highest) as highest,
        sum(covered) as covered_below,
        max(highest) - min(lowest) <= 1e-9 as is_unanimous
    from at_unit
    where not published_at_unit
    group by all
),

at_municipality as (
    select
        *,
        n >= k and not is_unanimous and (covered_below = 0 or n - covered_below >= k) as published_at_municipality,
        if(n >= k and is_unanimous, n, covered_below) as covered
    from joined_at_municipality
),

joined_at_county as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type, county_id, k,
        sum(n) as n,
        min(lowest) as lowest,
        max(highest) as highest,
        sum(covered) as covered_below,
        max(highest) - min(lowest) <= 1e-9 as is_unanimous
    from at_municipality
    where not published_at_municipality
    group by all
),

at_county as (
    select
        *,
        n >= k and not is_unanimous and (covered_below = 0 or n - covered_below >= k) as published_at_county,
        if(n >= k and is_unanimous, n, covered_below) as covered
    from joined_at_county
),

joined_at_nation as (
    select
        cohort_no, semester_no, sub_goal_no, role, unit_type, k,
        sum(n) as n,
        sum(covered) as covered_below,
        max(highest) - min(lowest) <= 1e-9 as is_unanimous
    from at_county
    where not published_at_county
    group by all
),

at_nation as (
    select
        *,
        n >= k and not is_unanimous and (covered_below = 0 or n - covered_below >= k) as published_at_nation
    from joined_at_nation
)

select
    at_unit.cohort_no, at_unit.semester_no, at_unit.sub_goal_no, at_unit.role, at_unit.unit_type,
    at_unit.municipality_id, at_unit.unit_id, at_unit.n, at_unit.score_sum, at_unit.favourable_n,
    case
        when published_at_unit then 'unit'
        when published_at_municipality then 'municipality'
        when published_at_county then 'county'
        when published_at_nation then 'nation'
    end as home_level
from at_unit
left join at_municipality
    on not at_unit.published_at_unit
    and at_municipality.cohort_no = at_unit.cohort_no
    and at_municipality.semester_no = at_unit.semester_no
    and at_municipality.sub_goal_no = at_unit.sub_goal_no
    and at_municipality.role = at_unit.role
    and at_municipality.unit_type is not distinct from at_unit.unit_type
    and at_municipality.municipality_id = at_unit.municipality_id
left join at_county
    on not published_at_municipality
    and at_county.cohort_no = at_unit.cohort_no
    and at_county.semester_no = at_unit.semester_no
    and at_county.sub_goal_no = at_unit.sub_goal_no
    and at_county.role = at_unit.role
    and at_county.unit_type is not distinct from at_unit.unit_type
    and at_county.county_id = at_unit.county_id
left join at_nation
    on not published_at_county
    and at_nation.cohort_no = at_unit.cohort_no
    and at_nation.semester_no = at_unit.semester_no
    and at_nation.sub_goal_no = at_unit.sub_goal_no
    and at_nation.role = at_unit.role
    and at_nation.unit_type is not distinct from at_unit.unit_type
