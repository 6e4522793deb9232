-- Question: how do people in each area score each sub-goal, as far as disclosure control lets it be shown? (metrics: Say)
-- Grain: place_no (an area of a cohort), semester_no, unit_types, sub_goal_no, role (all = every role)
-- Scope: office, with the nation as benchmark
-- Order: place_no
-- An area's figure is over whole blocks whose home is the area or lies inside it; nothing here depends on anything finer.
-- answered_from: the row rests on answers of that semester; change_since: the earlier semester that change was reckoned from.
with summed as (
    select
        place_no, semester_no, unit_types, sub_goal_no, role_no,
        n, score_parts, favourable_n, more_above
    from core.answer_area
    where sub_goal_no is not null
    union all by name
    select
        place_no, semester_no, unit_types, sub_goal_no,
        0 as role_no,
        sum(n)::bigint as n,
        sum(score_parts)::bigint as score_parts,
        sum(favourable_n)::bigint as favourable_n,
        bool_or(more_above) as more_above
    from core.answer_area
    where sub_goal_no is not null
    group by all
),

scored as (
    select
        summed.* exclude (score_parts, favourable_n),
        score_parts / (n * parts) as score,
        favourable_n / n as favourable
    from summed
    join core.scoring using (sub_goal_no)
),

changed as (
    select *, lag(semester_no) over earlier as change_since, score - lag(score) over earlier as change
    from scored
    where n is not null
    window earlier as (
        partition by place_no, unit_types, sub_goal_no, role_no order by semester_no
    )
    union all by name
    select * from scored
    where n is null
),

question as (
    select list({'sub_goal_no': sub_goal_no, 'role': role, 'role_no': role_no}) as questions
    from (select distinct sub_goal_no from programme.sub_goals)
    cross join (
        select role::code.word as role, position as role_no from programme.roles where respondent
        union all
        select 'all'::code.word, 0
    )
),

-- Areas are put in order before each of them is there forty times over; the rows keep it.
asked as (
    select * exclude (question), question.*
    from (
        select area.*, unnest(questions) as question
        from (
            select place_no, cohort_no, semester_no, area_level, unit_types from core.answer_area
            where sub_goal_no is null
            order by place_no
        ) as area
        cross join question
    )
)

select
    asked.* exclude (cohort_no, area_level, role_no),
    score,
    favourable,
    if(more_above is null, 0, n) as n,
    coalesce(more_above, false) as more_above,
    more_above is not null and n is null as suppressed,
    case
        when not (area_level = 'nation' and asked.role_no = 0 and unit_types = 'both') then null
        when answer_withheld.sub_goal_no is null then 0
        else withheld
    end as withheld,
    semester_no as answered_from,
    change_since,
    change
from asked
left join changed using (place_no, semester_no, unit_types, sub_goal_no, role_no)
left join core.answer_withheld using (cohort_no, semester_no, sub_goal_no)
