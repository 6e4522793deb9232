"""The tile map as a list of links laid out on a grid: each tile has the county's name and its number in words."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.figures.tile_map import SHADES, Tile
from dashboard.formatting import percent


def tile_map(tiles: Sequence[Tile], links: Mapping[str, tuple[str, str, str]], none: str, label: str) -> Component:
    """Return the map. `links` gives a county its (address, large words, small words); one without is marked `none`."""
    return html.Ul(
        [_tile(tile, links.get(tile.county_id), none) for tile in tiles], className="tiles", **aria(label=label)
    )


def tile_scale() -> Component:
    """Return the shades from nothing to all."""
    samples = [html.Span(className=f"tiles__shade tile--shade-{shade}") for shade, _ in enumerate(SHADES)]
    return html.P([html.Span(percent(0)), *samples, html.Span(percent(1))], className="tiles__scale")


def _tile(tile: Tile, link: tuple[str, str, str] | None, none: str) -> Component:
    place = {"gridColumn": tile.column, "gridRow": tile.row}
    name = html.Span(tile.name, className="tile__name")
    if link is None:
        inside: Component = html.Div([name, html.Span(none, className="tile__basis")], className="tile tile--empty")
    else:
        href, large, small = link
        words = [name, html.Span(large, className="tile__number"), html.Span(small, className="tile__basis")]
        shade = "none" if tile.shade is None else str(tile.shade)
        inside = html.A(words, href=href, className=f"tile tile--shade-{shade}")
    return html.Li(inside, style=place)
