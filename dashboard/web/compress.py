"""`python -m dashboard.web.compress`: what browsers are sent, as brotli of the best quality, made once.

Run by `make assets` after the build, so that no server process spends seconds on it.
"""

from collections.abc import Iterator
from pathlib import Path

import brotli
from dash import Dash
from flask import Flask

from dashboard.web import assets, known_words
from dashboard.web.shell import Shell
from dashboard.web.static import COMPRESSIBLE, compressed_path, packaged_content

_BEST = 11
# Parts of Dash that no page uses, and the chart library that ours replaces.
_UNUSED = ("dcc/async-", "package_data/")


def main() -> None:
    """Write the brotli form of every file that is sent to browsers and does not have one yet; drop all others."""
    folder = compressed_path(b"").parent
    folder.mkdir(exist_ok=True)
    needed = {compressed_path(content): content for content in (*_own(), *_of_packages())}
    for path in set(folder.iterdir()) - set(needed):
        path.unlink()
    for path, content in needed.items():
        if not path.exists():
            path.write_bytes(brotli.compress(content, quality=_BEST))


def _own() -> Iterator[bytes]:
    for name in assets.manifest().values():
        if Path(name).suffix in COMPRESSIBLE:
            yield (assets.folder() / name).read_bytes()
    yield from known_words.scripts().values()


def _of_packages() -> Iterator[bytes]:
    app = Shell(__name__, server=Flask(__name__))  # type: ignore[arg-type]
    for package, names in _registered(app).items():
        for name in sorted(names):
            if Path(name).suffix in COMPRESSIBLE and not name.startswith(_UNUSED):
                yield packaged_content(package, name)


def _registered(app: Dash) -> dict[str, set[str]]:
    app._generate_scripts_html()
    app._generate_css_dist_html()  # type: ignore[no-untyped-call]
    registered: dict[str, set[str]] = app.registered_paths
    return registered


if __name__ == "__main__":
    main()
