"""A tiny real issuer in a thread, whose every answer a test can spoil: discovery, keys, tokens, userinfo."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.test import TestResponse

CLIENT_ID, CLIENT_SECRET = "dashboard", "only this client and its issuer know"
PUBLIC = "https://laeringsmiljo.example"
BACK = f"{PUBLIC}/innlogging/tilbake"
SUBJECT = "kari-nordmann-01017012345"


def new_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


@cache
def first_key() -> RSAKey:
    return new_key("first")


@dataclass
class TinyIssuer:
    """What the issuer answers; a test changes what it is about."""

    address: str
    key: RSAKey = field(default_factory=first_key)
    published: list[RSAKey] = field(default_factory=list)
    # Merged into what it tells of itself, and into the claims of the ID token; None takes one away.
    metadata: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    # Path → status and body instead of the right answer.
    spoilt: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def code_for(self, authorization: str, **changed: str) -> str:
        """Return the code somebody is sent back with who went to that authorization address and signed in."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(authorization).query).items()}
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked | changed
        return code

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, str]:
        self.asked.append(path)
        if path in self.spoilt:
            return self.spoilt[path]
        if path == "/.well-known/openid-configuration":
            return 200, json.dumps(_without_none(self._metadata() | self.metadata))
        if path == "/keys":
            keys = self.published or [self.key]
            return 200, json.dumps({"keys": [key.as_dict(private=False) for key in keys]})
        if path == "/token":
            return self._token(form, authorization)
        if path == "/userinfo" and authorization == "Bearer an access token":
            return 200, json.dumps({"sub": SUBJECT, **self.userinfo})
        return 404, "{}"

    def _metadata(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "end"}
        return {
            "issuer": self.address,
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **{f"{name}_endpoint": f"{self.address}/{path}" for name, path in ends.items()},
        }

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, str]:
        promised = self._codes.pop(form.get("code", ""), None)
        if not self._knows(form, authorization):
            return 401, '{"error": "invalid_client"}'
        verified = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verified).rstrip(b"=").decode()
        if promised is None or (promised["code_challenge"], promised["redirect_uri"]) != (
            challenge,
            form["redirect_uri"],
        ):
            return 400, '{"error": "invalid_grant", "error_description": "the code is of no use"}'
        token = {
            "access_token": "an access token",
            "token_type": "Bearer",
            "id_token": self._id_token(promised["nonce"]),
        }
        return 200, json.dumps(token)

    def _knows(self, form: dict[str, str], authorization: str) -> bool:
        if "client_secret_post" in self.metadata.get("token_endpoint_auth_methods_supported", []):
            return (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)
        return authorization == "Basic " + base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        own = {"iss": self.address, "sub": SUBJECT, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = _without_none(own | self.claims)
        if self.algorithm == "none":
            parts = ({"alg": "none"}, claims)
            return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts) + "."
        key = OctKey.import_key(CLIENT_SECRET) if self.algorithm == "HS256" else self.key
        header = {"alg": self.algorithm, "kid": self.key.kid}
        return jwt.encode(header, claims, key, algorithms=[self.algorithm])


@contextmanager
def tiny_issuer() -> Iterator[TinyIssuer]:
    """Give an issuer that answers on a free port of this machine until the end."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self._give({name: values[0] for name, values in parse_qs(body).items()})

        def _give(self, form: dict[str, str]) -> None:
            status, body = issuer.answer(urlsplit(self.path).path, form, self.headers.get("Authorization", ""))
            content = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        issuer = TinyIssuer(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()


def visitor_over_https(server: Flask) -> FlaskClient:
    """Return somebody who has not signed in, and whose browser speaks HTTPS with a proxy in front of the server."""
    client = server.test_client()
    client.environ_base.update({"HTTP_HOST": "127.0.0.1", "wsgi.url_scheme": "https"})
    return client


def begin(client: FlaskClient, wanted: str = "/fylke/42") -> str:
    """Begin signing in; return the address at the issuer."""
    answer = client.get("/innlogging/start", query_string={"neste": wanted})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def state_of(authorization: str) -> str:
    """Return the state an authorization address carries."""
    return parse_qs(urlsplit(authorization).query)["state"][0]


def come_back(client: FlaskClient, **query: str) -> TestResponse:
    """Come back from the issuer."""
    return client.get("/innlogging/tilbake", query_string=query)


def sign_in(client: FlaskClient, issuer: TinyIssuer, wanted: str = "/fylke/42") -> TestResponse:
    """Go to the issuer and come back."""
    authorization = begin(client, wanted)
    return come_back(client, code=issuer.code_for(authorization), state=state_of(authorization))


def _without_none(held: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if value is not None}
