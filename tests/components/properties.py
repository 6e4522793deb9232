"""A component's properties by name, hyphens and all."""

from typing import Any

from dash.development.base_component import Component


def properties(node: Component) -> dict[str, Any]:
    """Return what the component sends to the browser."""
    props: dict[str, Any] = node.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    return props
