"""What the page does not show about the unit, and why."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.section import section
from dashboard.components.unit_record import UnitRecord
from dashboard.components.unit_sub_goals import sub_goals
from dashboard.formatting import long_date, number
from dashboard.texts import Language, text


def unit_hidden(record: UnitRecord, language: Language) -> Component:
    """Return the section, in sentences."""
    sentences = [*hidden_sentences(record, language), text("unit.hidden_always", language)]
    items = html.Ul([html.Li(sentence) for sentence in sentences])
    return section("hidden", text("unit.hidden_title", language), [items])


def hidden_sentences(record: UnitRecord, language: Language) -> list[str]:
    """Return what is withheld of the chosen semester's answers, with the reason; k is the snapshot's own."""
    semester = record.semester
    if not record.answers_published:
        ended = long_date(record.term(semester)["ends_on"], language)
        days = number(record.rules["answers_closed_days"])
        return [text("unit.hidden_unpublished", language, semester=semester, ended=ended, days=days)]
    own = [(goal, goal.indicators[0]) for goal in sub_goals(record, language)]
    if all(mark.said == "none" for _, mark in own):
        return [text("unit.hidden_no_answers", language, semester=semester)]
    least = number(record.rules["min_respondents"])
    hidden = [goal for goal, mark in own if mark.said == "hidden"]
    sentences = []
    if hidden and len(hidden) == len(own):
        sentences.append(text("unit.hidden_all_scores", language, least=least))
    elif hidden:
        what = "; ".join(
            text("unit.sub_goal_numbered", language, number=goal.number, short=goal.short) for goal in hidden
        )
        sentences.append(text("unit.hidden_scores", language, what=what, least=least))
    if any(mark.said == "shown" and mark.more_above for _, mark in own):
        sentences.append(text("unit.hidden_more_above", language))
    return sentences or [text("unit.hidden_nothing", language)]
