"""What changed from one snapshot to another, of what both publish (metrics: Difference of two deliveries).

Only rows that the page queries give somebody are compared, so nothing can come out that the two snapshots do not show
that reader; of answers there is less than that: a semester's whole hundreds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

#: The page queries that a difference is made of.
QUERIES = ("participants", "held_counts", "held_meetings", "answers_published", "delivery")

COLUMNS = (
    "change", "cohort_no", "semester_no", "area_level", "area_id", "area_name",
    "meeting_type", "meeting_id", "date", "before", "after",
)  # fmt: skip

_PLACE = ("cohort_no", "area_level", "area_id")
_SEMESTER = ("cohort_no", "semester_no")


@dataclass(frozen=True)
class Told:
    """What a snapshot tells somebody: the rows of each of QUERIES, and the semesters frozen anew since (`9:1`)."""

    rows: Mapping[str, Sequence[Row]]
    refrozen: Collection[str] = ()


def difference(before: Told, after: Told) -> list[dict[str, Any]]:
    """Return one row of COLUMNS for each change, what a column does not concern being None."""
    changes = [
        *_participants(before, after),
        *_held_counts(before, after),
        *_meetings(before, after),
        *_answers(before, after),
    ]
    return [dict.fromkeys(COLUMNS) | change for change in changes]


def _participants(before: Told, after: Told) -> Iterator[dict[str, Any]]:
    """In: takes part only after; out: only before, with the day it left where the row is still there."""
    old, new = (_keyed(told.rows["participants"], _PLACE) for told in (before, after))
    for key in _all_keys(old, new):
        was, now = (_takes_part(keyed.get(key)) for keyed in (old, new))
        if was == now:
            continue
        row = new.get(key) or old[key]
        named = {column: row[column] for column in (*_PLACE, "area_name")}
        if now:
            yield {"change": "participant_in", **named, "date": row["joined_on"]}
        else:
            yield {"change": "participant_out", **named, "date": row["left_on"] if key in new else None}


def _held_counts(before: Told, after: Told) -> Iterator[dict[str, Any]]:
    about = (*_SEMESTER, "area_level", "area_id", "meeting_type")
    old, new = (_keyed(told.rows["held_counts"], about) for told in (before, after))
    for key in _all_keys(old, new):
        was, now = (keyed[key]["held"] if key in keyed else 0 for keyed in (old, new))
        if was != now:
            row = new.get(key) or old[key]
            named = {column: row[column] for column in (*about, "area_name")}
            yield {"change": "meetings_held", **named, "before": was, "after": now}


def _meetings(before: Told, after: Told) -> Iterator[dict[str, Any]]:
    """Return meetings held in one of the two only; one that is held in another semester is both."""
    about = (*_SEMESTER, "meeting_id")
    old, new = (_keyed(told.rows["held_meetings"], about) for told in (before, after))
    for change, here, there in (("meeting_held", new, old), ("meeting_not_held", old, new)):
        for key in sorted(here.keys() - there.keys()):
            row = dict(here[key])
            yield {"change": change, "date": row.pop("held_on"), **row}


def _answers(before: Told, after: Told) -> Iterator[dict[str, Any]]:
    """Return the semesters whose answers came, went or were frozen anew; frozen ones cannot change otherwise."""
    old, new = (_keyed(told.rows["answers_published"], _SEMESTER) for told in (before, after))
    anew = {f"{cohort_no}:{semester_no}" for cohort_no, semester_no in (*old, *new)} & {
        *before.refrozen,
        *after.refrozen,
    }
    for key in _all_keys(old, new):
        was, now = (keyed[key]["people_about"] if key in keyed else None for keyed in (old, new))
        row = {**dict(zip(_SEMESTER, key, strict=True)), "before": was, "after": now}
        if ":".join(map(str, key)) in anew:
            yield {"change": "answers_refrozen", **row}
        elif key not in old or key not in new:
            yield {"change": "answers_new" if key in new else "answers_gone", **row}
    was, now = (told.rows["delivery"][0]["evaluation_rows_about"] for told in (before, after))
    if was != now:
        yield {"change": "answer_rows", "before": was, "after": now}


def _takes_part(row: Row | None) -> bool:
    return row is not None and bool(row["takes_part"])


def _keyed(rows: Sequence[Row], columns: Sequence[str]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[column] for column in columns): row for row in rows}


def _all_keys(old: Mapping[tuple[Any, ...], Row], new: Mapping[tuple[Any, ...], Row]) -> list[tuple[Any, ...]]:
    return sorted(old.keys() | new.keys())
