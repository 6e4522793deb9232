-- Question: to which area's block does each smallest group of answers belong? (metrics: Disclosure control, rules 1-3)
-- Grain: as core.answer_group, without the semesters that are frozen already.
-- home_level: unit, municipality, county or nation; null: withheld everywhere.
-- One step per level, from the unit up. Whoever is in no block yet is pooled with the others of the same area. A pool is
-- published when it has k respondents who do not all agree and, where some of them are in unanimous parts (k or more who
-- agree, below or here), k outside these: else their answers follow by subtraction.
with recursive climbing as (
    select
        answer_group.*,
        municipality.county_id,
        municipality.office_id,
        0 as step,
        null::varchar as home_level,
        false as is_in_unanimous_part
    from core.answer_group
    join core.municipality using (municipality_id)
    anti join frozen.semester using (cohort_no, semester_no)

    union all

    select
        * exclude (step, home_level, is_in_unanimous_part, level, area_id, k),
        step + 1 as step,
        if(
            area_id is not null
            and sum(n) over pool >= k
            and max(highest) over pool - min(lowest) over pool > 1e-9
            and (not bool_or(is_in_unanimous_part) over pool or sum(n) filter (where not is_in_unanimous_part) over pool >= k),
            level, null
        ) as home_level,
        is_in_unanimous_part or (
            area_id is not null and sum(n) over pool >= k and max(highest) over pool - min(lowest) over pool <= 1e-9
        ) as is_in_unanimous_part
    from (
        select
            climbing.*,
            rule.min_respondents as k,
            ['unit', 'municipality', 'county', 'nation'][step + 1] as level,
            [unit_id, municipality_id, county_id, 'NO'][step + 1] as area_id
        from climbing
        cross join meta.rule
        where step < 4 and home_level is null
    )
    window pool as (partition by cohort_no, semester_no, sub_goal_no, role, unit_type, area_id)
)

select * exclude (step, is_in_unanimous_part)
from climbing
where home_level is not null or step = 4
