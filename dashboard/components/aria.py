"""ARIA attributes by their short names: `**aria(label="…")`."""

from typing import Any


def aria(**attributes: str) -> dict[str, Any]:
    """Return `aria-<name>` attributes for a Dash component, whose keyword arguments cannot hold a hyphen."""
    return {f"aria-{name}": words for name, words in attributes.items()}
