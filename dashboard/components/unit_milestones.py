"""Plans delivered, and children's and parents' involvement: what the model asks for and when it was done."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.section import section
from dashboard.components.table import Column, Content, Table, table
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.formatting import enumeration, long_date, number
from dashboard.texts import Language, text

# Involvement has no requirement of its own; sub-goal 5 counts it every semester (metrics: Sub-goals, Done).
_INVOLVEMENT = ("child_involvement", "parent_involvement")


def unit_milestones(record: UnitRecord, language: Language) -> Component:
    """Return the section: a row per kind the model asks for, or that is registered."""
    title = text("unit.milestones_title", language)
    columns = [
        Column(text("unit.column_milestone", language), row_header=True),
        Column(text("unit.column_due", language)),
        Column(text("unit.column_done_on", language), remark=True),
    ]
    rows = [row for kind, name in record.model.milestones.items() if (row := _kind(kind, name, record, language))]
    content = Table(text("unit.table_of", language, title=title), columns, rows, caption_hidden=True)
    note = html.P(text("unit.milestones_note" if record.milestones else "unit.milestones_none", language))
    return section("milestones", title, [note, table(content)])


def _kind(kind: str, name: str, record: UnitRecord, language: Language) -> list[Content] | None:
    done = [milestone for milestone in record.milestones if milestone["kind"] == kind]
    asked = next((row for row in record.model.requirements if row["what"] == kind), None)
    if asked is None and kind not in _INVOLVEMENT and not done:
        return None
    return [name, _due(kind, asked, language), _done(done, language)]


def _due(kind: str, asked: Row | None, language: Language) -> str:
    if asked is not None:
        semester = number(asked["first_semester"])
        key = f"due_{asked['binding']}" + ("_municipality" if asked["level"] == "municipality" else "")
        return text(f"unit.{key}", language, semester=semester)
    return text("unit.due_each_semester" if kind in _INVOLVEMENT else "unit.due_never", language)


def _done(done: Sequence[Row], language: Language) -> str:
    if not done:
        return text("unit.not_delivered", language)
    ordered = sorted(done, key=lambda milestone: (milestone["semester_no"], milestone["done_on"]))
    dates = [
        text(
            "unit.done_on_semester",
            language,
            date=long_date(milestone["done_on"], language),
            semester=milestone["semester_no"],
        )
        for milestone in ordered
    ]
    return enumeration(dates, language)
