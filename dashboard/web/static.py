"""Files that are nobody's in particular, answered from memory, compressed beforehand, kept by browsers.

Dash reads its packages' files from disk for every request, and does not compress them. Compressed forms are made by
`python -m dashboard.web.compress` (part of `make assets`) and found by the hash of the content, so that a form can
never belong to another version of the file.
"""

import hashlib
import mimetypes
import pkgutil
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import brotli
from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Response, request
from werkzeug.exceptions import NotFound

from dashboard import resources
from dashboard.web import assets, known_words

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_SUITES = "/_dash-component-suites/"
_OWN = "/assets/"
_PICTURES = "/assets/bilder/"
COMPRESSIBLE = frozenset({".js", ".css", ".svg"})
_FALLBACK_QUALITY = 5
_VERSION_TAG = re.compile(r"\.v([\w-]+)m[0-9a-fA-F]+\.")
mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True)
class Kept:
    """A file in memory, as it is and as brotli; `compressed` is None for what is compressed already."""

    content: bytes
    compressed: bytes | None
    mimetype: str
    tag: str


def compressed_path(content: bytes) -> Path:
    """Return where the brotli form of a content is, or would be."""
    return assets.folder() / "compressed" / f"{hashlib.sha256(content).hexdigest()}.br"


class StaticFiles:
    """The built assets, and the registered files of Dash's packages as they are asked for."""

    def __init__(self, app: Dash) -> None:
        self._app = app
        self._own = {
            _OWN + name: _keep(name, (assets.folder() / name).read_bytes()) for name in assets.manifest().values()
        }
        self._own |= {_OWN + name: _keep(name, script) for name, script in known_words.scripts().items()}
        # Pictures of the guide show the demonstration alone, and keep their names when they are made again.
        self._pictures = {
            _PICTURES + path.name: _keep(path.name, path.read_bytes())
            for path in sorted((resources.root() / "docs" / "bilder").glob("*.png"))
        }
        self._packaged: dict[tuple[str, str], Kept] = {}
        self._lock = Lock()

    def answer(self) -> Response | None:
        """Answer the request when it is for such a file, or would be; leave every other to the rest of the server."""
        if request.method not in ("GET", "HEAD"):
            return None
        if request.path.startswith(_OWN):
            return self._of_own(request.path)
        return self._of_package(request.path) if request.path.startswith(_SUITES) else None

    def _of_own(self, path: str) -> Response:
        if path in self._pictures:
            return _response(self._pictures[path], ASK_AGAIN)
        if path not in self._own:
            raise NotFound
        return _response(self._own[path], FOREVER)

    def _of_package(self, path: str) -> Response:
        package, _, fingerprinted = path.removeprefix(_SUITES).partition("/")
        name, has_fingerprint = check_fingerprint(fingerprinted)  # type: ignore[no-untyped-call]
        if name not in self._app.registered_paths.get(package, ()):
            raise NotFound
        kept = self._packaged.get((package, name))
        if kept is None:
            with self._lock:
                kept = self._packaged.setdefault((package, name), _keep(name, packaged_content(package, name)))
        # Dash asks for the parts it loads later without a version in the name; those are asked about again each time.
        lasts = has_fingerprint and _is_this_version(package, fingerprinted)
        return _response(kept, FOREVER if lasts else ASK_AGAIN)


def packaged_content(package: str, name: str) -> bytes:
    """Return the content of a file inside an imported package."""
    try:
        content = pkgutil.get_data(package, name)
    except FileNotFoundError:
        content = None  # some packages register source maps that they do not ship
    if content is None:
        raise NotFound
    return content


def _is_this_version(package: str, fingerprinted: str) -> bool:
    """Tell whether the address was made for the installed version; another one's must not be kept for good."""
    tag = _VERSION_TAG.search(fingerprinted)
    modules = (package, f"{package}.{fingerprinted.partition('/')[0]}")
    versions = {str(getattr(sys.modules.get(module), "__version__", "")).replace(".", "_") for module in modules}
    return tag is not None and tag[1] in versions


def _keep(name: str, content: bytes) -> Kept:
    suffix = Path(name).suffix
    tag = hashlib.sha256(content).hexdigest()[:20]
    mimetype = mimetypes.types_map.get(suffix, "application/octet-stream")
    if suffix not in COMPRESSIBLE:
        return Kept(content, None, mimetype, tag)
    ready = compressed_path(content)
    if ready.is_file():
        return Kept(content, ready.read_bytes(), mimetype, tag)
    return Kept(content, brotli.compress(content, quality=_FALLBACK_QUALITY), mimetype, tag)


def _response(kept: Kept, lasts: str) -> Response:
    squeeze = kept.compressed is not None and request.accept_encodings["br"] > 0
    answer = Response(kept.compressed if squeeze else kept.content, mimetype=kept.mimetype)
    answer.headers["Cache-Control"] = lasts
    answer.set_etag(f"{kept.tag}-br" if squeeze else kept.tag)
    if kept.compressed is not None:
        answer.vary.add("Accept-Encoding")
    if squeeze:
        answer.headers["Content-Encoding"] = "br"
    return answer.make_conditional(request)  # type: ignore[return-value]
