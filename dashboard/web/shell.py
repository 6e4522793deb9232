"""The HTML every view starts from: language, title, styles, scripts, and nothing that anybody's scope could show in."""

from functools import cached_property
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, _dash_renderer, dash_table
from dash._utils import to_json
from flask import g, render_template
from markupsafe import Markup

from dashboard.texts import Language
from dashboard.web import assets
from dashboard.web.known_words import known_words

_POLYFILL = "polyfill@"


class Shell(Dash):
    """Dash with our own first HTML; figures come only with the view, which the router builds."""

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        # What versions run here, and where Dash would ask for newer ones, is nobody's business. Nothing runs in the
        # background, so nobody needs the handle for it, which is signed with the key of the sessions.
        unneeded = ("python_version", "dash_version", "plotly_version", "dash_version_url", "end_id")
        # Components lie in no property but `children` here, which Dash looks into unasked.
        return config | dict.fromkeys(unneeded, "") | {"children_props": {}}

    @cached_property
    def first_answers(self) -> dict[str, Markup]:
        """Return what the browser's side asks before it asks for a view, by address: the same for everybody."""
        asked = {"/_dash-layout": self.get_layout(), "/_dash-dependencies": self._callback_list}
        written = {address: str(to_json(answer)) for address, answer in asked.items()}  # type: ignore[no-untyped-call]
        # Dash's own JSON, in which no character is left that could end a script.
        return {address: Markup(answer) for address, answer in written.items()}  # noqa: S704

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Return the first HTML of a view, in the language of its address."""
        language: Language = g.get("language", "nb")
        return render_template(
            "shell.html",
            **{name: Markup(parts[name]) for name in ("css", "config", "scripts", "renderer")},  # noqa: S704 -- Dash's own
            **frame_of_shell(language),
            words=f"/assets/{known_words(language).name}",
            title=g.get("title", ""),
            draws_charts=g.get("draws_charts", False),
            first_answers=self.first_answers,
            chart_library=assets.address("plotly.js"),
        )


def frame_of_shell(language: Language) -> dict[str, Any]:
    """Return what every server-rendered page is filled with."""
    return {
        "language": language,
        "styles": assets.address("main.css"),
        "script": assets.address("app.js"),
        "favicon": assets.address("favicon.svg"),
        "font": assets.address("inter-latin-wght-normal.woff2"),
    }


def leave_out_unneeded_scripts() -> None:
    """Take what no view uses out of Dash's list.

    A polyfill for browsers long gone, the table we do not have, and what draws selects and radio buttons, which
    `assets/scripts/choices.js` does here.
    """
    for dependency in _dash_renderer._js_dist_dependencies:
        for kind in ("external_url", "relative_package_path"):
            prod = dependency[kind]["prod"]
            prod[:] = [path for path in prod if _POLYFILL not in path]
    for package in (dash_table, dbc):
        vars(package)["_js_dist"].clear()
