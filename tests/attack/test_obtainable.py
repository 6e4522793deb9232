"""Which queries tell of answers at all; those beside `sub_goals_said` tell nothing that does not follow from it.

So the attack, which is on the figures of `sub_goals_said`, is on everything. That pages and downloads show the rows of
the queries and nothing else is tested where they are: tests/pages/*_figures.py and tests/web/test_download.py.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from dashboard import resources
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.warehouse import Row, Warehouse
from tests.attack.case import Shown, obtained, published, rows_of
from tests.attack.drawn import Size, deliveries
from tests.attack.following import assert_all_follows
from tests.attack.groups import LEVELS, MODEL, Group, Known, Response
from tests.attack.nasty import K, nasty
from tests.attack.runs import bounded, described
from tests.oracle.tables import Delivery, Evaluation
from tests.queries.tiny import publish

NATIONAL = (Scope.national(),)
#: The queries whose rows follow from what people answered …
TELL_OF_ANSWERS = {"sub_goals_said", "answers_by_level", "follow_up"}
#: … and those that show `follow_up` in another order, or count its participants.
SHOW_FOLLOW_UP = {"follow_up_list", "follow_up_urgent", "follow_up_reasons"}

Rows = list[Evaluation]


def everything(delivery: Delivery) -> dict[str, list[Row]]:
    """Return the rows of every page query, at every level."""
    own: dict[str, Any] = {"reason": None, "page_no": 1, "most": 100}
    with published(Known(delivery, K)) as data:
        warehouse = Warehouse(data)
        with warehouse.view(Scope.national()) as view:
            found = {
                path.stem: [row for level in LEVELS for row in view.run(path.stem, level=level, **own)]
                for path in (resources.root() / "queries" / "pages").glob("*.sql")
            }
        warehouse.close()
    return found


def _all_say(score: int) -> Callable[[Rows], Rows]:
    return lambda rows: [replace(row, score=score) for row in rows]


def _one_more_of_each(rows: Rows) -> Rows:
    return rows + [replace(row, response_id=f"{row.response_id} again", score=1) for row in rows]


def _the_last_of_each_unit(rows: Rows) -> Rows:
    return list({(row.semester_no, row.municipality_no, row.unit_id): row for row in rows}.values())


def test_which_queries_tell_of_answers() -> None:
    """Whatever is answered, and by how many, as long as somebody does: that they did is a fact about the unit."""
    before, found = everything(nasty()), set[str]()
    for change in (_all_say(5), _all_say(1), _one_more_of_each, _the_last_of_each_unit):
        after = everything(replace(nasty(), evaluation=change(nasty().evaluation)))
        found |= {name for name in before if _rounded(before[name]) != _rounded(after[name])}
    assert found == TELL_OF_ANSWERS | SHOW_FOLLOW_UP


def test_two_people_of_a_block_change_places_and_nobody_sees_it() -> None:
    """Every row of every query is the same: so nothing whatever that can be reckoned from them tells the two apart."""
    known = Known(nasty(), K)
    shown = Shown(known, obtained(known, NATIONAL))
    swaps = {place: groups for place, groups in shown.blocks.items() if len(groups) > 1}
    said: dict[tuple[str, int], Fraction] = {}
    for place, groups in swaps.items():
        one, other = _two_who_differ(known, groups - shown.unanimous_inside(*place))
        said[one[1], one[0].sub_goal_no] = known.scores[other[0]][other[1]]
        said[other[1], other[0].sub_goal_no] = known.scores[one[0]][one[1]]
    assert len(swaps) > 4
    rows = [
        replace(
            row, score=int(said.get((row.response_id, MODEL.sub_goal_of_item[row.item_id]), row.score or 0)) or None
        )
        for row in nasty().evaluation
    ]
    swapped = replace(nasty(), evaluation=rows)
    assert Known(swapped, K).scores != known.scores
    assert everything(swapped) == everything(nasty())


def _two_who_differ(known: Known, groups: frozenset[Group]) -> tuple[tuple[Group, Response], tuple[Group, Response]]:
    people = [(group, who) for group in sorted(groups) for who in known.scores[group]]
    return next(
        (one, other)
        for one in people
        for other in people
        if one[0] != other[0] and known.scores[one[0]][one[1]] != known.scores[other[0]][other[1]]
    )


def _rounded(rows: list[Row]) -> list[Row]:
    """Leave out the number of rows of answers: it is told in whole hundreds."""
    return [{name: value for name, value in row.items() if name != "evaluation_rows_about"} for row in rows]


@bounded(2)
@given(st.data())
def test_the_others_follow_from_what_is_published(data: st.DataObject) -> None:
    known = Known(data.draw(deliveries(3, Size(themes=4, groups=40))), 3)
    note(described(known))
    with published(known) as folder:
        assert_all_follows(folder)


def test_the_others_follow_where_every_rule_bites() -> None:
    with published(Known(nasty(), K)) as folder:
        assert assert_all_follows(folder) > 0, "nothing fell"


def test_the_others_follow_from_semesters_frozen_at_different_times(tmp_path: Path) -> None:
    """Semester 1 is frozen by a delivery before semester 2 is closed, and by then everybody says otherwise of it."""
    early = replace(nasty(), as_of=date(2026, 7, 10))
    late = replace(
        nasty(), evaluation=[replace(row, score=1) if row.semester_no == 1 else row for row in nasty().evaluation]
    )
    for delivery in (early, late):
        publish(tmp_path, delivery.as_of, rows_of(delivery), Settings(data=tmp_path, min_respondents=K))
    assert assert_all_follows(tmp_path) > 0, "nothing fell"
