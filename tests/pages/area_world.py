"""Area pages of the demonstration, and what the command line answers for the same areas."""

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from dash import html
from dash.development.base_component import Component

from dashboard.cli import cli
from dashboard.filters import Filters
from dashboard.pages.area import build
from dashboard.pages.page import Page, Request
from dashboard.questions import Area
from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.pages.tree import by_id, nodes, words

Row = dict[str, Any]
Ask = Callable[[str], list[Row]]

NATION: Area = ("nation", "NO")
VESTFOLD_TELEMARK = "974762501"
TRONDELAG = "974764350"
SCOPES = {"national": Scope.national(), "office": Scope.office(VESTFOLD_TELEMARK)}
#: (whose eyes, area): each level as seen by Udir, and by an office of two counties.
SEEN: list[tuple[str, Area]] = [
    ("national", NATION),
    ("national", ("office", VESTFOLD_TELEMARK)),
    ("national", ("county", "40")),
    ("national", ("municipality", "4012")),
    ("office", ("office", VESTFOLD_TELEMARK)),
    ("office", ("county", "40")),
    ("office", ("municipality", "4012")),
]


@dataclass(frozen=True)
class Asked:
    """The command line of a data folder."""

    data: Path

    def __call__(self, command: str) -> list[Row]:
        """Return the rows of `query …` (with or without what stands before its name) as JSON gives them."""
        given = shlex.split(command)
        given = given[given.index("query") + 1 :] if "query" in given else given
        if "--format" in given:
            at = given.index("--format")
            given[at : at + 2] = []
        answer = CliRunner().invoke(cli, ["query", *given, "--format", "json", "--data", str(self.data)])
        assert answer.exit_code == 0, answer.output
        rows: list[Row] = json.loads(answer.output)
        return rows


def area_page(view: View, area: Area, filters: Filters | None = None) -> Page:
    """Build an area's page."""
    chosen = filters or Filters()
    return build(Request(view, {"id": area[1]}, chosen, chosen.language, "/"), area)


@cache
def every_page(warehouse: Warehouse, filters: Filters) -> Sequence[tuple[str, Area, Component]]:
    """Return the scope as the command line takes it, the area, and its page's content; built once, to be read only."""
    pages = []
    for eyes, area in SEEN:
        with warehouse.view(SCOPES[eyes]) as view:
            scope = "national" if eyes == "national" else f"office:{VESTFOLD_TELEMARK}"
            pages.append((scope, area, area_page(view, area, filters).content))
    return pages


def command_of(block: Component) -> str:
    """Return the command line a figure block shows."""
    return words(next(node for node in nodes(block) if isinstance(node, html.Code)))


def headings(block: Component) -> list[str]:
    """Return the column titles of the table below a node, the last where a chart is a table too."""
    heads = [node for node in nodes(block) if isinstance(node, html.Thead)]
    return [words(node) for node in nodes(heads[-1]) if isinstance(node, html.Th)]


def data_table(content: Component, block_id: str) -> tuple[list[str], list[list[str]]]:
    """Return the headings and rows of a block's or section's data table."""
    section = by_id(content, block_id)
    bodies = [node for node in nodes(section) if isinstance(node, html.Tbody)]
    rows = [[words(cell) for cell in row.children] for row in bodies[-1].children]
    return headings(section), rows
