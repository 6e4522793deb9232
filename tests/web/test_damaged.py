"""A snapshot file that is spoilt on disk: the one before is served, every page says so, and nothing is a traceback."""

import logging
import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.pages import ROUTES
from dashboard.snapshots.store import Store
from tests.snapshots.copies import publish_copy, spoil, spoil_every_block
from tests.web.world import ask_view, server_of, signed_in, view_words

OLDER, NEWER = "2026-10-15", "2026-11-15"
SAID = {
    "nb": "Siste leveranse (15. november 2026) kan ikke leses og er ikke med. De nyeste tallene her er fra 15.",
    "nn": "Siste leveranse (15. november 2026) kan ikkje lesast og er ikkje med. Dei nyaste tala her er frå 15.",
}
PAGES = ["/finnes/ikke", *(route.rule for route in ROUTES if "<" not in route.rule)]


@pytest.fixture(scope="module")
def two(whole_snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("two")
    for number, snapshot in enumerate((OLDER, NEWER), start=1):
        publish_copy(Store(data), whole_snapshot, date.fromisoformat(snapshot), number)
    return data


@pytest.fixture(scope="module")
def spoilt(two: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = Path(shutil.copytree(two, tmp_path_factory.mktemp("spoilt") / "data"))
    spoil(data / "snapshots" / f"{NEWER}.duckdb")
    return data


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_page_says_so_and_shows_the_one_before(spoilt: Path, language: str) -> None:
    reader = signed_in(server_of(spoilt), "udir")
    for path in PAGES:
        # Also what is asked for by its id: the first request of a process is such a one as often as not.
        for search in (f"?sprak={language}&data={OLDER}", f"?sprak={language}"):
            words = view_words(ask_view(reader, path, search))
            assert SAID[language] in words, (path, search)
            assert "Data per 15. oktober 2026" in words


def test_asked_for_by_its_id_it_is_said_and_nothing_of_it_is_shown(spoilt: Path) -> None:
    reader = signed_in(server_of(spoilt), "udir")
    assert reader.get(f"/?data={NEWER}").status_code == 503
    words = view_words(ask_view(reader, "/", f"?data={NEWER}"))
    assert "Leveransen kan ikke leses" in words
    assert "15. november 2026 er skadet" in words
    for file in ("status.csv", "status.xlsx"):
        assert reader.get(f"/last-ned/{file}?data={NEWER}").status_code == 503
        assert reader.get(f"/last-ned/{file}").status_code == 200


def test_health_is_200_and_says_that_it_is_degraded(spoilt: Path, two: Path) -> None:
    answers = [server_of(data).test_client().get("/helse") for data in (spoilt, two)]
    assert [(answer.status_code, answer.json) for answer in answers] == [
        (200, {"status": "degraded"}),
        (200, {"status": "ok"}),
    ]


def test_the_log_says_so_once_in_one_line(spoilt: Path, caplog: pytest.LogCaptureFixture) -> None:
    reader = signed_in(server_of(spoilt), "udir")
    for path in PAGES:
        ask_view(reader, path)
    said = [record for record in caplog.records if NEWER in record.getMessage()]
    assert [(record.levelno, len(record.getMessage().splitlines()), record.exc_info) for record in said] == [
        (logging.ERROR, 1, None)
    ]


def test_spoilt_while_it_is_open_the_next_view_is_of_the_one_before(two: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(two, tmp_path / "data"))
    reader = signed_in(server_of(data), "udir")
    assert "Data per 15. november 2026" in view_words(ask_view(reader, "/"))
    spoil_every_block(data / "snapshots" / f"{NEWER}.duckdb")
    words = view_words(ask_view(reader, "/moter"))
    assert SAID["nb"] in words
    assert "Data per 15. oktober 2026" in words


def test_put_back_it_is_shown_again_without_a_restart(spoilt: Path, two: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(spoilt, tmp_path / "data"))
    reader = signed_in(server_of(data), "udir")
    assert SAID["nb"] in view_words(ask_view(reader, "/"))
    shutil.copy(two / "snapshots" / f"{NEWER}.duckdb", data / "snapshots" / f"{NEWER}.duckdb")
    words = view_words(ask_view(reader, "/"))
    assert "kan ikke leses" not in words
    assert "Data per 15. november 2026" in words


def test_rolled_back_it_is_warned_of_no_more(spoilt: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(spoilt, tmp_path / "data"))
    store = Store(data)
    reader = signed_in(server_of(data), "udir")
    assert SAID["nb"] in view_words(ask_view(reader, "/"))
    store.withdraw([store.ids()[-1]])
    words = view_words(ask_view(reader, "/"))
    assert "kan ikke leses" not in words
    assert "Data per 15. oktober 2026" in words
    assert "data=2026-11-15" in view_words(ask_view(reader, "/", f"?data={NEWER}"))  # said as not understood


def test_an_empty_page_of_figures_is_never_the_answer_when_none_can_be_read(spoilt: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(spoilt, tmp_path / "data"))
    spoil(data / "snapshots" / f"{OLDER}.duckdb")
    reader = signed_in(server_of(data), "udir")
    assert "Tallene kan ikke leses" in view_words(ask_view(reader, "/"))
    assert reader.get("/helse").json == {"status": "unreadable snapshot"}
    assert reader.get("/helse").status_code == 503
