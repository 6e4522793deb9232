"""Every address a view leads to."""

from typing import Any

from flask.testing import FlaskClient

from tests.web.world import ask_view, content_of


def hrefs(client: FlaskClient, path: str, search: str = "") -> list[str]:
    """Return the addresses of all links in a view, in its order."""
    return list(_of(content_of(ask_view(client, path, search))))


def _of(component: Any) -> list[str]:
    if isinstance(component, list):
        return [href for part in component for href in _of(part)]
    if not isinstance(component, dict):
        return []
    held = component.get("props", component)
    own = [held["href"]] if isinstance(held.get("href"), str) else []
    return own + [href for part in held.values() if isinstance(part, dict | list) for href in _of(part)]
