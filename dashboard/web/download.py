"""A figure's rows as a CSV or Excel file, with the address's options and the session's scope."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound, ServiceUnavailable

from dashboard.access import Access
from dashboard.catalogue import LEVELS, UNIT_TYPES, catalogue
from dashboard.exports.csv import as_csv
from dashboard.exports.notes import notes
from dashboard.exports.words import Words
from dashboard.exports.xlsx import as_xlsx
from dashboard.filters import SEMESTERS
from dashboard.programme import cohort_numbers
from dashboard.questions import Question
from dashboard.texts import LANGUAGES, Language, text
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, View, Warehouse
from dashboard.web import tracing
from dashboard.web.guard import current_access

_Word = TypeVar("_Word", bound=str)

_TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True)
class _Asked:
    question: Question
    snapshot: str | None
    language: Language


def install(server: Flask, warehouse: Warehouse) -> None:
    """Register `/last-ned/<figure>.csv` and `.xlsx`; what cannot be understood is not found, never something else."""

    @server.get("/last-ned/<string:name>.<any(csv, xlsx):form>", endpoint="download")
    def download(name: str, form: str) -> Response:
        if name not in catalogue():
            raise NotFound
        asked = _asked(name, request.args)
        access = current_access()
        try:
            with warehouse.view(access.scope, asked.snapshot) as view:
                content, snapshot = _content(form, asked, view, access), view.snapshot
        except DamagedSnapshotError:
            raise ServiceUnavailable from None
        except NoSnapshotError:
            raise NotFound from None
        facts = {**tracing.of_question(asked.question), "snapshot": str(snapshot.id)}
        tracing.downloaded(access, name, form, facts)
        answer = Response(content, mimetype=_TYPES[form])
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{snapshot.id}.{form}"'
        return answer


def _asked(name: str, options: MultiDict[str, str]) -> _Asked:
    """Read the options of `query` from the address; an unknown or wrong one is refused, not dropped:
    a file must never hold more than its name and options say."""
    if len(options) != len(list(options.items(multi=True))):
        raise NotFound
    given = dict(options)
    language = _one_of(given.pop("sprak", "nb"), LANGUAGES)
    snapshot = given.pop("data", None)
    level, _, area_id = given.pop("within", "").partition(":")
    within = (_one_of(level, LEVELS), area_id) if level and area_id else None
    if catalogue()[name].needs_unit and (within is None or within[0] != "unit"):
        raise NotFound
    unit_type = given.pop("unit-type", None)
    question = Question(
        name,
        level=_one_of(given.pop("level", "county"), LEVELS),
        cohort=_number(given.pop("cohort", None), cohort_numbers()),
        semester=_number(given.pop("semester", None), SEMESTERS),
        within=within,
        unit_type=None if unit_type is None else _one_of(unit_type, UNIT_TYPES),
    )
    if given or (level and within is None):
        raise NotFound
    return _Asked(question, snapshot, language)


def _one_of(written: str, valid: tuple[_Word, ...]) -> _Word:
    for known in valid:
        if known == written:
            return known
    raise NotFound


def _number(written: str | None, valid: Any) -> int | None:
    if written is None:
        return None
    for number in valid:
        if written == str(number):
            return int(number)
    raise NotFound


def _content(form: str, asked: _Asked, view: View, access: Access) -> str | bytes:
    language, question = asked.language, asked.question
    words = Words.of(view, language)
    above = notes(question, view.snapshot, (access.reader(language), access.key), language)
    headings = {column: text(f"download.column_{column}", language) for column in catalogue()[question.name].columns}
    rows = map(words.row, question.ask(view))
    flags = {flag: text(f"download.{str(flag).lower()}", language) for flag in (True, False)}
    if form == "csv":
        return as_csv(above, headings, rows, flags)
    tabs = (text("download.tab_table", language), text("download.tab_notes", language))
    return as_xlsx(above, headings, rows, flags, tabs)
