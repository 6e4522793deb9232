"""The programme model as data: what each version asks for, and which semesters the cohorts have."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.table import Column, Table, table
from dashboard.formatting import MISSING, number, short_date
from dashboard.questions import Row
from dashboard.texts import Language, text

if TYPE_CHECKING:
    from dashboard.warehouse import View


def model_content(view: "View", cohorts: Sequence[Row], language: Language) -> list[Component]:
    """Return the requirements of each programme, the newest first, and the semesters of each cohort."""
    rows = sorted(view.run("model_requirements"), key=lambda row: str(row["programme"]), reverse=True)
    following: dict[str, list[str]] = {}
    for row in cohorts:
        known = following.setdefault(row["programme"], [])
        if str(row["cohort_no"]) not in known:
            known.append(str(row["cohort_no"]))
    parts: list[Component] = [html.P(text("data_basis.model_lead", language))]
    for programme, requirements in groupby(rows, key=lambda row: str(row["programme"])):
        title = text("data_basis.model_programme", language, programme=programme)
        parts += [
            html.H3(title),
            html.P(text("data_basis.model_cohorts", language, cohorts=", ".join(following.get(programme, [])))),
            _requirements(title, list(requirements), language),
        ]
    return [*parts, html.H3(text("data_basis.semesters_title", language)), _semesters(cohorts, language)]


def _requirements(title: str, rows: Sequence[Row], language: Language) -> Component:
    columns = [
        Column(text("data_basis.requirement", language), row_header=True),
        Column(text("data_basis.requirement_level", language)),
        Column(text("data_basis.requirement_count", language)),
        Column(text("data_basis.requirement_binding", language)),
        Column(text("data_basis.requirement_semesters", language)),
    ]
    body = [
        [
            row[f"title_{language}"],
            text(f"data_basis.level_{row['level']}", language),
            _how_many(row, language),
            text(f"data_basis.binding_{row['binding']}", language),
            _semester_span(row["first_semester"], row["last_semester"]),
        ]
        for row in rows
    ]
    return table(Table(title, columns, body, caption_hidden=True))


def _how_many(row: Row, language: Language) -> str:
    least, most = row["min_count"], row["max_count"]
    span = number(least) if most in (None, least) else f"{number(least)}–{number(most)}"
    words = text(f"data_basis.per_{row['per']}", language, count=span)
    return (
        words
        if most is not None or row["fulfilled_by"] != "meeting"
        else text("data_basis.at_least", language, words=words)
    )


def _semester_span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _semesters(rows: Sequence[Row], language: Language) -> Component:
    columns = [
        Column(text("data_basis.semester_of", language), row_header=True),
        Column(text("data_basis.semester_dates", language)),
        Column(text("data_basis.semester_state", language)),
        Column(text("data_basis.semester_theme", language)),
    ]
    body = [
        [
            text("data_basis.cohort_semester", language, cohort=row["cohort_no"], semester=row["semester_no"]),
            f"{short_date(row['starts_on'])}–{short_date(row['ends_on'])}",
            text(f"data_basis.state_{row['state']}", language),
            row[f"theme_{language}"] or MISSING,
        ]
        for row in rows
    ]
    return table(Table(text("data_basis.semesters_title", language), columns, body, caption_hidden=True))
