"""Publishing and going back under a hundred readers of the real server: every answer comes, wholly of one snapshot."""

import http.client
import json
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier, Condition, Event
from urllib.parse import urlencode, urlsplit

import pytest

from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from dashboard.snapshots.store import SnapshotId, Store
from tests.browser.server import running
from tests.delivery import tiny
from tests.oracle.draw_units import organisation_numbers
from tests.web.world import AGDER_OFFICE, TRONDELAG_OFFICE, expanded, words_of

READERS, REQUESTS = 100, 3
ROUNDS = 4
PATIENCE = 300  # seconds; only a server that hangs takes that long
#: A municipality of each office, and whose eyes it is read with.
PLACES = [("udir", "5054"), (TRONDELAG_OFFICE, "5054"), (AGDER_OFFICE, "4215"), ("udir", "4215")]
_NUMBERS = organisation_numbers(2 * ROUNDS)


def _as_of(number: int) -> date:
    return date(2026, 11, 10 + number)


def _delivery(folder: Path, number: int) -> Path:
    """Write a delivery that is known by everything in it: its date, its names, and how many units it has."""
    about = {"cohort_no": "9", "unit_type": "school", "ownership": "municipal", "children": "", "staff": ""}
    about |= {"joined_on": "2025-08-01", "left_on": "", "left_reason": ""}
    units = [
        about | {"unit_id": _NUMBERS[place * ROUNDS + n], "unit_name": f"Runde {number} nr {n}", "municipality_no": no}
        for place, no in enumerate(("5054", "4215"))
        for n in range(number + 1)
    ]
    columns = list(tiny.delivery()["participation"][0])
    tables = {"participation": [{column: row[column] for column in columns} for row in units]}
    tables |= {name: [] for name in tiny.delivery() if name != "participation"}
    return tiny.write(folder / str(number), tables, created=f"{_as_of(number)}T10:00:00")


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Give the store of another data folder, in which every round is published already."""
    folder = tmp_path_factory.mktemp("kitchen")
    for number in range(ROUNDS):
        settings = Settings(data=folder / "data")
        outcome = import_delivery(_delivery(folder, number), None, settings, SilentProgress())
        assert not outcome.refused, [finding.message("nb") for finding in outcome.findings]
    return Store(folder / "data")


def _publish(kitchen: Store, store: Store, number: int) -> None:
    """Publish a round as an import does when it has built it."""
    made = SnapshotId(_as_of(number))
    with store.importing():
        built = shutil.copy(kitchen.path(made), store.workplace() / "built.duckdb")
        assert store.publish(Path(built), made.as_of, kitchen.manifest(made)) == made


class Course:
    """Which round is shown, as the readers may know it: what has begun to be shown, and what is sure to be."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._rounds = [0]
        self._sure = 0
        self._answered = 0
        self._is_over = Event()

    @contextmanager
    def question(self) -> Iterator[list[int]]:
        """Count a question once it is answered, or has failed; give the list that then has the rounds it may be of."""
        allowed: list[int] = []
        with self._changed:
            since = self._sure
        try:
            yield allowed
        finally:
            with self._changed:
                self._answered += 1
                self._changed.notify_all()
                allowed += self._rounds[since:]

    def change(self, after: int, number: int, how: Callable[[], None]) -> None:
        """Have another round shown, once so many answers have come."""
        with self._changed:
            # Readers who failed ask no more: what they met is told when they are asked for it.
            self._changed.wait_for(lambda: self._answered >= after, PATIENCE)
            self._rounds.append(number)
        how()
        with self._changed:
            self._sure = len(self._rounds) - 1

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have the readers go on until this has ended, however it ends."""
        try:
            yield
        finally:
            self._is_over.set()

    def steps(self) -> Iterator[int]:
        """Count the questions of one reader: some at least, and the last of them when nothing changes any more."""
        for step in count():
            is_last = self._is_over.is_set() and step >= REQUESTS - 1
            yield step
            if is_last:
                return


@dataclass(frozen=True)
class Reader:
    """Somebody with a session, at one municipality."""

    netloc: str
    cookie: str
    municipality: str

    def view(self, connection: http.client.HTTPConnection) -> int:
        """Ask for the page and return the round all of it is of."""
        address = [("pathname", f"/kommune/{self.municipality}"), ("search", "")]
        asked = {
            "output": "..view.children...arrival.data..",
            "outputs": [{"id": "view", "property": "children"}, {"id": "arrival", "property": "data"}],
            "inputs": [{"id": "address", "property": name, "value": value} for name, value in address],
            "changedPropIds": ["address.pathname"],
            "state": [],
        }
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        connection.request("POST", "/_dash-update-component", json.dumps(asked), headers)
        said = words_of(expanded(json.loads(_body(connection))["response"]["view"]["children"])).replace("\u00a0", " ")
        (day, *_) = re.findall(r"Data per (\d+)\. november 2026", said)
        number = int(day) - 10
        assert {*re.findall(r"Runde (\d) nr", said)} == {str(number)}
        assert len({*re.findall(r"Runde \d nr (\d)", said)}) == number + 1
        assert {*re.findall(r"0 av (\d+) enhet", said)} == {str(number + 1)}
        return number

    def download(self, connection: http.client.HTTPConnection) -> int:
        """Take the file along and return the round all of it is of."""
        query = urlencode({"level": "municipality", "within": f"municipality:{self.municipality}"})
        connection.request("GET", f"/last-ned/progress.csv?{query}", headers={"Cookie": self.cookie})
        said = _body(connection)
        (number,) = (int(day) - 10 for day in re.findall(r"Data per (\d+)\. november 2026", said))
        assert f"--snapshot {_as_of(number)}" in said
        assert {*re.findall(r";Enhet;(\d+);", said)} == {str(number + 1)}
        return number


def _body(connection: http.client.HTTPConnection) -> str:
    answer = connection.getresponse()
    body = answer.read().decode("utf-8").replace("\u00a0", " ")
    assert answer.status == 200, (answer.status, body[:500])
    return body


def _cookie(netloc: str, reader: str) -> str:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(http.client.HTTPConnection(netloc, timeout=PATIENCE)) as connection:
        connection.request("POST", "/innlogging", urlencode({"reader": reader}), headers)
        answer = connection.getresponse()
        assert answer.status == 303
        return str(answer.headers["Set-Cookie"].partition(";")[0])


@pytest.fixture
def served(kitchen: Store, tmp_path: Path) -> Iterator[tuple[Store, list[Reader]]]:
    store = Store(tmp_path)
    _publish(kitchen, store, 0)
    with running(tmp_path, LOGIN="demo", WORKERS="2") as address:
        netloc = urlsplit(address).netloc
        cookies = {who: _cookie(netloc, who) for who, _ in PLACES}
        yield store, [Reader(netloc, cookies[who], place) for who, place in PLACES]


def test_no_request_fails_and_each_answer_is_of_one_snapshot(
    kitchen: Store, served: tuple[Store, list[Reader]]
) -> None:
    store, readers = served
    course, together = Course(), Barrier(READERS)

    def read(place: int) -> set[int]:
        reader, met = readers[place % len(readers)], set()
        with closing(http.client.HTTPConnection(reader.netloc, timeout=PATIENCE)) as connection:
            together.wait(PATIENCE)
            for step in course.steps():
                with course.question() as allowed:
                    number = (reader.view if (place // len(readers) + step) % 2 else reader.download)(connection)
                assert number in allowed, "an answer of a round that was not shown meanwhile"
                met.add(number)
        return met

    def go_back() -> None:
        with store.importing():
            store.withdraw([SnapshotId(_as_of(ROUNDS - 1))])

    with ThreadPoolExecutor(READERS) as pool:
        reading = [pool.submit(read, place) for place in range(READERS)]
        with course.changing():
            for number in range(1, ROUNDS):
                course.change(number * 50, number, partial(_publish, kitchen, store, number))
            course.change(ROUNDS * 50, ROUNDS - 2, go_back)
        met = set().union(*(each.result(PATIENCE) for each in reading))
    # The first and the last are sure to be met; the others as far as the readers are quick.
    assert {0, ROUNDS - 2} <= met
    with closing(http.client.HTTPConnection(readers[0].netloc, timeout=PATIENCE)) as connection:
        assert [reader.view(connection) for reader in readers] == [ROUNDS - 2] * len(readers)
