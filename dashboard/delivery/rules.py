"""The rules between cells, rows and files: each a query in `queries/delivery/` that returns the rows that break it.

A rule reads `judged`, the file it is about; its header says for which files, how severe, and which column it names. A
rule that judges each row alone, by a few columns of few values, names them too (`reads`): rows that have them alike are
then judged once, and all rows only where something is wrong; only then are columns needed that it merely `tells`. One
that judges the rows of a response beside each other says so (`beside`): where the file came as one row per respondent,
it is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from dashboard import resources
from dashboard.delivery.contract import TableContract
from dashboard.delivery.findings import LISTED, Finding, Severity, shown
from dashboard.delivery.judged import judge, judge_kinds
from dashboard.delivery.work import BLANKS, Work

_HEADER = re.compile(r"^-- (files|severity|column|reads|tells|beside): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Rule:
    """One rule: its name, the files it is about, and the query that returns the rows that break it.

    `reads` are the columns of `judged` that it looks at, where rows that have them alike are judged alike, and `tells`
    those that it only returns.
    """

    name: str
    files: tuple[str, ...]
    severity: Severity
    column: str | None
    reads: tuple[str, ...]
    tells: tuple[str, ...]
    beside: str | None
    sql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of `queries/delivery/`."""
    return tuple(_rule(path) for path in sorted((resources.root() / "queries" / "delivery").glob("*.sql")))


def _rule(path: Path) -> Rule:
    sql = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(sql))
    files, reads, tells = (tuple(filter(None, header.get(key, "").split(", "))) for key in ("files", "reads", "tells"))
    severity = cast(Severity, header["severity"])
    return Rule(path.stem, files, severity, header.get("column"), reads, tells, header.get("beside"), sql)


def check(work: Work, files: Mapping[str, str]) -> None:
    """Judge every rule on every file it is about; `files` are the names of those that could be read, by table."""
    done, total = 0, sum(len(rule.files) for rule in rules())
    for table in work.contract.tables:
        own = [rule for rule in rules() if table.name in rule.files]
        kept = _kept(work, table, own) if table.name in files else set(own)
        if table.name in work.by_row:
            kept |= {rule for rule in own if rule.beside}
            if not kept.issuperset(own):
                work.by_row[table.name]()
        if table.name not in work.by_row:
            judge(work.connection, table)
        for rule in own:
            if rule not in kept:
                _check(work, table, rule, files[table.name])
            done += 1
            work.progress.advance(done, total)


def _kept(work: Work, table: TableContract, own: list[Rule]) -> set[Rule]:
    """Return those of a file's rules that one look at each kind of its rows shows to be kept."""
    by_kind = [rule for rule in own if rule.reads]
    if not by_kind:
        return set()
    read = {name for rule in by_kind for name in rule.reads}
    told = {name for rule in by_kind for name in rule.tells}
    judge_kinds(work.connection, table, sorted(read), sorted(told - read))
    broken = "select count(*) from ({}) as broken"
    return {rule for rule in by_kind if not work.connection.execute(broken.format(rule.sql)).fetchall()[0][0]}


def _check(work: Work, table: TableContract, rule: Rule, file: str) -> None:
    rows = first_broken(work, rule.sql)
    if rows:
        work.log.add_all([_finding(work, table, rule, (file, row)) for row in rows], rows[0]["in_all"])


def first_broken(work: Work, sql: str) -> list[dict[str, Any]]:
    """Return the first rows that a rule's query returns, each with how many there are, `in_all`.

    The query's first column is the line. However many rows it returns, only the first are held in memory.
    """
    in_all, first = work.connection.execute(
        f"select count(*), min(broken, {LISTED}) from ({sql}) as broken"  # noqa: S608 - a file of the program
    ).fetchall()[0]
    return [{**row, "in_all": in_all} for row in first or []]


def _finding(work: Work, table: TableContract, rule: Rule, place: tuple[str, dict[str, Any]]) -> Finding:
    file, row = place
    column = str(row.get("column", rule.column))
    value = row["value"] if "value" in row else delivered(work, table, column, row["line"])
    params = {key: _shown(told) for key, told in row.items() if key not in {"line", "column", "value", "in_all"}}
    params["title"] = table.column(column).title
    return Finding(rule.severity, f"{table.name}.{rule.name}", file, row["line"], column, shown(value), params)


def delivered(work: Work, table: TableContract, column: str, line: int) -> str | None:
    """Return a cell as it was delivered, trimmed; None where it is blank or its column is not there."""
    rows = work.connection.execute(f"from checked.rows_{table.name} where line = $line", {"line": line})
    names = [name for name, *_ in rows.description or []]
    cells = dict(zip(names, rows.fetchall()[0], strict=True))
    return str(cells.get(column, "")).strip(BLANKS) or None


def _shown(told: object) -> object:
    return f"{told:%d.%m.%Y}" if hasattr(told, "strftime") else told
