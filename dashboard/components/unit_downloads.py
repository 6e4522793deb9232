"""The unit's requirements and status as files: all semesters of the cohort, as the page shows them one by one."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.downloads import downloads
from dashboard.components.source import Source
from dashboard.components.unit_record import UnitRecord
from dashboard.questions import Question
from dashboard.texts import text


def unit_downloads(record: UnitRecord, source: Source) -> Component:
    """Return the links to both."""
    unit = ("unit", record.facts["area_id"])
    made = []
    for name in ("requirements", "status"):
        question = Question(name, level="unit", cohort=record.cohort, within=unit)
        title = text(f"unit.file_{name}", source.language, unit=record.facts["area_name"], cohort=record.cohort)
        label = text(f"unit.download_{name}", source.language)
        made.append(downloads(question, title, source, label=label))
    return html.Div(made, className="unit-downloads")
