"""The HTML every view starts from: language, title, styles, scripts, and nothing that anybody's scope could show in."""

from typing import Any

from dash import Dash, _dash_renderer, dash_table
from flask import g, render_template
from markupsafe import Markup

from dashboard.texts import Language
from dashboard.web import assets

_POLYFILL = "polyfill@"


class Shell(Dash):
    """Dash with our own first HTML; figures come only with the view, which the router builds."""

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        # What versions run here, and where Dash would ask for newer ones, is nobody's business. Nothing runs in the
        # background, so nobody needs the handle for it, which is signed with the key of the sessions.
        unneeded = ("python_version", "dash_version", "plotly_version", "dash_version_url", "end_id")
        return config | dict.fromkeys(unneeded, "")

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Return the first HTML of a view, in the language of its address."""
        return render_template(
            "shell.html",
            **{name: Markup(parts[name]) for name in ("css", "config", "scripts", "renderer")},  # noqa: S704 -- Dash's own
            **frame_of_shell(g.get("language", "nb")),
            title=g.get("title", ""),
            draws_charts=g.get("draws_charts", False),
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
    """Take what no view uses out of Dash's list: a polyfill for browsers long gone, and the table we do not have."""
    for dependency in _dash_renderer._js_dist_dependencies:
        for kind in ("external_url", "relative_package_path"):
            prod = dependency[kind]["prod"]
            prod[:] = [path for path in prod if _POLYFILL not in path]
    vars(dash_table)["_js_dist"].clear()
