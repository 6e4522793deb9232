"""What the page of meetings is about, and the questions it asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.filters import Filters
from dashboard.pages.area_choice import Period, Place
from dashboard.pages.area_figures import Asked, Asker
from dashboard.questions import Area, Question, Row
from dashboard.texts import Language, text

if TYPE_CHECKING:
    from dashboard.warehouse import View

PATH = "/moter"


@dataclass(frozen=True)
class Chosen:
    """An area, a cohort's semester and the filters; `view` answers, `asker` remembers what it answered."""

    view: "View"
    place: Place
    period: Period
    filters: Filters
    asker: Asker

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.filters.language

    def say(self, key: str, **params: object) -> str:
        """Return a text of the page of meetings."""
        return text(f"meetings.{key}", self.language, **params)

    def own(self, name: str, semester: int | None) -> Asked:
        """Ask about the area itself, in one semester or (None) the whole cohort."""
        return self.asker.exactly(name, self.place.area, semester)

    def every_cohort(self, name: str) -> Asked:
        """Ask about the area itself in all its cohorts."""
        within = None if self.place.level == "nation" else self.place.area
        question = Question(name, self.place.level, within=within, unit_type=self.filters.unit_type)
        return Asked(question, question.ask(self.view))

    def onward(self, area: Area | None) -> Filters:
        """Return the filters of the same page about another area (None: all that the reader sees)."""
        return replace(self.filters.choosing(self.period.cohort, self.period.semester), area=area)

    def titles(self, kind: str) -> dict[str, str]:
        """Return the model's titles of a kind (`meeting_type`, `role`) by code, in its order."""
        rows = self.view.run("model_titles")
        return {row["code"]: row[f"title_{self.language}"] for row in rows if row["kind"] == kind}

    def requirements(self) -> Mapping[str, str]:
        """Return the titles of the meetings the cohort's programme requires each semester, in the model's order."""
        asked = [row for row in self.view.run("model_requirements") if _is_required(row, self.period.programme)]
        ordered = sorted(asked, key=lambda row: int(row["position"]))
        return {row["requirement"]: row[f"title_{self.language}"] for row in ordered}


def _is_required(row: Row, programme: object) -> bool:
    asked = (row["programme"], row["fulfilled_by"], row["binding"], row["per"])
    return asked == (programme, "meeting", "required", "semester")
