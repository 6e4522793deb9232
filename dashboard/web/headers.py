"""What every answer carries: the Content-Security-Policy, its companions, what may be kept, and compression."""

from collections.abc import Sequence

import brotli
from flask import Flask, Response, request

from dashboard.web.static import ASK_AGAIN, FOREVER

_WORTH_COMPRESSING = 1024
_QUALITY = 4  # Higher takes longer than it saves on answers made anew each time.
_A_YEAR = 31_536_000  # seconds
# What a browser can do for a page that is more than showing it; the dashboard needs none of it.
_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
# What is no document has nothing of its own to load, and nobody may frame it.
_OF_OTHERS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_DOCUMENT = "text/html"
_TEXT = ("application/json", _DOCUMENT, "text/csv")


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Return the policy: everything from this server only, and inline scripts only by their hash.

    Styles may be inline: plotly and Dash set them on elements.
    """
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *script_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def install(server: Flask, script_hashes: Sequence[str], *, https: bool) -> None:
    """Give every answer of the server its headers; `https` is how people reach it."""
    of_documents = content_security_policy(script_hashes)
    fixed = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Permitted-Cross-Domain-Policies": "none",
        "Server": "web",  # instead of Granian's own name
    }
    if https:
        # For this name alone: what else is served under the domain is not ours to promise.
        fixed["Strict-Transport-Security"] = f"max-age={_A_YEAR}"

    features = ", ".join(f"{feature}=()" for feature in _FEATURES)

    @server.after_request
    def finish(answer: Response) -> Response:
        for name, content in fixed.items():
            answer.headers[name] = content
        # What a page may do is its document's; elsewhere it is only weight.
        document = answer.mimetype == _DOCUMENT
        answer.headers["Content-Security-Policy"] = of_documents if document else _OF_OTHERS
        if document:
            answer.headers["Permissions-Policy"] = features
        # Figures and pages are one reader's; only files that are nobody's may be kept.
        if answer.headers.get("Cache-Control") not in (FOREVER, ASK_AGAIN):
            answer.headers["Cache-Control"] = "no-store"
        return _compressed(answer)


def _compressed(answer: Response) -> Response:
    if answer.direct_passthrough or answer.headers.get("Content-Encoding") or answer.mimetype not in _TEXT:
        return answer
    answer.vary.add("Accept-Encoding")
    if request.accept_encodings["br"] <= 0 or (answer.content_length or 0) < _WORTH_COMPRESSING:
        return answer
    answer.set_data(brotli.compress(answer.get_data(), quality=_QUALITY))
    answer.headers["Content-Encoding"] = "br"
    return answer
