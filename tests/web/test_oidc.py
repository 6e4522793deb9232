"""OpenID Connect over HTTP: what goes out, what may come back, and every way of tampering with it that must fail."""

import base64
import hashlib
import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard import login
from dashboard.app import create_app
from dashboard.login import issuer as issuer_module
from dashboard.pages import ROUTES
from dashboard.settings import Settings
from dashboard.web import guard
from tests.web.issuers import (
    BACK,
    CLIENT_ID,
    CLIENT_SECRET,
    PUBLIC,
    SUBJECT,
    TinyIssuer,
    begin,
    come_back,
    new_key,
    sign_in,
    state_of,
    tiny_issuer,
    visitor_over_https,
)

AGDER = "974762994"
DEEP = "/fylke/42?pulje=9&type=skole"


@pytest.fixture
def issuer() -> Iterator[TinyIssuer]:
    with tiny_issuer() as answering:
        answering.claims = {"roles": [], "organisation_number": AGDER}
        yield answering


def settings_of(issuer: str, data: Path, **more: Any) -> Settings:
    own = {
        "oidc_issuer": issuer,
        "oidc_client_id": CLIENT_ID,
        "oidc_client_secret": CLIENT_SECRET,
        "public_url": PUBLIC,
    }
    return Settings(data=data, **{"sign_in_attempts": 1_000_000, **own, **more})


@pytest.fixture
def server(issuer: TinyIssuer, small_data: Path) -> Flask:
    made: Flask = create_app(settings_of(issuer.address, small_data), ROUTES).server
    return made


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    return visitor_over_https(server)


def stays_out(client: FlaskClient) -> bool:
    return client.get("/fylke/42").status_code == 303


# Out


def test_what_goes_to_the_issuer(client: FlaskClient, issuer: TinyIssuer) -> None:
    first, second = (urlsplit(begin(client)) for _ in range(2))
    assert f"{first.scheme}://{first.netloc}{first.path}" == f"{issuer.address}/authorize"
    sent, again = (parse_qs(parts.query) for parts in (first, second))
    assert sent["response_type"] == ["code"]
    assert sent["client_id"] == [CLIENT_ID]
    assert sent["redirect_uri"] == [BACK]
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["scope"] == ["openid"]
    for once in ("state", "nonce", "code_challenge"):
        assert len(sent[once][0]) >= 20
        assert sent[once] != again[once]


def test_the_issuer_is_asked_nothing_before_somebody_signs_in(client: FlaskClient, issuer: TinyIssuer) -> None:
    client.get("/innlogging?neste=/fylke/42")
    assert issuer.asked == []
    begin(client)
    begin(client)
    assert issuer.asked == ["/.well-known/openid-configuration"]


def test_more_parameters_and_the_language_go_along(issuer: TinyIssuer, small_data: Path) -> None:
    settings = settings_of(issuer.address, small_data, oidc_parameters={"acr_values": "substantial"})
    client = visitor_over_https(create_app(settings, []).server)
    sent = parse_qs(urlsplit(begin(client, "/fylke/42?sprak=nn")).query)
    assert (sent["acr_values"], sent["ui_locales"]) == (["substantial"], ["nn"])


def test_forged_host_names_change_no_address(client: FlaskClient, issuer: TinyIssuer) -> None:
    assert client.get("/innlogging/start", headers={"Host": "ond.example"}).status_code == 400
    forged = {"X-Forwarded-Host": "ond.example", "Forwarded": "host=ond.example", "X-Forwarded-Proto": "http"}
    out = client.get("/innlogging/start", headers=forged)
    assert parse_qs(urlsplit(out.headers["Location"]).query)["redirect_uri"] == [BACK]
    code = issuer.code_for(out.headers["Location"])
    back = client.get(f"/innlogging/tilbake?code={code}&state={state_of(out.headers['Location'])}", headers=forged)
    assert back.headers["Location"] == "/"
    left = client.post("/logg-ut", headers=forged)
    assert "ond.example" not in left.text + str(left.headers)


# Back


def test_a_deep_link_is_kept(client: FlaskClient, issuer: TinyIssuer) -> None:
    turned_away = client.get(DEEP)
    page = client.get(turned_away.headers["Location"])
    assert "sprak=nb&amp;neste=%2Ffylke%2F42%3Fpulje%3D9%26type%3Dskole" in page.text
    assert sign_in(client, issuer, DEEP).headers["Location"] == DEEP
    assert client.get(DEEP).status_code == 200
    assert client.get("/fylke/50").status_code == 404


@pytest.mark.parametrize(
    "elsewhere",
    ["https://ond.example/", "//ond.example", "/\\ond.example", "/innlogging/tilbake?code=x", "//[", "javascript:x"],
)
def test_nobody_is_sent_elsewhere(client: FlaskClient, issuer: TinyIssuer, elsewhere: str) -> None:
    assert sign_in(client, issuer, elsewhere).headers["Location"] == "/"


def test_the_session_is_new_and_its_cookie_tied_to_the_host_over_https(client: FlaskClient, issuer: TinyIssuer) -> None:
    cookies = []
    for _ in range(2):
        cookie = sign_in(client, issuer).headers["Set-Cookie"]
        assert cookie.startswith("__Host-laeringsmiljo=")
        assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        with client.session_transaction() as session:
            cookies.append(session["sid"])
    assert cookies[0] != cookies[1]


def test_what_the_cookie_held_before_does_not_go_along(client: FlaskClient, issuer: TinyIssuer) -> None:
    with client.session_transaction() as session:
        session["prints"] = {"address": "/", "until": 0}
        session["planted"] = "by somebody"
    sign_in(client, issuer)
    with client.session_transaction() as session:
        assert set(session) == {"_permanent", "identity", "sid", "signed_in_at", "seen_at", "attempts", "id_token"}
        assert session["attempts"] == {}


def test_neither_cookie_nor_log_names_the_person(
    client: FlaskClient, issuer: TinyIssuer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sign_in(client, issuer)
    with client.session_transaction() as session:
        held, token = session["identity"], session["id_token"]
    assert held["subject"] is not None
    assert SUBJECT not in json.dumps(held)
    assert "an access token" not in json.dumps(held)
    mine = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("dashboard"))
    for secret in (SUBJECT, token, "an access token", CLIENT_SECRET):
        assert secret not in mine


def test_a_pseudonym_is_the_same_for_the_same_person_only(issuer: TinyIssuer, small_data: Path) -> None:
    server = create_app(settings_of(issuer.address, small_data, secret="x" * 32), []).server
    seen = []
    for subject in ("kari", "kari", "ola"):
        client = visitor_over_https(server)
        issuer.claims["sub"] = subject
        sign_in(client, issuer)
        with client.session_transaction() as session:
            seen.append(session["identity"]["subject"])
    assert seen[0] == seen[1] != seen[2]


def noise(length: int) -> str:
    """Return text that nothing can make shorter than it is."""
    return base64.urlsafe_b64encode(hashlib.shake_256(str(length).encode()).digest(length)).decode()[:length]


def size_of(answer: TestResponse) -> int:
    assert answer.status_code == 303
    return len(answer.headers["Set-Cookie"].split(";")[0])


def test_the_cookie_fits_however_long_the_token(client: FlaskClient, issuer: TinyIssuer) -> None:
    kept = []
    for length in (0, 400, 700, 1200, 3000):
        issuer.claims["long"] = noise(length)
        assert size_of(sign_in(client, issuer)) <= 4096
        with client.session_transaction() as session:
            kept.append("id_token" in session)
    assert kept == [True, True, True, False, False]


def test_the_cookie_fits_however_many_tabs_sign_in(client: FlaskClient, issuer: TinyIssuer) -> None:
    issuer.claims["long"] = noise(700)
    sign_in(client, issuer)
    for length in (100, 500, 900, 1500, 1700, 1900, 1910, 1920):
        answer = client.get("/innlogging/start", query_string={"neste": f"/fylke/42?{noise(length)}"})
        assert size_of(answer) <= 4096, length
    # The last one is whole, and signing out still works, though the issuer will ask whom.
    authorization = answer.headers["Location"]
    back = come_back(client, code=issuer.code_for(authorization), state=state_of(authorization))
    assert back.headers["Location"] == f"/fylke/42?{noise(1920)}"


def test_the_cookie_fits_an_address_of_letters_that_take_more_room(client: FlaskClient) -> None:
    letters = "".join(chr(0x4E00 + 2 * number) for number in range(850))
    assert size_of(client.get("/innlogging/start", query_string={"neste": f"/{letters}"})) <= 4096


# Tampering


def test_a_state_this_browser_never_got_is_refused(server: Flask, issuer: TinyIssuer) -> None:
    mine, theirs = visitor_over_https(server), visitor_over_https(server)
    authorization = begin(theirs)
    begin(mine)
    answer = come_back(mine, code=issuer.code_for(authorization), state=state_of(authorization))
    assert answer.status_code == 400
    assert "Innloggingen ble ikke fullført" in answer.text
    assert stays_out(mine)


@pytest.mark.parametrize(
    "query", [{}, {"code": "x"}, {"state": "x"}, {"code": "x", "state": "x"}, {"error": "access_denied"}]
)
def test_an_answer_to_nothing_is_refused(client: FlaskClient, query: dict[str, str]) -> None:
    begin(client)
    assert come_back(client, **query).status_code == 400
    assert stays_out(client)


def test_an_answer_counts_once(client: FlaskClient, issuer: TinyIssuer) -> None:
    authorization = begin(client)
    code = issuer.code_for(authorization)
    assert come_back(client, code=code, state=state_of(authorization)).status_code == 303
    assert come_back(client, code=code, state=state_of(authorization)).status_code == 400


def test_a_code_used_before_is_refused_by_the_issuer(server: Flask, issuer: TinyIssuer) -> None:
    client = visitor_over_https(server)
    authorization = begin(client)
    old = client.get_cookie("__Host-laeringsmiljo")
    assert old is not None
    code = issuer.code_for(authorization)
    come_back(client, code=code, state=state_of(authorization))
    thief = visitor_over_https(server)
    thief.set_cookie("__Host-laeringsmiljo", old.value, secure=True)
    answer = come_back(thief, code=code, state=state_of(authorization))
    assert (answer.status_code, stays_out(thief)) == (400, True)
    assert issuer.asked.count("/token") == 2


def test_a_code_of_somebody_elses_sign_in_fails_on_pkce(server: Flask, issuer: TinyIssuer) -> None:
    mine, theirs = visitor_over_https(server), visitor_over_https(server)
    stolen = issuer.code_for(begin(theirs))
    answer = come_back(mine, code=stolen, state=state_of(begin(mine)))
    assert (answer.status_code, stays_out(mine)) == (400, True)


def test_the_code_verifier_is_never_in_an_address(client: FlaskClient) -> None:
    authorization = begin(client)
    with client.session_transaction() as session:
        verifier = session["attempts"][state_of(authorization)]["code_verifier"]
    assert verifier not in authorization
    digest = hashlib.sha256(verifier.encode()).digest()
    expected = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert parse_qs(urlsplit(authorization).query)["code_challenge"] == [expected]


def test_a_sign_in_that_took_too_long_is_begun_anew(client: FlaskClient, server: Flask, issuer: TinyIssuer) -> None:
    authorization = begin(client, "/fylke/42?sprak=nn")
    server.extensions["sessions"].now = lambda: time.time() + 16 * 60
    answer = come_back(client, code=issuer.code_for(authorization), state=state_of(authorization))
    assert answer.status_code == 400


def test_an_answer_that_names_another_issuer_is_refused(client: FlaskClient, issuer: TinyIssuer) -> None:
    authorization = begin(client)
    code = issuer.code_for(authorization)
    answer = come_back(client, code=code, state=state_of(authorization), iss="https://ond.example")
    assert (answer.status_code, stays_out(client)) == (400, True)
    assert "/token" not in issuer.asked


def test_an_issuer_that_promises_to_name_itself_must(client: FlaskClient, issuer: TinyIssuer) -> None:
    issuer.metadata = {"authorization_response_iss_parameter_supported": True}
    assert sign_in(client, issuer).status_code == 400
    authorization = begin(client)
    code = issuer.code_for(authorization)
    assert come_back(client, code=code, state=state_of(authorization), iss=issuer.address).status_code == 303


# Tokens


def test_clocks_may_differ_by_a_minute(client: FlaskClient, issuer: TinyIssuer) -> None:
    now = int(time.time())
    issuer.claims |= {"iat": now + 40, "nbf": now + 40}
    assert sign_in(client, issuer).status_code == 303
    issuer.claims |= {"iat": now - 340, "nbf": now - 340, "exp": now - 40}
    assert sign_in(client, issuer).status_code == 303


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://ond.example"},
        {"iss": None},
        {"aud": "another client"},
        {"aud": "another client", "azp": CLIENT_ID},
        {"aud": ["another client"], "azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "another client"], "azp": "another client"},
        {"aud": None},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 5},
        {"exp": None},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_lets_nobody_in(
    client: FlaskClient, issuer: TinyIssuer, claims: dict[str, Any]
) -> None:
    issuer.claims |= claims
    answer = sign_in(client, issuer)
    assert (answer.status_code, stays_out(client)) == (502, True)
    assert "Innloggingen virker ikke nå" in answer.text


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -600), ("iat", 86_400), ("nbf", 86_400)])
def test_a_token_of_another_time_lets_nobody_in(
    client: FlaskClient, issuer: TinyIssuer, claim: str, seconds: int
) -> None:
    issuer.claims[claim] = int(time.time()) + seconds
    assert (sign_in(client, issuer).status_code, stays_out(client)) == (502, True)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_anybody_could_have_made_lets_nobody_in(
    client: FlaskClient, issuer: TinyIssuer, algorithm: str
) -> None:
    issuer.algorithm = algorithm
    assert (sign_in(client, issuer).status_code, stays_out(client)) == (502, True)


def test_a_token_signed_with_another_key_lets_nobody_in(client: FlaskClient, issuer: TinyIssuer) -> None:
    issuer.published = [issuer.key]
    issuer.key = new_key("first")
    assert (sign_in(client, issuer).status_code, stays_out(client)) == (502, True)


def test_new_keys_are_fetched_once_and_then_known(client: FlaskClient, issuer: TinyIssuer) -> None:
    sign_in(client, issuer)
    issuer.key = new_key("second")
    assert sign_in(client, issuer).status_code == 303
    sign_in(client, issuer)
    assert issuer.asked.count("/keys") == 2
    # One that nobody publishes is looked for once, and refused.
    issuer.published = [issuer.key]
    issuer.key = new_key("third")
    assert sign_in(client, issuer).status_code == 502
    assert issuer.asked.count("/keys") == 3


def test_keys_are_believed_for_an_hour(
    client: FlaskClient, issuer: TinyIssuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, issuer)
    sign_in(client, issuer)
    assert issuer.asked.count("/keys") == 1
    monkeypatch.setattr(issuer_module, "_BELIEVED", -1)
    sign_in(client, issuer)
    assert issuer.asked.count("/keys") == 2


def test_userinfo_about_somebody_else_lets_nobody_in(client: FlaskClient, issuer: TinyIssuer) -> None:
    issuer.claims = {}
    issuer.userinfo = {"organisation_number": AGDER}
    assert sign_in(client, issuer).status_code == 303
    issuer.userinfo["sub"] = "ola"
    assert sign_in(client, issuer).status_code == 502


# An issuer that fails


@pytest.mark.parametrize(
    ("path", "spoilt"),
    [
        ("/.well-known/openid-configuration", (500, "down")),
        ("/.well-known/openid-configuration", (404, "{}")),
        ("/.well-known/openid-configuration", (200, "<html>")),
        ("/.well-known/openid-configuration", (200, "[]")),
        ("/.well-known/openid-configuration", (200, "{}")),
    ],
)
def test_a_discovery_that_fails_gives_a_page_and_the_way_back(
    client: FlaskClient, issuer: TinyIssuer, path: str, spoilt: tuple[int, str]
) -> None:
    issuer.spoilt[path] = spoilt
    answer = client.get("/innlogging/start", query_string={"neste": DEEP, "sprak": "nn"})
    assert answer.status_code == 502
    assert "Innlogginga verkar ikkje no" in answer.text
    assert "/innlogging?sprak=nn&amp;neste=%2Ffylke%2F42%3Fpulje%3D9%26type%3Dskole" in answer.text
    assert "Traceback" not in answer.text
    issuer.spoilt.clear()
    assert sign_in(client, issuer).status_code == 303


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://ond.example"},
        {"token_endpoint": None},
        {"authorization_endpoint": 5},
        {"jwks_uri": "http://ond.example/keys"},
        {"token_endpoint": "http://ond.example/token"},
        {"end_session_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_an_issuer_that_describes_itself_wrongly_is_not_used(
    client: FlaskClient, issuer: TinyIssuer, metadata: dict[str, Any]
) -> None:
    issuer.metadata = metadata
    assert client.get("/innlogging/start").status_code == 502


@pytest.mark.parametrize(
    ("path", "spoilt"),
    [
        ("/token", (500, "down")),
        ("/token", (200, "[]")),
        ("/token", (200, "<html>")),
        ("/token", (200, '{"access_token": "x", "token_type": "Bearer"}')),
        ("/token", (200, '{"access_token": "x", "token_type": "Bearer", "id_token": "x.y.z"}')),
        ("/token", (200, '{"access_token": "x", "token_type": "Bearer", "id_token": 5}')),
        ("/token", (401, '{"error": "invalid_client"}')),
        ("/keys", (500, "down")),
        ("/keys", (200, "{}")),
        ("/keys", (200, '{"keys": []}')),
        ("/userinfo", (500, "down")),
        ("/userinfo", (200, "[]")),
    ],
)
def test_a_bad_answer_on_the_way_gives_a_page(
    client: FlaskClient, issuer: TinyIssuer, path: str, spoilt: tuple[int, str]
) -> None:
    issuer.claims = {}
    issuer.spoilt[path] = spoilt
    answer = sign_in(client, issuer)
    assert (answer.status_code, stays_out(client)) == (502, True)
    assert "Prøv igjen" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("error", "status"), [("access_denied", 400), ("login_required", 400), ("server_error", 502), ("<script>", 502)]
)
def test_an_error_from_the_issuer_is_told_and_not_repeated(
    client: FlaskClient, issuer: TinyIssuer, error: str, status: int
) -> None:
    authorization = begin(client)
    answer = come_back(client, error=error, error_description="<b>hei</b>", state=state_of(authorization))
    assert answer.status_code == status
    assert error not in answer.text
    assert "hei" not in answer.text


def test_an_issuer_that_takes_no_basic_credentials_gets_them_in_the_body(
    client: FlaskClient, issuer: TinyIssuer
) -> None:
    issuer.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert sign_in(client, issuer).status_code == 303


# No role


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"organisation_number": None}, "ingen rolle"),
        ({"organisation_number": "987654321"}, "ikke en statsforvalter vi kjenner"),
        ({"organisation_number": [AGDER, "974764350"]}, "flere statsforvaltere"),
    ],
)
def test_whoever_has_no_role_is_told_so_and_sees_nothing(
    client: FlaskClient, issuer: TinyIssuer, claims: dict[str, Any], why: str
) -> None:
    issuer.claims |= claims
    answer = sign_in(client, issuer)
    assert answer.headers["Location"] == "/innlogging/ingen-tilgang?sprak=nb"
    page = client.get(answer.headers["Location"])
    assert page.status_code == 403
    assert why in page.text
    assert stays_out(client)
    assert client.get("/_dash-layout").status_code == 401
    assert client.post("/logg-ut").status_code == 200
    assert client.get("/innlogging/ingen-tilgang").headers["Location"] == "/innlogging"


def test_whoever_lost_their_role_loses_the_session_they_had(client: FlaskClient, issuer: TinyIssuer) -> None:
    sign_in(client, issuer)
    assert not stays_out(client)
    issuer.claims["organisation_number"] = "987654321"
    sign_in(client, issuer)
    assert stays_out(client)


# Out again


def test_signing_out_goes_on_to_the_issuer_with_the_token_and_comes_back_to_our_own_address(
    client: FlaskClient, issuer: TinyIssuer
) -> None:
    sign_in(client, issuer)
    with client.session_transaction() as session:
        token = session["id_token"]
    page = client.post("/logg-ut")
    assert page.status_code == 200
    assert stays_out(client)
    address = page.text.partition('http-equiv="refresh" content="0; url=')[2].partition('"')[0].replace("&amp;", "&")
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{issuer.address}/end"
    sent = parse_qs(parts.query)
    assert sent["id_token_hint"] == [token]
    assert sent["client_id"] == [CLIENT_ID]
    assert sent["post_logout_redirect_uri"] == [f"{PUBLIC}/innlogging/ut"]
    assert "Du er logget ut" in client.get("/innlogging/ut?state=x").text
    assert stays_out(client)


def test_without_a_place_to_sign_out_at_the_issuer_one_is_signed_out_here(
    client: FlaskClient, issuer: TinyIssuer
) -> None:
    issuer.metadata = {"end_session_endpoint": None}
    sign_in(client, issuer)
    assert client.post("/logg-ut").headers["Location"] == "/innlogging/ut"
    assert stays_out(client)


def test_signing_out_works_while_the_issuer_is_down(
    client: FlaskClient, issuer: TinyIssuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, issuer)
    issuer.spoilt["/.well-known/openid-configuration"] = (500, "down")
    monkeypatch.setattr(issuer_module, "_BELIEVED", -1)
    assert client.post("/logg-ut").headers["Location"] == "/innlogging/ut"
    assert stays_out(client)


def test_signing_out_without_a_session_asks_the_issuer_nothing(client: FlaskClient, issuer: TinyIssuer) -> None:
    assert client.post("/logg-ut").headers["Location"] == "/innlogging/ut"
    assert issuer.asked == []


# Doors


def test_only_the_way_in_and_out_is_open(server: Flask) -> None:
    ways = {rule.endpoint for rule in server.url_map.iter_rules() if rule.endpoint.startswith("sign_in.")}
    assert ways == {f"sign_in.{name}" for name in ("ask", "start", "back", "no_access", "leave", "left")}
    assert ways <= guard.OPEN


# Starting


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"login": "demo"}, "DASHBOARD_LOGIN=demo"),
        ({"oidc_client_id": None}, "DASHBOARD_OIDC_CLIENT_ID"),
        ({"oidc_client_secret": None}, "DASHBOARD_OIDC_CLIENT_SECRET"),
        ({"public_url": None}, "DASHBOARD_PUBLIC_URL"),
        ({"oidc_issuer": "http://issuer.example"}, "DASHBOARD_OIDC_ISSUER må begynne med https"),
        ({"public_url": "http://laeringsmiljo.example"}, "DASHBOARD_PUBLIC_URL må begynne med https"),
        ({"oidc_scopes": "profile"}, "openid"),
        ({"oidc_parameters": {"state": "x", "redirect_uri": "y"}}, "redirect_uri, state"),
    ],
)
def test_a_set_up_that_is_not_whole_is_refused(tmp_path: Path, more: dict[str, Any], says: str) -> None:
    with pytest.raises(login.LoginRefused, match=says):
        login.check(settings_of("https://issuer.example", tmp_path, **more))


@pytest.mark.parametrize("public", ["https://laeringsmiljo.example", "http://127.0.0.1:8050", "http://localhost:8050"])
def test_a_whole_one_may_listen_anywhere(tmp_path: Path, public: str) -> None:
    login.check(settings_of("https://issuer.example", tmp_path, public_url=public, host="0.0.0.0"))  # noqa: S104


def test_a_server_that_could_not_note_who_signed_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "signed-out").write_text("in the way")
    with pytest.raises(login.LoginRefused, match="signed-out"):
        login.check(settings_of("https://issuer.example", tmp_path))


def test_there_is_no_way_to_choose_whose_eyes_to_see_with(client: FlaskClient) -> None:
    assert client.post("/innlogging", data={"reader": "udir"}).status_code in (401, 404, 405)
    assert stays_out(client)
    assert "<select" not in client.get("/innlogging").text
