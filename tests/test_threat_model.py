"""Every threat of the threat model names a defence and a test that is there."""

import ast
import re
from pathlib import Path

from dashboard import resources

ROOT = resources.root()
_ROW = re.compile(r"^\| (?P<threat>.+?) \| (?P<defence>.+?) \| `(?P<file>tests/[\w/]+\.py)::(?P<test>test_\w+)` \|$")


def rows() -> list[str]:
    written = (ROOT / "docs" / "trusselmodell.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in written if line.startswith("|")]
    assert table[:2] == ["| Trussel | Forsvar | Test |", "|---|---|---|"]
    return table[2:]


def functions_of(path: Path) -> set[str]:
    module = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_every_row_names_a_test_that_is_there() -> None:
    missing = []
    for row in rows():
        named = _ROW.match(row)
        if (
            named is None
            or not (ROOT / named["file"]).is_file()
            or named["test"] not in functions_of(ROOT / named["file"])
        ):
            missing.append(row)
    assert missing == []


def test_no_threat_is_told_twice_and_the_table_is_whole() -> None:
    threats = [row.split(" | ")[0] for row in rows()]
    assert len(set(threats)) == len(threats) >= 20
