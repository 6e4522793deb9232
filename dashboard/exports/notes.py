"""What stands with every file and picture: what it is, what was chosen, of when, whose eyes, from where."""

from dashboard.formatting import long_date
from dashboard.questions import Question
from dashboard.texts import Language, text
from dashboard.warehouse import Snapshot


def notes(question: Question, snapshot: Snapshot, reader: tuple[str, str], language: Language) -> list[str]:
    """Return the lines of a file; `reader` is whose eyes, in words and as `query --scope` takes them."""
    name, scope_key = reader
    return [
        text(f"download.title_{question.name}", language),
        text("download.filters", language, filters=chosen(question, language)),
        text("download.data_date", language, date=long_date(snapshot.as_of, language)),
        *([text("download.synthetic", language)] if snapshot.synthetic else []),
        text("download.seen_by", language, reader=name),
        text("download.source", language),
        text("download.command", language, command=question.command(scope_key, snapshot.id)),
    ]


def chosen(question: Question, language: Language) -> str:
    """Return what the rows are limited to: «pulje 9, semester 3, i fylke 50», or «alt»."""
    within = None
    if question.within is not None:
        within = " ".join((text(f"download.level_{question.within[0]}", language).lower(), question.within[1]))
    said = [("cohort", question.cohort), ("semester", question.semester), ("within", within)]
    parts = [text(f"download.filter_{name}", language, value=value) for name, value in said if value is not None]
    if question.unit_type is not None:
        parts.append(text(f"download.filter_{question.unit_type}", language))
    return ", ".join(parts) or text("download.whole", language)
