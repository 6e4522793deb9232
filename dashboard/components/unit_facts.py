"""Who the unit is: type, owner, where it lies, how many, and since when it takes part."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.section import section
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.filters import Filters
from dashboard.formatting import long_date, number
from dashboard.texts import Language, text


def unit_lead(facts: Row, language: Language) -> str:
    """Return «Kommunal barnehage i Indre Fosen»."""
    return text(
        "unit.lead",
        language,
        ownership=text(f"unit.owned_{facts['ownership']}", language),
        kind=text(f"unit.kind_{facts['unit_type']}", language),
        municipality=facts["municipality_name"],
    )


def unit_facts(record: UnitRecord, filters: Filters) -> Component:
    """Return the facts as a description list, the areas above as links."""
    language = filters.language
    facts = record.facts
    stated: list[tuple[str, str | Component]] = [
        ("fact_type", text(f"unit.kind_{facts['unit_type']}", language).capitalize()),
        ("fact_ownership", text(f"unit.owned_{facts['ownership']}", language)),
        *[(f"fact_{level}", _area_link(facts, level, filters)) for level in ("municipality", "county", "office")],
        (f"fact_children_{facts['unit_type']}", _stated(facts["children"], language)),
        ("fact_staff", _stated(facts["staff"], language)),
        ("fact_organisation", facts["area_id"]),
    ]
    named = [(text(f"unit.{key}", language), content) for key, content in stated]
    pairs = [html.Div([html.Dt(name), html.Dd(content)]) for name, content in named + _cohorts(record, language)]
    return section("facts", text("unit.facts_title", language), [html.Dl(pairs, className="unit-facts")])


def participation_words(participation: Row, record: UnitRecord, language: Language) -> str:
    """Return how long the unit takes part in one of its cohorts: since when, until when and why it stopped."""
    joined, left, reason = (participation[column] for column in ("joined_on", "left_on", "left_reason"))
    last_term = record.last_terms[participation["cohort_no"]]
    dates = {"joined": long_date(joined, language)}
    if left and reason:
        return text("unit.took_part_until", language, **dates, left=long_date(left, language), reason=reason)
    if left:
        return text("unit.took_part_until_unexplained", language, **dates, left=long_date(left, language))
    if last_term["state"] == "ended":
        return text("unit.took_part_to_end", language, **dates, ended=long_date(last_term["ends_on"], language))
    return text("unit.joins_later" if joined > record.as_of else "unit.taking_part", language, **dates)


def _cohorts(record: UnitRecord, language: Language) -> list[tuple[str, str | Component]]:
    return [
        (
            text("unit.fact_cohort", language, cohort=participation["cohort_no"]),
            participation_words(participation, record, language),
        )
        for participation in record.participations
    ]


def _area_link(facts: Row, level: str, filters: Filters) -> Component:
    return html.A(facts[f"{level}_name"], href=urls.area(level, facts[f"{level}_id"], filters))


def _stated(count: int | None, language: Language) -> str:
    return text("unit.not_stated", language) if count is None else number(count)
