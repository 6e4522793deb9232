"""What one may not see and what there is not are the same answer: nobody learns which it was."""

import re

import pytest
from werkzeug.test import TestResponse

from dashboard.catalogue import catalogue
from dashboard.pages import ROUTES as PAGES
from tests.web.asking import Asked
from tests.web.asking_callbacks import well_formed_view
from tests.web.decoding import unclocked
from tests.web.doors import UDIR, World
from tests.web.world import TRONDELAG_OFFICE

#: By level and its word in addresses: one of Agder's, which Trøndelag's office may not see, and one of nobody's.
THERE_AND_NOWHERE = {
    ("county", "fylke"): ("42", "99"),
    ("municipality", "kommune"): ("4215", "9999"),
    ("unit", "enhet"): ("314389522", "314389523"),
    ("office", "statsforvalter"): ("974762994", "974762999"),
}
#: Every kind of request that can name an area.
WAYS = [
    *[Asked("/WORD/ID", query) for query in ("", "pulje=7&semester=1", "sprak=nn&data=2026-11-15")],
    Asked("/WORD/ID", method="HEAD"),
    well_formed_view("/WORD/ID"),
    well_formed_view("/WORD/ID", "?pulje=7&data=2026-11-15"),
    *[well_formed_view(page.rule, "?omrade=WORD-ID") for page in PAGES if "<" not in page.rule],
    Asked("/last-ned/WORD/ID.pdf", "pulje=7"),
    Asked("/last-ned/moter.ics", "omrade=WORD-ID"),
    *[Asked(f"/last-ned/{name}.csv", "level=unit&within=LEVEL%3AID") for name in catalogue()],
    Asked("/last-ned/progress.xlsx", "within=LEVEL%3AID"),
]


def named(one: Asked) -> str:
    said = re.findall(rb'"value": "([^"]*)"', one.body or b"")
    return " ".join([one.method, one.path, one.query, *[value.decode() for value in said]])


def filled(one: Asked, level: str, word: str, area_id: str) -> Asked:
    def put(said: str) -> str:
        return said.replace("WORD", word).replace("LEVEL", level).replace("ID", area_id)

    body = None if one.body is None else put(one.body.decode()).encode()
    return Asked(put(one.path), put(one.query), one.method, body=body)


def told(answer: TestResponse, level: str, word: str, area_id: str) -> tuple[int, str]:
    """Return the status and all that is said, the length of the body too, but the area that was asked for."""
    asked_for = rf"(\b{word}[-/ ]|\b{level}(?::|%3A|%253A)){area_id}\b"
    return answer.status_code, re.sub(asked_for, r"\1ID", unclocked(answer), flags=re.IGNORECASE)


def both(world: World, reader: str, way: Asked, kind: tuple[str, str]) -> list[tuple[int, str]]:
    """Return what a reader is told of the area there is, and of the one there is not."""
    cookie = world.cookies[reader]
    asked = [(area_id, filled(way, *kind, area_id)) for area_id in THERE_AND_NOWHERE[kind]]
    return [told(one.send(world.server, cookie), *kind, area_id) for area_id, one in asked]


@pytest.mark.parametrize("way", WAYS, ids=named)
@pytest.mark.parametrize(("level", "word"), THERE_AND_NOWHERE)
def test_outside_ones_scope_is_not_there(doors_world: World, way: Asked, level: str, word: str) -> None:
    there, nowhere = both(doors_world, TRONDELAG_OFFICE, way, (level, word))
    assert there == nowhere


@pytest.mark.parametrize("way", [WAYS[0], WAYS[4]], ids=named)
@pytest.mark.parametrize(("level", "word"), THERE_AND_NOWHERE)
def test_who_may_see_it_is_told_the_difference(doors_world: World, way: Asked, level: str, word: str) -> None:
    there, nowhere = [
        told(
            filled(way, level, word, area_id).send(doors_world.server, doors_world.cookies[UDIR]), level, word, area_id
        )
        for area_id in THERE_AND_NOWHERE[level, word]
    ]
    assert there != nowhere
