"""Progress of an area's children through the semesters, and, for the nation, the counties as tiles."""

from collections.abc import Mapping, Sequence

from dashboard import urls
from dashboard.components.figure_block import FigureBlock
from dashboard.components.progress_matrix import Matrix, MatrixRow, progress_matrix
from dashboard.components.table import Column, Table
from dashboard.components.tile_map import tile_map, tile_scale
from dashboard.figures.status_colours import STATUSES
from dashboard.figures.tile_map import Tile, tiles
from dashboard.filters import Filters
from dashboard.formatting import MISSING, alphabetical, number, part_of, percent_of, share_of
from dashboard.pages.area_figures import CHILDREN
from dashboard.pages.area_headline import STATUSES as TOLD_STATUSES
from dashboard.pages.area_key_figures import Told
from dashboard.questions import Row
from dashboard.texts import text

_NAMES_SHOWN = 3


def progress_block(told: Told, children: Sequence[Row], filters: Filters) -> FigureBlock:
    """Return the matrix of the children given (rows of `areas`), each semester of the cohort a column."""
    level = CHILDREN[told.place.level]
    asked = told.figures.children.progress
    rows = [row for row in asked.rows if row["participant_level"] == "unit"]
    by_area: dict[str, dict[int, Mapping[str, int]]] = {}
    for row in rows:
        by_area.setdefault(row["area_id"], {})[row["semester_no"]] = row
    matrix_rows = [
        MatrixRow(child["area_name"], urls.area(level, child["area_id"], filters), by_area.get(child["area_id"], {}))
        for child in children
    ]
    matrix = Matrix(
        caption=told.say("progress_caption"),
        row_title=told.say(f"level_{level}"),
        states={row["semester_no"]: row["state"] for row in told.period.semesters},
        chosen=told.period.semester,
        rows=matrix_rows,
        single=level == "unit",
    )
    return FigureBlock(
        id="fremdrift",
        title=told.say("progress_title"),
        finding=_finding(told, rows, level),
        table=_table(told, matrix_rows, level),
        question=asked.question,
        definition=told.say("progress_definition"),
        chart=progress_matrix(matrix, told.language),
    )


def _finding(told: Told, rows: Sequence[Row], level: str) -> str:
    period = told.period
    if period.state == "future":
        return told.say("progress_finding_future", semester=period.semester)
    attention = TOLD_STATUSES[period.state][1]
    worried = [row for row in rows if row["semester_no"] == period.semester and row[attention]]
    if not worried:
        return told.say(f"progress_finding_none_{period.state}", semester=period.semester)
    if level == "unit":
        names = sorted((row["area_name"] for row in worried), key=alphabetical)
        shown = ", ".join(names[:_NAMES_SHOWN])
        if len(names) > _NAMES_SHOWN:
            shown = told.say("and_more", names=shown, count=number(len(names) - _NAMES_SHOWN))
        key = f"progress_finding_units_{period.state}"
        return told.say(key, count=number(len(worried)), semester=period.semester, names=shown)
    most = max(worried, key=lambda row: (int(row[attention]), str(row["area_id"])))
    share = part_of(most[attention], most["participants"], told.language)
    key = f"progress_finding_{period.state}"
    return told.say(key, area=most["area_name"], semester=period.semester, part_of=share)


def _table(told: Told, rows: Sequence[MatrixRow], level: str) -> Table:
    semesters = [row["semester_no"] for row in told.period.semesters]
    columns = [Column(told.say(f"level_{level}"), row_header=True)]
    columns += [Column(told.say("semester", semester=semester)) for semester in semesters]
    body = [[row.name, *[_counts(told, row.counts.get(semester)) for semester in semesters]] for row in rows]
    return Table(told.say("progress_caption"), columns, body, caption_hidden=True)


def _counts(told: Told, counts: Mapping[str, int] | None) -> str:
    """Return «4 fullført, 1 har sluttet»: one cell a semester, as a row for each would make the table too long."""
    if counts is None:
        return MISSING
    present = [status for status in STATUSES if counts[status]]
    named = [f"{number(counts[status])} {text(f'status.{status}', told.language).lower()}" for status in present]
    return ", ".join(named)


def tile_block(told: Told, filters: Filters) -> FigureBlock:
    """Return the nation's counties as tiles; counties without participants in the cohort are there too, empty."""
    good = TOLD_STATUSES[told.period.state][0]
    asked = told.figures.children.progress
    rows = [
        row for row in asked.rows if row["participant_level"] == "unit" and row["semester_no"] == told.period.semester
    ]
    counts = {row["area_id"]: (row[good], row["participants"]) for row in rows}
    laid = tiles(counts)
    links = {
        row["area_id"]: (
            urls.area("county", row["area_id"], filters),
            percent_of(row[good], row["participants"]),
            part_of(row[good], row["participants"], told.language),
        )
        for row in rows
    }
    finding = _tile_finding(told, laid, counts)
    columns = [
        Column(told.say("level_county"), row_header=True),
        Column(told.say("tile_share"), numeric=True),
        Column(text(f"status.{good}", told.language), numeric=True),
        Column(told.say("tile_participants"), numeric=True),
    ]
    body = [
        [
            row["area_name"],
            percent_of(row[good], row["participants"]),
            number(row[good]),
            number(row["participants"]),
        ]
        for row in sorted(rows, key=lambda row: alphabetical(row["area_name"]))
    ]
    return FigureBlock(
        id="fylkeskart",
        title=told.say("tile_title"),
        finding=finding,
        table=Table(told.say("tile_caption"), columns, body, caption_hidden=True),
        question=asked.question,
        definition=told.say("tile_definition"),
        chart=tile_map(laid, links, told.say("tile_none"), finding),
        legend=tile_scale(),
    )


def _tile_finding(told: Told, laid: Sequence[Tile], counts: Mapping[str, tuple[int, int]]) -> str:
    period = told.period
    shared = [tile for tile in laid if tile.share is not None]
    if period.state == "future" or not shared:
        return told.say("tile_finding_future", cohort=period.cohort, semester=period.semester)
    lowest = min(shared, key=lambda tile: tile.share or 0)
    share = share_of(*counts[lowest.county_id], told.language)
    return told.say(f"tile_finding_{period.state}", semester=period.semester, area=lowest.name, share=share)
