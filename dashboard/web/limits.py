"""How much is taken from anybody: sign-ins per minute, the size of a request; and whose word counts for who asks."""

import ipaddress
import math
import time
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit
from werkzeug.exceptions import LengthRequired, RequestURITooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard import trace
from dashboard.settings import Settings
from dashboard.web import errors

LARGEST_REQUEST = 100_000  # bytes; an address and a form are all that is ever sent
LONGEST_ADDRESS = 8_000  # bytes; the longest that is a view's has some hundred
_MOST_FIELDS = 20  # of a form
_BLUEPRINT = "sign_in"
# Pages that only say something, and signing out: none of them tries anything.
_NO_ATTEMPT = frozenset({"sign_in.ask", "sign_in.no_access", "sign_in.leave", "sign_in.left"})
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_EVERY_ADDRESS = ("0.0.0.0", "[::]")  # noqa: S104 -- where it listens, which is no name for it
_ONE_SUBSCRIBER = 64  # bits of an IPv6 address; the rest its holder chooses freely


def install(server: Flask, settings: Settings) -> None:
    """Set the limits, before anything is registered that reads a request."""
    server.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=_MOST_FIELDS,
        TRUSTED_HOSTS=_names(settings),
    )
    server.before_request(_refuse_unbounded)
    limiter = Limiter(
        _who_asks,
        app=server,
        default_limits=[f"{settings.sign_in_attempts}/minute"],
        on_breach=_too_many,
        strategy="moving-window",
        # Each process counts for itself: good enough against guessing, and nothing more to run.
        storage_uri="memory://",
    )
    limiter.request_filter(_is_no_attempt)
    _trust_proxies(server, settings.trusted_proxies)


def _names(settings: Settings) -> list[str]:
    """Return the names the server answers to; a page elsewhere must not reach it by pointing its own name here.

    By its own address for health checks and the browser that prints; by its public name only with real sign-in.
    """
    own = f"[{settings.host}]" if ":" in settings.host else settings.host
    public = urlsplit(settings.public_url or "").hostname if settings.oidc_issuer else None
    return [*_LOOPBACK, *([] if own in _EVERY_ADDRESS else [own]), *([public] if public else [])]


def _trust_proxies(server: Flask, count: int) -> None:
    """Believe what so many proxies in front say of who asks, for which name and how; with none, nobody."""
    if count:
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=count, x_proto=count, x_host=count, x_port=0, x_prefix=0
        )


def _refuse_unbounded() -> None:
    if len(request.environ.get("PATH_INFO", "")) + len(request.query_string) > LONGEST_ADDRESS:
        raise RequestURITooLarge
    # Werkzeug cuts a body without a length at the limit and reads on as if that were all; browsers always send one.
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired


def _is_no_attempt() -> bool:
    return request.blueprint != _BLUEPRINT or request.endpoint in _NO_ATTEMPT


def _who_asks() -> str:
    """Return the address that asks, or the network of the one subscriber behind an IPv6 address."""
    written = request.remote_addr or ""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return written or "unknown"
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:  # how an IPv4 address looks to a server that listens on both
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address.packed, _ONE_SUBSCRIBER), strict=False))


def _too_many(limit: RequestLimit) -> Response:
    trace.record("sign_in_refused", reason="too_many")
    answer = errors.answer(429, written=request.form.get("sprak"))
    answer.headers["Retry-After"] = str(max(1, math.ceil(limit.reset_at - time.time())))
    return answer
