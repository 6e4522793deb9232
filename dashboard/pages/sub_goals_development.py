"""The chosen sub-goal over the semesters, cohort by cohort: said in one block, done in the one beside it."""

from dashboard.components.figure_block import FigureBlock
from dashboard.components.legend import marks
from dashboard.components.table import Column, Content, Table
from dashboard.figures.sub_goal_development import Point, Track, development, height
from dashboard.formatting import MISSING, number, part_of, percent, signed
from dashboard.pages.sub_goals_asked import Chosen
from dashboard.pages.sub_goals_indicators import (
    Done,
    Reading,
    Said,
    done_cell,
    done_words,
    interval_cell,
    n_cell,
    n_words,
    remark,
    said_words,
    score_cell,
    score_with_n,
)
from dashboard.texts import text

When = tuple[int, int]


def development_blocks(reading: Reading) -> list[FigureBlock]:
    """Return said and done, each a block with a row per cohort that takes part in the area."""
    return [_said_block(reading), _done_block(reading)]


def cohorts_in_order(chosen: Chosen) -> list[int]:
    """Return the cohorts of the area: the chosen one, then the others from the newest."""
    others = sorted((cohort for cohort in chosen.present if cohort != chosen.period.cohort), reverse=True)
    return [chosen.period.cohort, *others]


def _semesters(chosen: Chosen) -> list[When]:
    numbers = sorted({row["semester_no"] for row in chosen.cohorts})
    return [(cohort, semester) for cohort in cohorts_in_order(chosen) for semester in numbers]


def _names(chosen: Chosen) -> list[str]:
    return [text("area.semester", chosen.language, semester=no) for _, no in _semesters(chosen)[:4]]


def _said_block(reading: Reading) -> FigureBlock:
    chosen, own = reading.chosen, reading.answers.own
    said = {when: reading.said(own.said.rows, when, chosen.goal, chosen.role) for when in _semesters(chosen)}
    nation = {when: reading.said(own.said_nation.rows, when, chosen.goal, chosen.role) for when in said}
    with_nation = chosen.place.level != "nation"
    points = {when: _said_point(when, said[when], nation[when] if with_nation else None, chosen) for when in said}
    named = [("now", chosen.say("mark_said", who=who(chosen), area=chosen.place.name))]
    named += [("nation-level", text("area.nation", chosen.language))] if with_nation else []
    return FigureBlock(
        id="utvikling-sagt",
        title=chosen.say("development_said", who=who(chosen)),
        finding=_said_finding(chosen, said),
        table=_said_table(chosen, said, nation if with_nation else None),
        question=own.said.question,
        definition=defined(chosen, "development_said_definition"),
        chart=development(_tracks(chosen, points), "said", _names(chosen), text("area.nation", chosen.language)),
        height=height(len(cohorts_in_order(chosen))),
        legend=marks(named),
    )


def who(chosen: Chosen) -> str:
    """Return whose answers are shown: «alle» or a role's title."""
    return chosen.roles.get(chosen.role, chosen.say("everybody"))


def defined(chosen: Chosen, key: str) -> str:
    """Return a definition, with what the nation's marks are where the nation is compared with."""
    marks_too = [] if chosen.place.level == "nation" else [chosen.say("nation_mark")]
    return " ".join([chosen.say(key), *marks_too])


def _tracks(chosen: Chosen, points: dict[When, Point]) -> list[Track]:
    return [
        Track(
            text("filters.cohort_no", chosen.language, cohort=cohort),
            [point for when, point in points.items() if when[0] == cohort],
        )
        for cohort in cohorts_in_order(chosen)
    ]


def _said_point(when: When, said: Said, nation: Said | None, chosen: Chosen) -> Point:
    language = chosen.language
    national = nation.score if nation else None
    if said.absent is None:
        return Point(when[1], said.score, number(said.score, 1), n_words(said, language), national)
    if said.absent == "hidden":
        return Point(when[1], None, score_cell(said, language), chosen.say("too_few"), national)
    return Point(when[1], None, *_two_lines(said_words(said, language)), national)


def _two_lines(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return (MISSING, words) if not rest else (first, rest)


def _said_finding(chosen: Chosen, said: dict[When, Said]) -> str:
    cohort = chosen.period.cohort
    begun = [(when[1], one) for when, one in said.items() if when[0] == cohort and when[1] <= chosen.period.semester]
    scored = [(semester, one) for semester, one in begun if one.score is not None]
    if not scored:
        reasons = {one.absent for _, one in begun}
        reason = next((reason for reason in ("hidden", "unpublished", "none") if reason in reasons), "future")
        return chosen.say(f"development_none_{reason}", cohort=cohort)
    semester, last = scored[-1]
    values = {"cohort": cohort, "semester": semester, "score": score_with_n(last, chosen.language)}
    if last.change is None:
        return chosen.say("development_first", **values)
    return chosen.say("development_change", **values, change=signed(last.change))


def _said_table(chosen: Chosen, said: dict[When, Said], nation: dict[When, Said] | None) -> Table:
    language = chosen.language
    columns = [
        Column(chosen.say("column_cohort"), row_header=True),
        Column(chosen.say("column_semester")),
        Column(chosen.say("column_score"), numeric=True),
        Column(chosen.say("column_n"), numeric=True),
        Column(chosen.say("column_change"), numeric=True),
        Column(chosen.say("column_remark"), remark=True),
    ]
    rows: list[list[Content]] = []
    for when, one in said.items():
        cells: list[Content] = [*_row_names(chosen, when), score_cell(one, language), n_cell(one), signed(one.change)]
        cells += [score_with_n(nation[when], language)] if nation else []
        rows.append([*cells, remark(one, language)])
    if nation:
        columns.insert(5, Column(text("area.nation", language), numeric=True))
    return Table(_caption(chosen, "development_said_caption"), columns, rows, caption_hidden=True)


def _caption(chosen: Chosen, key: str) -> str:
    return chosen.say(key, goal=chosen.short, area=chosen.place.name)


def _row_names(chosen: Chosen, when: When) -> list[Content]:
    cohort = text("filters.cohort_no", chosen.language, cohort=when[0])
    return [cohort, text("area.semester", chosen.language, semester=when[1])]


def _done_block(reading: Reading) -> FigureBlock:
    chosen, own = reading.chosen, reading.answers.own
    done = {when: reading.done(own.done.rows, when, chosen.goal) for when in _semesters(chosen)}
    nation = {when: reading.done(own.done_nation.rows, when, chosen.goal) for when in done}
    with_nation = chosen.place.level != "nation"
    points = {when: _done_point(when, done[when], nation[when] if with_nation else None, chosen) for when in done}
    named = [("done", text(f"area.measured_{chosen.goal}", chosen.language)), ("interval", chosen.say("mark_interval"))]
    named += [("nation-level", text("area.nation", chosen.language))] if with_nation else []
    return FigureBlock(
        id="utvikling-gjort",
        title=chosen.say("development_done"),
        finding=_done_finding(chosen, done),
        table=_done_table(chosen, done, nation if with_nation else None),
        question=own.done.question,
        definition=defined(chosen, "done_definition"),
        chart=development(_tracks(chosen, points), "done", _names(chosen), text("area.nation", chosen.language)),
        height=height(len(cohorts_in_order(chosen))),
        legend=marks(named),
    )


def _done_point(when: When, done: Done, nation: Done | None, chosen: Chosen) -> Point:
    national = nation.share if nation else None
    if done.absent is not None:
        short = done.absent in ("not_required", "filtered")
        words = chosen.say(f"point_{done.absent}") if short else done_words(done, chosen.language)
        return Point(when[1], None, *_two_lines(words), national)
    counts = part_of(done.numerator, done.denominator, chosen.language)
    return Point(when[1], done.share, percent(done.share), counts, national, done.low, done.high)


def _done_finding(chosen: Chosen, done: dict[When, Done]) -> str:
    cohort, semester = chosen.period.cohort, chosen.period.semester
    now = done[cohort, semester]
    values = {"cohort": cohort, "semester": semester, "what": text(f"area.measured_{chosen.goal}", chosen.language)}
    if now.absent is not None:
        return chosen.say("done_absent", **values, why=done_words(now, chosen.language))
    return chosen.say("done_now", **values, done=done_cell(now, chosen.language))


def _done_table(chosen: Chosen, done: dict[When, Done], nation: dict[When, Done] | None) -> Table:
    language = chosen.language
    columns = [
        Column(chosen.say("column_cohort"), row_header=True),
        Column(chosen.say("column_semester")),
        Column(text("area.sub_goals_done_share", language), numeric=True),
        Column(chosen.say("column_interval"), numeric=True),
    ]
    columns += [Column(text("area.nation", language), numeric=True)] if nation else []
    rows = []
    for when, one in done.items():
        cells = [*_row_names(chosen, when), done_cell(one, language), interval_cell(one, language)]
        rows.append([*cells, *([done_cell(nation[when], language)] if nation else [])])
    return Table(_caption(chosen, "development_done_caption"), columns, rows, caption_hidden=True)
