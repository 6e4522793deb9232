"""The first requests to a fresh process come at once; all of them must be answered (stack: cold-start race)."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.settings import Settings
from tests.web.world import server_of, signed_in, visitor

AT_ONCE = 16


def test_everything_is_set_up_before_the_first_request(small_data: Path) -> None:
    app = create_app(Settings(login="demo", data=small_data), ROUTES)
    assert app._got_first_request["setup_server"]
    assert "dash" in app.registered_paths
    assert "..view.children...arrival.data.." in app.callback_map


def test_parallel_first_requests_are_all_answered(small_data: Path) -> None:
    scripts = re.findall(r'src="(/_dash[^"]+)"', signed_in(server_of(small_data), "udir").get("/").text)
    assert len(scripts) > 5
    for _ in range(5):
        fresh = server_of(small_data)
        start = Barrier(AT_ONCE)

        def first_request(number: int, fresh: object = fresh, start: Barrier = start) -> int:
            client = visitor(fresh)  # type: ignore[arg-type]
            start.wait()
            return client.get(scripts[number % len(scripts)]).status_code

        with ThreadPoolExecutor(AT_ONCE) as people:
            assert set(people.map(first_request, range(AT_ONCE))) == {200}
