"""The life of real data is in the demonstration: who leaves, what is moved, who falls silent."""

import pytest

from tests.demonstration.conftest import Ask


def test_size_of_the_cohorts(ask: Ask) -> None:
    found = ask("select cohort_no, count(*), count(distinct municipality_no) from participation group by all")
    assert sorted(int(cohort_no) for cohort_no, _, _ in found) == [7, 8, 9, 10]
    assert all(units == 55 and 12 <= municipalities <= 18 for _, units, municipalities in found)


def test_all_counties_and_offices_take_part(ask: Ask) -> None:
    question = """
        select count(distinct county_no), count(distinct office_id)
        from participation join municipalities using (municipality_no) join county_governors using (county_no)
        where municipalities.valid_to is null"""
    assert ask(question) == [(15, 10)]


def test_municipalities_are_of_different_sizes(ask: Ask) -> None:
    found = ask("select count(*) from participation group by cohort_no, municipality_no")
    sizes = [size for (size,) in found]
    assert min(sizes) == 1
    assert max(sizes) >= 8


STORIES = {
    "a unit left this semester, with a reason": """
        select 1 from participation where cohort_no = '9' and left_on between '2026-08-01' and '2026-11-15'
        and left_reason is not null""",
    "a unit left in an ended semester": "select 1 from participation where left_on < '2026-07-01'",
    "a whole municipality withdrew": """
        select municipality_no from participation where cohort_no = '8' group by all having count(*) = count(left_on)
        and count(*) >= 4""",
    "a unit joined late": "select 1 from participation where cohort_no = '9' and joined_on > '2026-01-01'",
    "a unit takes part in two cohorts in turn": """
        select 1 from participation a join participation b using (unit_id)
        where a.cohort_no = '7' and b.cohort_no = '10'""",
    "children or staff not registered": "select 1 from participation where children is null or staff is null",
    "a meeting was moved": "select 1 from meetings where held_on > planned_on",
    "a meeting was cancelled": "select 1 from meetings where cancelled = 'true'",
    "a meeting is overdue": """
        select 1 from meetings where cohort_no = '9' and semester_no = '3' and held_on is null and cancelled = 'false'
        and planned_on < '2026-11-15'""",
    "a meeting of the next semester is planned": "select 1 from meetings where planned_on > '2027-01-01'",
    "minutes came late": "select 1 from meetings where minutes_on::date - held_on::date > 30",
    "minutes are missing": """
        select 1 from meetings
        where meeting_type = 'steering_group' and held_on < '2026-10-01' and minutes_on is null""",
    "staff gatherings are split": """
        select cohort_no, semester_no, municipality_no from meetings where meeting_type = 'staff_gathering'
        group by all having count(distinct unit_type) = 2""",
    "a unit visits a gathering that is not for it": """
        select 1 from attendance a join meetings m using (meeting_id) join participation p
        on p.unit_id = a.unit_id and p.cohort_no = m.cohort_no
        where m.unit_type <> p.unit_type and a.attended::int > 0""",
    "kindergartens are guided together": """
        select 1 from meetings
        where meeting_type = 'group_guidance' and unit_id is null and unit_type = 'kindergarten'""",
    "steering groups only meet digitally": """
        select cohort_no, semester_no, municipality_no from meetings
        where meeting_type = 'steering_group' and held_on is not null
        group by all having count(*) = 2 and bool_and(format = 'digital')""",
    "a meeting is hybrid": "select 1 from meetings where format = 'hybrid' and held_on is not null",
    "a unit was invited and nobody came": """
        select meeting_id, unit_id from attendance where unit_id is not null
        group by all having sum(attended::int) = 0""",
    "staff attendance is low at a unit": """
        select cohort_no, attendance.unit_id, semester_no from attendance join meetings using (meeting_id)
        where role = 'staff' and attendance.unit_id is not null group by all
        having sum(attended::int) < 0.6 * sum(invited::int)""",
    "a unit did not answer": """
        select 1 from participation p where cohort_no = '8' and left_on is null and not exists (
        from evaluation e where e.cohort_no = '8' and e.semester_no = '2' and e.unit_id = p.unit_id)""",
    "a milestone came after its semester": """
        select 1 from milestones m join semesters s
        on s.cohort_no = m.cohort_no::int and s.semester_no = m.semester_no::int
        where m.done_on::date > s.ends_on""",
    "a plan is missing": """
        select 1 from participation p where cohort_no = '9' and left_on is null and not exists (
        from milestones m where m.cohort_no = '9' and m.unit_id = p.unit_id and kind = 'action_plan')""",
    "a score is blank": "select 1 from evaluation where score is null",
    "few are early in a current semester": """
        select 1 from evaluation where cohort_no = '9' and semester_no = '3'""",
    "a unit has three or four respondents in all": """
        select unit_id from evaluation where unit_id is not null and (cohort_no, semester_no) <> ('9', '3')
        group by cohort_no, semester_no, unit_id having count(distinct response_id) between 3 and 4""",
    "a group of at least five all answer alike": """
        select unit_id from evaluation where role = 'working_group' and item_id like 'd3%'
        group by cohort_no, semester_no, unit_id having count(distinct response_id) >= 5 and count(distinct score) = 1
        and count(score) = count(*)""",
    "guides come for no municipality": "select 1 from attendance where municipality_no is null and role = 'guide'",
    "owners and PPT answer for their municipality": "select 1 from evaluation where unit_id is null and role = 'owner'",
}


@pytest.mark.parametrize("story", STORIES)
def test_story_is_told(ask: Ask, story: str) -> None:
    assert ask(STORIES[story])


def test_early_answers_are_few(ask: Ask) -> None:
    (early,), (all_rows,) = ask("""
        select count(*) from evaluation where (cohort_no, semester_no) in (('9', '3'), ('10', '1'))
        union all select count(*) from evaluation""")
    assert 0 < early < all_rows / 100


def test_nobody_answers_for_a_semester_to_come(ask: Ask) -> None:
    question = """
        select 1 from evaluation e join semesters s
        on s.cohort_no = e.cohort_no::int and s.semester_no = e.semester_no::int
        where s.starts_on > date '2026-11-15'"""
    assert ask(question) == []


def test_one_municipality_does_everything_and_one_stopped(ask: Ask) -> None:
    found = ask("""
        select municipality_no, count(*) filter (held_on is null) as not_held, count(*) as meetings
        from meetings where cohort_no = '8' and municipality_no is not null and semester_no in ('3', '4')
        and meeting_type <> 'working_group' group by all""")
    assert min(not_held for _, not_held, _ in found) == 0
    assert max(not_held / meetings for _, not_held, meetings in found) > 0.3


def test_answers_differ_by_role_and_grow(ask: Ask) -> None:
    found = {
        key: mean
        for *key_parts, mean in ask(
            "select role, semester_no, avg(score::int) from evaluation where cohort_no in ('7', '8') group by all"
        )
        for key in [tuple(key_parts)]
    }
    for role in ("leader", "working_group", "staff", "parent"):
        assert found[role, "4"] > found[role, "1"] + 0.1
    assert found["leader", "4"] > found["staff", "4"] + 0.2


def test_a_sub_goal_fell_at_some_units(ask: Ask) -> None:
    found = ask("""
        with unit_score as (
            select cohort_no, unit_id, semester_no::int as semester_no, left(item_id, 2) as sub_goal,
                avg(score::int) as score
            from evaluation where role = 'staff' and unit_id is not null
            group by all having count(distinct response_id) >= 5
        )
        select one.unit_id from unit_score as one
        join unit_score as next using (cohort_no, unit_id, sub_goal)
        where next.semester_no = one.semester_no + 1 and next.score <= one.score - 0.5""")
    units = ask("select distinct unit_id from participation")
    assert 3 <= len({unit_id for (unit_id,) in found}) <= len(units) / 4
