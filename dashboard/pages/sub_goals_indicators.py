"""The two indicators of a sub-goal with the reason where one is absent, found among rows and written in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.formatting import HIDDEN, MISSING, counted, number, percent, share_of
from dashboard.pages.sub_goals_asked import Answers, Chosen
from dashboard.questions import Row
from dashboard.texts import Language, text

_OF_MUNICIPALITIES = (1, 2)  # metrics: sub_goals_done, 1 and 2 are null at level unit and with a unit type


@dataclass(frozen=True)
class Said:
    """What people say: a score from 1 to 5 by `n` people; `absent` is `hidden`, `none`, `unpublished` or `future`."""

    absent: str | None = None
    score: float | None = None
    favourable: float | None = None
    n: int | None = None
    change: float | None = None
    more_above: bool = False


@dataclass(frozen=True)
class Done:
    """What was done: a share with its counts and interval; `absent` is `not_required`, `filtered`, `nothing`,
    `not_due` or `future`."""

    absent: str | None = None
    share: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Reading:
    """Finds the indicators of the page's rows: what a missing row means depends on the semester."""

    chosen: Chosen
    answers: Answers

    def said(self, rows: Sequence[Row], when: tuple[int, int], goal: int, role: str) -> Said:
        """Return what `rows` (of one area) say of a sub-goal in (cohort, semester)."""
        row = _found(rows, when, goal, role)
        if row is None:
            return Said(absent=self._why_unsaid(when))
        values = {name: row[name] for name in ("score", "favourable", "n", "change", "more_above")}
        if row["score"] is None:
            return Said(**values | {"absent": "none" if row["n"] == 0 else "hidden"})
        return Said(**values)

    def done(self, rows: Sequence[Row], when: tuple[int, int], goal: int) -> Done:
        """Return what was done for a sub-goal in (cohort, semester) according to `rows` (of one area)."""
        row = _found(rows, when, goal, None)
        if row is None:
            future = self.chosen.semester_row(*when)["state"] == "future"
            return Done(absent="future" if future else "nothing")
        if row["denominator"] is None:
            return Done(absent="filtered" if self._is_required(when[0], goal) else "not_required")
        values = {name: row[name] for name in ("share", "numerator", "denominator", "low", "high")}
        return Done(**values | {"absent": "nothing" if row["share"] is None else None})

    def _why_unsaid(self, when: tuple[int, int]) -> str:
        semester = self.chosen.semester_row(*when)
        if semester["answers_closed"]:
            return "none"
        return "future" if semester["state"] == "future" else "unpublished"

    def _is_required(self, cohort: int, goal: int) -> bool:
        """Return whether the cohort's programme asks for it: else the nation too has no denominator for everybody."""
        if goal not in _OF_MUNICIPALITIES:
            return False
        rows = self.answers.untyped.rows
        return any(
            row["denominator"] is not None for row in rows if (row["cohort_no"], row["sub_goal_no"]) == (cohort, goal)
        )


def _found(rows: Sequence[Row], when: tuple[int, int], goal: int, role: str | None) -> Row | None:
    return next(
        (
            row
            for row in rows
            if (row["cohort_no"], row["semester_no"]) == when
            and row["sub_goal_no"] == goal
            and (role is None or row["role"] == role)
        ),
        None,
    )


def said_words(said: Said, language: Language) -> str:
    """Return why there is no score, in words; nothing where there is one."""
    return "" if said.absent is None else text(f"sub_goals.said_{said.absent}", language)


def done_words(done: Done, language: Language) -> str:
    """Return why there is no share, in words; nothing where there is one."""
    return "" if done.absent is None else text(f"sub_goals.done_{done.absent}", language)


def score_cell(said: Said, language: Language) -> str:
    """Return the score, «*», or why there is none."""
    if said.absent == "hidden":
        return HIDDEN
    return said_words(said, language) or number(said.score, 1)


def n_cell(said: Said) -> str:
    """Return the number of respondents, «*» where it is hidden."""
    return HIDDEN if said.absent == "hidden" else number(said.n)


def done_cell(done: Done, language: Language) -> str:
    """Return `41 av 53 (77 %)`, or why there is nothing."""
    return done_words(done, language) or share_of(done.numerator, done.denominator, language)


def interval_cell(done: Done, language: Language) -> str:
    """Return `64–87 %` as `64 % til 87 %`, «–» where there is no share."""
    if done.low is None:
        return MISSING
    return text("sub_goals.interval", language, low=percent(done.low), high=percent(done.high))


def score_with_n(said: Said, language: Language) -> str:
    """Return `3,6 (77 svar)`, «*» or the reason in words."""
    if said.absent is not None:
        return score_cell(said, language)
    return f"{number(said.score, 1)} ({n_words(said, language)})"


def n_words(said: Said, language: Language) -> str:
    """Return `77 svar`."""
    return counted("sub_goals.answers", said.n or 0, language)


def remark(said: Said, language: Language) -> str:
    """Return what a reader must know of a score: that it is hidden, or that some answers count higher up only."""
    if said.absent == "hidden":
        return text("sub_goals.remark_hidden", language)
    return text("sub_goals.remark_more_above", language) if said.more_above else ""
