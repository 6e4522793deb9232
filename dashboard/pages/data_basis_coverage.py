"""Who has not delivered what: the areas inside the one chosen, each a way down, and of a municipality each unit."""

from collections.abc import Sequence

from dashboard import html, urls
from dashboard.area_order import in_order
from dashboard.components.figure_block import FigureBlock
from dashboard.components.status_mark import status_mark
from dashboard.components.table import Column, Content, Table
from dashboard.formatting import MISSING, Absent, absent, part_of
from dashboard.pages.data_basis_chosen import Chosen
from dashboard.questions import Question, Row

#: What may be missing, and of how many it is counted.
KINDS = {
    "evaluation": "evaluation_required",
    "milestones": "milestones_required",
    "meetings": "participants",
    "attendance": "with_held_meetings",
}
_OF_MUNICIPALITIES = ("meetings", "attendance")


def coverage_blocks(chosen: Chosen) -> list[FigureBlock]:
    """Return one table: the areas one level down, or of a municipality its units."""
    question = _question(chosen)
    rows = question.ask(chosen.view)
    own = _asked(chosen, chosen.area[0], chosen.area).ask(chosen.view)
    whole = [row for row in own if row["area_id"] == chosen.area[1]]
    table = _units(chosen, rows) if question.level == "unit" else _areas(chosen, rows, whole)
    return [
        FigureBlock(
            id="dekning-tabell",
            title=chosen.say("coverage_title", area=chosen.name),
            finding=_finding(chosen, whole),
            table=table,
            question=question,
            definition=chosen.say("coverage_definition"),
        )
    ]


def _question(chosen: Chosen) -> Question:
    level = chosen.area[0]
    if level == "office" and len(_asked(chosen, "county", chosen.area).ask(chosen.view)) < 3:
        # An office of one county (rows of its units and of its municipalities) has its municipalities at once.
        return _asked(chosen, "municipality", chosen.area)
    below = {"nation": "county", "office": "county", "county": "municipality", "municipality": "unit"}
    return _asked(chosen, below[level], chosen.area)


def _asked(chosen: Chosen, level: str, within: tuple[str, str]) -> Question:
    period = chosen.period
    inside = None if within[0] == "nation" else within
    return Question("coverage", level, period.cohort, period.semester, inside, chosen.filters.unit_type)


def _finding(chosen: Chosen, whole: Sequence[Row]) -> str:
    state, semester = chosen.period.state, chosen.period.semester
    if state == "future":
        return chosen.say("coverage_future", semester=semester)
    units = _of(whole, "unit")
    if units is None:
        return chosen.say("coverage_nobody", cohort=chosen.period.cohort, semester=semester)
    parts = {kind: part_of(units[f"{kind}_missing"], units[of], chosen.language) for kind, of in KINDS.items()}
    told = chosen.say(f"coverage_{state}", cohort=chosen.period.cohort, semester=semester, **parts)
    asks_plans = units["milestones_required"] > 0
    return f"{told} {chosen.say('coverage_plans', **parts)}" if asks_plans else told


def _of(rows: Sequence[Row], participant_level: str) -> Row | None:
    return next((row for row in rows if row["participant_level"] == participant_level), None)


def _areas(chosen: Chosen, rows: Sequence[Row], whole: Sequence[Row]) -> Table:
    level = rows[0]["area_level"] if rows else "county"
    own = any(row["participant_level"] == "municipality" for row in whole)
    columns = [
        Column(chosen.say(f"level_{level}"), row_header=True),
        *[Column(chosen.say(f"without_{kind}"), numeric=True) for kind in KINDS],
        *[Column(chosen.say(f"municipalities_without_{kind}"), numeric=True) for kind in _OF_MUNICIPALITIES if own],
    ]
    body: list[list[Content]] = []
    for area_id, name in _in_order(rows):
        here = [row for row in rows if row["area_id"] == area_id]
        units, municipalities = _of(here, "unit"), _of(here, "municipality")
        link = html.A(name, href=chosen.of_area((level, area_id)))
        cells: list[Content] = [_count(units, kind, chosen) for kind in KINDS]
        body.append([link, *cells, *[_count(municipalities, kind, chosen) for kind in _OF_MUNICIPALITIES if own]])
    caption = chosen.say("coverage_caption", cohort=chosen.period.cohort, semester=chosen.period.semester)
    return Table(caption, columns, body, caption_hidden=True)


def _in_order(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the rows' areas, each once, as ids and names."""
    return [(row["area_id"], row["area_name"]) for row in in_order({row["area_id"]: row for row in rows}.values())]


def _count(row: Row | None, kind: str, chosen: Chosen) -> str:
    if row is None:
        return MISSING
    whole = row[KINDS[kind]]
    if not whole:
        return absent(Absent.NOT_REQUIRED, chosen.language) if kind == "milestones" else MISSING
    return part_of(row[f"{kind}_missing"], whole, chosen.language)


def _units(chosen: Chosen, rows: Sequence[Row]) -> Table:
    columns = [
        Column(chosen.say("level_unit"), row_header=True),
        *[Column(chosen.say(f"has_{kind}")) for kind in KINDS],
    ]
    by_id = {row["area_id"]: row for row in rows}
    filters = chosen.filters.choosing(chosen.period.cohort, chosen.period.semester)
    body: list[list[Content]] = [
        [
            html.A(name, href=urls.area("unit", unit_id, filters)),
            *[_mark(by_id[unit_id], kind, chosen) for kind in KINDS],
        ]
        for unit_id, name in _in_order(rows)
    ]
    caption = chosen.say("coverage_caption", cohort=chosen.period.cohort, semester=chosen.period.semester)
    return Table(caption, columns, body, caption_hidden=True)


def _mark(row: Row, kind: str, chosen: Chosen) -> Content:
    if not row[KINDS[kind]]:
        return absent(Absent.NOT_REQUIRED, chosen.language) if kind == "milestones" else MISSING
    if not row[f"{kind}_missing"]:
        return status_mark("held", chosen.language, chosen.say("registered"))
    due = kind == "attendance" or chosen.period.state == "ended"
    return status_mark("missing" if due else "not_due", chosen.language)
