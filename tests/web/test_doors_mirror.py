"""What one may not see changes nothing of what one sees.

Two worlds differ in two counties of other offices alone (`mirrored.py`), down to every figure there. An office that
gets the same bytes in both can have been told nothing of them: no figure, however rounded, no name, no order of rows.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from dash import html
from flask import Flask

from dashboard.catalogue import LEVELS, catalogue
from dashboard.pages import ROUTES as PAGES
from dashboard.pages.page import Page, PageRoute, Request
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.web.asking import Asked
from tests.web.asking_callbacks import well_formed_view
from tests.web.decoding import unclocked
from tests.web.doors import EAST_OFFICE, UDIR, cookie_of
from tests.web.mirrored import import_mirrored
from tests.web.world import TRONDELAG_OFFICE, server_of

#: Areas of each office, to stand in a page's address.
OWN = {
    TRONDELAG_OFFICE: {"statsforvalter": TRONDELAG_OFFICE, "fylke": "50", "kommune": "5001", "enhet": "336515084"},
    EAST_OFFICE: {"statsforvalter": EAST_OFFICE, "fylke": "32", "kommune": "0301", "enhet": "316603394"},
}
SEARCHES = {TRONDELAG_OFFICE: ["", "?pulje=8&semester=2&sprak=nn", "?type=skole&data=2026-11-15"], EAST_OFFICE: [""]}
_VARIABLE = re.compile(r"<[^>]+>")
#: What differs and is no figure: when a delivery was imported.
_CLOCK = re.compile(r"[\d.]+ kl\. \d\d\.\d\d UTC")
#: The last digits of a sum are those of the order it was made in.
_FIGURE = re.compile(r"-?\d+[.,]\d+(?:e-?\d+)?")

Worlds = Sequence[Path]
Kind = Callable[[str], list[Asked]]


@pytest.fixture(scope="module")
def worlds(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Give the data folders of the demonstration and of its mirror, both with a delivery before."""
    here, mirror = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("mirror")
    shutil.copytree(demo_data / "snapshots", here / "snapshots")
    import_mirrored(mirror, tmp_path_factory.mktemp("delivery"))
    for data in (here, mirror):
        shutil.copy(data / "snapshots" / "2026-11-15.duckdb", data / "snapshots" / "2026-11-15-2.duckdb")
    return [here, mirror]


@pytest.fixture(scope="module")
def servers(worlds: Worlds) -> list[Flask]:
    return [server_of(data) for data in worlds]


def said_to(server: Flask, cookie: str, asked: Asked) -> str:
    answer = asked.send(server, cookie)
    assert answer.status_code == 200, asked
    answer.headers.remove("Content-Length")  # the last digits are not always as many
    return _FIGURE.sub(_rounded, _CLOCK.sub("", unclocked(answer)))


def _rounded(found: re.Match[str]) -> str:
    return f"{round(float(found[0].replace(',', '.')), 9) + 0.0:.9f}"  # + 0.0: nothing is not less than nothing


def views(office: str) -> list[Asked]:
    """Return every page of the office's, as the browser asks for it, and one first HTML."""
    paths = [_VARIABLE.sub(OWN[office].get(page.rule.split("/")[1], ""), page.rule) for page in PAGES]
    return [Asked("/"), *[well_formed_view(path, search) for path in paths for search in SEARCHES[office]]]


def files(office: str) -> list[Asked]:
    """Return every file: each figure at each level, as CSV; one of each as Excel; the calendar."""
    unit = f"within=unit:{OWN[office]['enhet']}"
    of_levels = [
        Asked(f"/last-ned/{name}.csv", f"level={level}")
        for name, figure in catalogue().items()
        for level in LEVELS
        if not figure.needs_unit and (figure.subject == "area" or level == "county")
    ]
    of_units = [Asked(f"/last-ned/{name}.csv", unit) for name, figure in catalogue().items() if figure.needs_unit]
    as_excel = [Asked(f"/last-ned/{name}.xlsx", unit) for name in catalogue()]
    return [*of_levels, *of_units, *as_excel, Asked("/last-ned/moter.ics"), Asked("/last-ned/moter.ics", "sprak=nn")]


@pytest.mark.parametrize("office", [TRONDELAG_OFFICE, EAST_OFFICE])
@pytest.mark.parametrize("kind", [views, files])
def test_what_is_elsewhere_changes_nothing_here(servers: list[Flask], office: str, kind: Kind) -> None:
    cookies = [cookie_of(server, office) for server in servers]
    for asked in kind(office):
        here, mirrored = (said_to(server, cookie, asked) for server, cookie in zip(servers, cookies, strict=True))
        assert here == mirrored, asked


@pytest.mark.parametrize(
    "asked", [well_formed_view("/"), Asked("/last-ned/progress.csv"), Asked("/last-ned/moter.ics")]
)
def test_the_two_worlds_do_differ(servers: list[Flask], asked: Asked) -> None:
    here, mirrored = (said_to(server, cookie_of(server, UDIR), asked) for server in servers)
    assert here != mirrored


def test_a_single_rounded_figure_of_another_county_is_found(worlds: Worlds) -> None:
    def told(data: Path) -> str:
        warehouse = Warehouse(data)

        def page(_: Request) -> Page:
            with warehouse.view(Scope.national()) as view:
                row = view.run("completion", level="county", within=("county", "11"))[0]
                return Page("Lekk", html.P(str(row["held"])))

        server = server_of(data, [PageRoute("/", page)])
        return said_to(server, cookie_of(server, TRONDELAG_OFFICE), well_formed_view("/"))

    here, mirrored = map(told, worlds)
    assert here != mirrored
