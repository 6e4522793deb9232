"""Nothing leaves the house: no share button, no cloud address, no request but to this server (stack: Share chart)."""

import pytest
from playwright.sync_api import Page

from dashboard.web import assets
from tests.browser.conftest import Watched
from tests.browser.visiting import open_view

VIEWS = ["/?pulje=9", "/fylke/50?pulje=9", "/fylke/50?pulje=9&sprak=nn", "/finnes-ikke"]
_WITH_TOOLS = """async () => {
    const box = document.createElement('div');
    document.body.append(box);
    await Plotly.newPlot(box, [{x: [1, 2], y: [1000.5, 2]}], {}, {displayModeBar: true});
    const buttons = [...box.querySelectorAll('.modebar-btn')].map((button) => button.getAttribute('data-title') ?? '');
    const {showSendToCloud, plotlyServerURL, displaylogo, locale} = box._context;
    Plotly.purge(box);
    box.remove();
    return {buttons, config: {showSendToCloud, plotlyServerURL, displaylogo, locale}};
}"""


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_asks_anybody_else(udir: Page, watched: Watched, live_server: str, address: str) -> None:
    watched.expected += ["404"]
    open_view(udir, address)
    assert len(watched.addresses) > 5
    assert watched.outside(live_server) == []


def test_no_chart_can_be_shared(udir: Page) -> None:
    open_view(udir, "/fylke/50?pulje=9")
    shown = udir.evaluate(_WITH_TOOLS)
    assert shown["config"] == {"showSendToCloud": False, "plotlyServerURL": "", "displaylogo": False, "locale": "nb"}
    assert len(shown["buttons"]) > 3
    for title in shown["buttons"]:
        assert not any(word in title.lower() for word in ("share", "del ", "plotly", "cloud", "chart"))
    assert "Last ned bilde (PNG)" in shown["buttons"]


def test_the_chart_library_names_no_cloud() -> None:
    bundle = (assets.folder() / assets.manifest()["plotly.js"]).read_text(encoding="utf-8")
    assert "cloud.plotly" not in bundle
    assert "chart-studio" not in bundle


def test_dash_never_loads_its_own_chart_library(udir: Page, watched: Watched) -> None:
    open_view(udir, "/fylke/50?pulje=9")
    loaded = [address for address in watched.addresses if "plotly" in address]
    assert loaded
    assert all("/assets/plotly-" in address for address in loaded)
    assert udir.evaluate("Plotly.version") == "4.1.1"


def test_numbers_in_charts_are_norwegian(udir: Page) -> None:
    open_view(udir, "/fylke/50?pulje=9")
    labels = udir.evaluate(
        """async () => {
            const box = document.createElement('div');
            document.body.append(box);
            const trace = {x: ['2026-05-01', '2026-10-01'], y: [0.5, 2000.5]};
            await Plotly.newPlot(box, [trace], {yaxis: {tickformat: ',.1f', tickvals: [0.5, 2000.5]}});
            const text = box.textContent;
            Plotly.purge(box);
            box.remove();
            return text;
        }"""
    )
    assert "0,5" in labels
    assert "2\u00a0000,5" in labels
