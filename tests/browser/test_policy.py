"""The content policy in a real browser: what it stops is stopped, and would make any of these tests fail."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.visiting import open_view

INLINE = "s => { const e = document.createElement('script'); e.textContent = s; document.head.append(e); }"
PICTURE = "s => { const e = document.createElement('img'); e.src = s; document.body.append(e); }"
FRAME = "s => { const e = document.createElement('iframe'); e.src = s; document.body.append(e); }"
BASE = "s => { const e = document.createElement('base'); e.href = s; document.head.append(e); }"
HANDLER = "s => { document.body.insertAdjacentHTML('beforeend', `<img src='data:,' onerror='${s}'>`); }"


@pytest.mark.parametrize(
    ("does", "what"),
    [
        (INLINE, "document.title = 'inne'"),
        (HANDLER, "document.title = `inne`"),
        (PICTURE, "http://127.0.0.1:9/x.png"),
        (FRAME, "/"),
        (BASE, "/x/"),
    ],
    ids=["inline", "handler", "picture", "frame", "base"],
)
def test_what_the_policy_forbids_is_stopped_and_heard(udir: Page, watched: Watched, does: str, what: str) -> None:
    open_view(udir, "/om")
    assert watched.complaints == []
    with udir.expect_event("console"):
        udir.evaluate(does, what)
    assert any("Content Security Policy" in said for said in watched.unexpected()), watched.complaints
    watched.expected += ["Content Security Policy"]
    watched.allowed += ["http://127.0.0.1:9"]  # asked for by the page, and stopped before it was sent
    expect(udir).not_to_have_title("inne")


def test_words_are_never_run(udir: Page, watched: Watched) -> None:
    open_view(udir, "/om")
    with udir.expect_event("console"):
        udir.evaluate("() => { setTimeout(`document.title = 'inne'`); }")
    assert any("Content Security Policy" in said for said in watched.unexpected()), watched.complaints
    watched.expected += ["Content Security Policy"]
    expect(udir).not_to_have_title("inne")
