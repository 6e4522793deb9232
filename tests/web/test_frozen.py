"""metrics: Frozen. An older delivery whose semester was frozen anew says so on every page, without the answers."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from dashboard.pages import ROUTES
from dashboard.snapshots.freezing import CohortSemester
from tests.oracle.tables import Delivery
from tests.queries.by_hand import A, B, answers, unit
from tests.queries.published import rows_of
from tests.queries.tiny import publish
from tests.web.world import TRONDELAG_OFFICE, ask_view, server_of, signed_in, view_words

OLDER, NEWER = "2026-03-01", "2026-11-15"
ADDRESSES = ["/fylke/50", "/kommune/5054", f"/enhet/{A}"]
PAGES = [*ADDRESSES, *(route.rule for route in ROUTES if "<" not in route.rule)]
SAID = {
    "nb": "Svarene fra pulje 9, semester 1 er frosset på nytt siden denne leveransen ble publisert.",
    "nn": "Svara frå pulje 9, semester 1 er frosne på nytt sidan denne leveransen vart publisert.",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    data: Path = tmp_path_factory.mktemp("frozen")
    _publish(data, OLDER, (4, 3, 3, 3, 3))
    _publish(data, NEWER, (1, 1, 1, 1, 2), [CohortSemester(9, 1)])
    return server_of(data)


def _publish(data: Path, day: str, scores: Sequence[int], refreeze: Sequence[CohortSemester] = ()) -> None:
    as_of = date.fromisoformat(day)
    rows = rows_of(Delivery(as_of, [unit(A), unit(B)], evaluation=answers(1, "staff", A, scores)))
    publish(data, as_of, rows, refreeze=refreeze)


@pytest.mark.parametrize("reader", ["udir", TRONDELAG_OFFICE])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_page_of_the_older_says_so(server: Flask, reader: str, language: str) -> None:
    client = signed_in(server, reader)
    for path in PAGES:
        older = ask_view(client, path, f"?data={OLDER}&sprak={language}")
        newer = ask_view(client, path, f"?data={NEWER}&sprak={language}")
        assert SAID[language] in view_words(older), path
        assert SAID[language] not in view_words(newer), path


@pytest.mark.parametrize("path", ["/delmal", *ADDRESSES])
def test_the_scores_of_the_older_are_gone(server: Flask, path: str) -> None:
    client = signed_in(server, "udir")
    assert "3,2" not in view_words(ask_view(client, path, f"?data={OLDER}&pulje=9&semester=1"))
    assert "1,2" in view_words(ask_view(client, path, f"?data={NEWER}&pulje=9&semester=1"))
