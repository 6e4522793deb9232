"""A tiny valid delivery, as rows of text, and how to write it in any dialect."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

AS_OF = date(2026, 11, 15)

# Organisation numbers that pass modulus 11: a kindergarten and a school in Indre Fosen, a kindergarten in Oslo.
KINDERGARTEN, SCHOOL, OSLO = "314389522", "345805451", "295054107"

Tables = dict[str, list[dict[str, str]]]


def _rows(header: str, *lines: str) -> list[dict[str, str]]:
    names = header.split(",")
    return [dict(zip(names, line.split(","), strict=True)) for line in lines]


_TABLES: Tables = {
    "participation": _rows(
        "cohort_no,unit_id,unit_name,unit_type,ownership,municipality_no,children,staff,joined_on,left_on,left_reason",
        f"9,{KINDERGARTEN},Solstua barnehage,kindergarten,municipal,5054,40,12,2025-08-01,,",
        f"9,{SCHOOL},Bakken skole,school,municipal,5054,200,30,2025-08-01,,",
        f"9,{OSLO},Trikken barnehage,kindergarten,private,0301,,,2025-08-01,2026-06-30,Nedlagt",
    ),
    "meetings": _rows(
        "meeting_id,cohort_no,semester_no,meeting_type,municipality_no,unit_id,unit_type,planned_on,held_on,cancelled,"
        "format,minutes_on,basis_on",
        "M1,9,1,national_days,,,,2025-09-23,2025-09-23,false,physical,,",
        "M2,9,1,steering_group,5054,,,2025-10-01,2025-10-02,false,physical,2025-10-05,",
        f"M3,9,1,group_guidance,5054,{KINDERGARTEN},,2025-11-01,2025-11-03,false,digital,2025-11-09,2025-10-20",
        "M4,9,3,staff_gathering,5054,,school,2026-12-01,,false,hybrid,,",
        "M5,9,3,owner_meeting,0301,,,2026-09-01,,true,digital,,",
    ),
    "attendance": _rows(
        "meeting_id,municipality_no,unit_id,role,invited,attended",
        "M1,,,county_governor,3,2",
        f"M1,5054,{KINDERGARTEN},leader,1,1",
        f"M1,0301,{OSLO},leader,1,1",
        "M2,5054,,owner,2,2",
        f"M3,5054,{KINDERGARTEN},working_group,5,4",
    ),
    "evaluation": _rows(
        "response_id,cohort_no,semester_no,municipality_no,unit_id,role,item_id,score",
        f"S1,9,1,5054,{KINDERGARTEN},leader,d1_a,4",
        f"S1,9,1,5054,{KINDERGARTEN},leader,d1_b,",
        "S2,9,1,5054,,owner,d1_a,5",
        f"S3,9,2,0301,{OSLO},staff,d1_a,1",
    ),
    "milestones": _rows(
        "cohort_no,semester_no,municipality_no,unit_id,kind,done_on",
        f"9,2,5054,{KINDERGARTEN},action_plan,2026-03-01",
        "9,1,5054,,knowledge_sharing,2025-10-10",
        "9,1,5054,,knowledge_sharing,2025-10-10",
    ),
}


def delivery() -> Tables:
    """Return a fresh copy of the tables: rows of text by column."""
    return deepcopy(_TABLES)


@dataclass(frozen=True)
class Dialect:
    """How files are written; `name`, `title` and `word` say what a file, a column and a cell are called in it."""

    separator: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"
    quote: Callable[[str], bool] = lambda cell: any(letter in cell for letter in ',;\t"\r\n')
    file: Callable[[str], str] = lambda table: f"{table}.csv"
    title: Callable[[str, str], str] = lambda _table, column: column
    word: Callable[[str, str, str], str] = lambda _table, _column, cell: cell
    between: str = ""
    pad: str = ""
    last_line_end: bool = True


PLAIN = Dialect()


def written(table: str, rows: list[dict[str, str]], dialect: Dialect = PLAIN) -> bytes:
    """Return a table as the bytes of a file; `between` stands before every row, with | for the separator."""
    names = list(rows[0]) if rows else list(_TABLES[table][0])
    lines = [[dialect.title(table, name) for name in names]]
    lines += [[dialect.word(table, name, cell) + dialect.pad for name, cell in row.items()] for row in rows]
    records = [dialect.separator.join(_cell(cell, dialect) for cell in line) for line in lines]
    between = dialect.between.replace("|", dialect.separator)
    text = (dialect.line_end + between).join(records) + (dialect.line_end if dialect.last_line_end else "")
    return text.encode(dialect.encoding)


def _cell(cell: str, dialect: Dialect) -> str:
    return '"' + cell.replace('"', '""') + '"' if dialect.quote(cell) else cell


def write(folder: Path, tables: Tables, dialect: Dialect = PLAIN, created: str | None = "2026-11-15T10:00:00") -> Path:
    """Write a delivery to a folder and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        (folder / dialect.file(table)).write_bytes(written(table, rows, dialect))
    if created is not None:
        (folder / "datapackage.json").write_text(json.dumps({"name": "test", "created": created}), encoding="utf-8")
    return folder
