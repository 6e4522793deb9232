-- Question: at which units did a published sub-goal score fall? (metrics: Follow-up list, sub_goal_drop)
-- Grain: cohort_no, semester_no, participant_level, participant_id
-- Compared over the roles published both now and in the last earlier semester with anything published on the sub-goal there.
-- answered_from: the row rests on answers from that semester on, counting every earlier one: that nothing fell tells of it too.
with published as (
    select
        cohort_no, semester_no, sub_goal_no, unit_id, role,
        sum(n) as n,
        sum(round(score_sum * parts)::bigint) as score_parts,
        parts
    from core.answer_block
    join core.semester using (cohort_no, semester_no)
    join core.scoring using (sub_goal_no)
    where home_level = 'unit' and semester.answers_closed
    group by cohort_no, semester_no, sub_goal_no, unit_id, role, parts
),

semester_pair as (
    select
        cohort_no, sub_goal_no, unit_id, semester_no,
        lag(semester_no) over (partition by cohort_no, sub_goal_no, unit_id order by semester_no) as earlier_semester_no
    from (select distinct cohort_no, sub_goal_no, unit_id, semester_no from published)
),

fallen as (
    select
        semester_pair.cohort_no, semester_pair.semester_no, semester_pair.sub_goal_no, semester_pair.unit_id,
        sum(earlier.score_parts) / (sum(earlier.n) * earlier.parts) - sum(later.score_parts) / (sum(later.n) * later.parts) as fall
    from semester_pair
    join published as later using (cohort_no, semester_no, sub_goal_no, unit_id)
    join published as earlier
        on earlier.cohort_no = semester_pair.cohort_no
        and earlier.semester_no = semester_pair.earlier_semester_no
        and earlier.sub_goal_no = semester_pair.sub_goal_no
        and earlier.unit_id = semester_pair.unit_id
        and earlier.role = later.role
    group by
        semester_pair.cohort_no, semester_pair.semester_no, semester_pair.sub_goal_no, semester_pair.unit_id,
        earlier.parts, later.parts
)

select
    cohort_no,
    semester_no,
    'unit'::code.word as participant_level,
    unit_id as participant_id,
    'sub_goal_drop' as reason,
    1 as answered_from,
    max(fall) as quantity,
    string_agg(sub_goal_no::varchar, ',' order by sub_goal_no) as detail
from fallen
cross join meta.rule
where fall >= rule.sub_goal_drop - 1e-9
group by all
