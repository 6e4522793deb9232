"""Signing in through a certified provider, in Chromium: in with one's own scope, out of both, never by a back door."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watched
from tests.browser.server import free_port, running
from tests.browser.visiting import axe_violations, described, settled
from tests.provider.running import CLIENT_ID, CLIENT_SECRET, Provider

SECRET = "a key that signs the cookies of these tests only"  # noqa: S105
IDLE_MINUTES = 5
COOKIE = "laeringsmiljo"
REFUSED_ANSWER = "the server responded with a status of 4"
CONTACT = "Kari Nordmann (kari@udir.example)"
# account → an address of its own with a filter, whose eyes, and addresses it may not see
READERS = {
    "udir": ("/fylke/50?pulje=9", "Udir", []),
    "agder": ("/fylke/42?pulje=9", "Statsforvalteren i Agder", ["/fylke/50", "/fylke/03"]),
    "oslo-og-viken": (
        "/fylke/33?pulje=9",
        "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus",
        ["/fylke/42", "/fylke/50"],
    ),
}
OWN_COUNTIES = {"agder": ["42"], "oslo-og-viken": ["03", "31", "32", "33"]}


def settings(provider: Provider, dashboard: str) -> dict[str, str]:
    return {
        "OIDC_ISSUER": provider.address,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "OIDC_SCOPES": "openid work",
        "OIDC_UDIR_CLAIM": "roles",
        "OIDC_UDIR_VALUE": "laeringsmiljo-udir",
        "OIDC_OFFICE_CLAIM": "organisation.number",
        "PUBLIC_URL": dashboard,
        "SECRET": SECRET,
        "SESSION_IDLE_MINUTES": str(IDLE_MINUTES),
        "CONTACT": CONTACT,
    }


@pytest.fixture(scope="module")
def ports() -> tuple[int, int]:
    return free_port(), free_port()


@pytest.fixture(scope="module")
def provider(ports: tuple[int, int]) -> Iterator[Provider]:
    started = Provider(ports[0], f"http://127.0.0.1:{ports[1]}")
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def live_server(demo_data: Path, ports: tuple[int, int], provider: Provider) -> Iterator[str]:
    own = f"http://127.0.0.1:{ports[1]}"
    with running(demo_data, ports[1], **settings(provider, own)) as address:
        yield address


@pytest.fixture(scope="module")
def browser_context_args(live_server: str) -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": 900}, "locale": "nb-NO", "base_url": live_server}


@pytest.fixture(autouse=True)
def at_the_provider(watched: Watched, provider: Provider) -> None:
    watched.allowed.append(provider.address)


def way_to_provider(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Logg inn").click()


def sign_in(page: Page, account: str, address: str = "/") -> None:
    way_to_provider(page, address)
    page.get_by_role("link", name=account, exact=True).click()


def where(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def own_cookie(context: BrowserContext) -> dict[str, Any]:
    (found,) = [dict(cookie) for cookie in context.cookies() if cookie["name"] == COOKIE]
    return found


def signer() -> URLSafeTimedSerializer:
    """Return what reads and writes cookies as the server does."""
    server = Flask("signs cookies")
    server.secret_key = SECRET
    serializer = SecureCookieSessionInterface().get_signing_serializer(server)
    assert serializer is not None
    return serializer


def held_in(cookie: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = signer().loads(cookie["value"])
    return held


def aged(cookie: dict[str, Any], **changed: int) -> dict[str, Any]:
    """Return the cookie as it would have been had its session begun or been seen that many seconds earlier."""
    held = held_in(cookie)
    return {**cookie, "value": signer().dumps({**held, **{name: held[name] - by for name, by in changed.items()}})}


@pytest.mark.parametrize("account", READERS)
def test_everybody_comes_back_to_where_they_were_going_and_sees_their_own(page: Page, account: str) -> None:
    address, reader, others = READERS[account]
    sign_in(page, account, address)
    settled(page)
    assert where(page) == address
    expect(page.locator(".reader")).to_contain_text(reader)
    for other in others:
        assert page.request.get(other).status == 404, other
    for county in OWN_COUNTIES.get(account, ["03", "42", "50"]):
        assert page.request.get(f"/fylke/{county}").status == 200, county


def test_signing_out_ends_it_here_and_at_the_issuer_and_the_old_cookie_is_refused(
    page: Page, context: BrowserContext
) -> None:
    sign_in(page, "agder")
    settled(page)
    old = own_cookie(context)
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("button", name="Logg ut hos utstederen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ut")
    assert page.url.split("?")[0].endswith("/innlogging/ut")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ut")
    assert axe_violations(page) == [], described(axe_violations(page))

    context.add_cookies([old])  # type: ignore[list-item]
    page.goto("/fylke/42")
    assert where(page) == "/innlogging?neste=%2Ffylke%2F42"
    page.get_by_role("link", name="Logg inn").click()
    # The issuer has forgotten too: it asks who this is.
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem er du?")


def test_an_idle_session_goes_to_sign_in_in_the_middle_of_work_and_back(
    page: Page, context: BrowserContext, watched: Watched
) -> None:
    watched.expected.append(REFUSED_ANSWER)
    sign_in(page, "agder", "/fylke/42")
    settled(page)
    context.add_cookies([aged(own_cookie(context), seen_at=IDLE_MINUTES * 60)])  # type: ignore[list-item]
    page.locator("#view main a[href*='/kommune/']").first.click()
    expect(page.get_by_text("Det er en stund siden du var her")).to_be_visible()
    page.get_by_role("link", name="Logg inn").click()
    settled(page)
    assert urlsplit(page.url).path.startswith("/kommune/42")
    expect(page.locator(".reader")).to_contain_text("Agder")


def test_a_session_that_is_used_lives_on_and_one_that_is_too_old_does_not(page: Page, context: BrowserContext) -> None:
    sign_in(page, "agder")
    settled(page)
    fresh = own_cookie(context)
    idle = aged(fresh, seen_at=IDLE_MINUTES * 60 - 60)
    context.add_cookies([idle])  # type: ignore[list-item]
    assert page.request.get("/fylke/42").status == 200
    before, after = held_in(idle), held_in(own_cookie(context))
    assert after.pop("seen_at") > before.pop("seen_at")
    assert after == before
    context.add_cookies([aged(fresh, signed_in_at=10 * 3600)])  # type: ignore[list-item]
    assert page.request.get("/fylke/42", max_redirects=0).status == 303


@pytest.mark.parametrize(
    ("account", "why"), [("stranger", "ingen rolle"), ("unknown_office", "ikke en statsforvalter")]
)
def test_a_stranger_is_told_why_and_whom_to_ask(page: Page, watched: Watched, account: str, why: str) -> None:
    watched.expected.append(REFUSED_ANSWER)
    sign_in(page, account, "/fylke/42")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har ikke tilgang")
    expect(page.get_by_role("main")).to_contain_text(why)
    expect(page.get_by_role("main")).to_contain_text(CONTACT)
    assert axe_violations(page) == [], described(axe_violations(page))
    page.get_by_role("link", name="Nynorsk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har ikkje tilgang")
    assert page.locator("html").get_attribute("lang") == "nn"
    assert axe_violations(page) == [], described(axe_violations(page))
    assert page.request.get("/fylke/42", max_redirects=0).status == 303
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("button", name="Logg ut hos utstederen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logga ut")


def test_whoever_says_no_at_the_issuer_is_not_sent_round(page: Page, watched: Watched) -> None:
    watched.expected.append(REFUSED_ANSWER)
    sign_in(page, "nobody", "/fylke/42?sprak=nn")
    expect(page.get_by_role("heading", level=1)).to_have_text("Innlogginga vart avbroten")
    page.get_by_role("link", name="Prøv igjen").click()
    expect(page).to_have_url("/innlogging?sprak=nn&neste=%2Ffylke%2F42%3Fsprak%3Dnn")


def test_two_tabs_can_sign_in_at_once(page: Page, context: BrowserContext) -> None:
    other = context.new_page()
    way_to_provider(page, "/fylke/42")
    way_to_provider(other, "/kommune/4215")
    for tab, address in ((page, "/fylke/42"), (other, "/kommune/4215")):
        tab.get_by_role("link", name="agder").click()
        settled(tab)
        assert where(tab) == address


def test_new_keys_at_the_issuer_are_fetched(page: Page, provider: Provider, browser: Browser, live_server: str) -> None:
    sign_in(page, "udir")
    settled(page)
    provider.stop()
    provider.start()
    with browser.new_context(base_url=live_server) as afresh:
        again = afresh.new_page()
        sign_in(again, "agder", "/fylke/42")
        settled(again)
        assert where(again) == "/fylke/42"


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Innloggingen virker ikke nå"), ("nn", "Innlogginga verkar ikkje no")]
)
def test_an_issuer_that_is_down_gives_a_page_that_says_so(
    page: Page, watched: Watched, demo_data: Path, language: str, title: str
) -> None:
    watched.expected.append("the server responded with a status of 502")
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    nobody = Provider(free_port(), own)
    watched.allowed.append(own)
    with running(demo_data, port, **settings(nobody, own)):
        page.goto(f"{own}/innlogging?sprak={language}&neste=/fylke/42")
        assert axe_violations(page) == [], described(axe_violations(page))
        page.get_by_role("link", name="Logg inn").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert axe_violations(page) == [], described(axe_violations(page))
        page.get_by_role("link", name="Prøv igjen").click()
        expect(page).to_have_url(f"{own}/innlogging?sprak={language}&neste=%2Ffylke%2F42")
