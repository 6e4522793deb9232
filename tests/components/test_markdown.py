"""Markdown as components: what the guide uses, where its links lead, and nothing that could run."""

import re

from dash import html

from dashboard import resources
from dashboard.components.markdown import markdown
from tests.components.properties import properties
from tests.pages.tree import links, nodes, words


def made(source: str) -> list[object]:
    return list(markdown(source, lambda written: f"/x/{written}"))


def test_headings_lists_and_emphasis() -> None:
    parts = made("## Tittel\n\nEn **viktig** sak\nover to linjer.\n\n- en\n- to\n")
    assert [type(part).__name__ for part in parts] == ["H2", "P", "Ul"]
    assert words(parts) == "Tittel\nEn viktig sak over to linjer.\nen\nto"
    assert not [node for node in nodes(parts[2]) if isinstance(node, html.P)]


def test_links_and_pictures_lead_where_they_are_told() -> None:
    parts = made("[Om](/om) ![Et bilde](bilder/a.png)")
    assert links(parts) == ["/x//om"]
    (picture,) = [node for node in nodes(parts) if isinstance(node, html.Img)]
    assert (properties(picture)["src"], properties(picture)["alt"]) == ("/x/bilder/a.png", "Et bilde")


def test_html_is_text() -> None:
    assert words(made("<script>alert(1)</script>")) == "<script>alert(1)</script>"


def test_a_table_has_scoped_headings() -> None:
    (table,) = made("| a | b |\n|---|---|\n| 1 | 2 |\n")
    heads = [node for node in nodes(table) if isinstance(node, html.Th)]
    assert [properties(head)["scope"] for head in heads] == ["col", "col"]


def test_nothing_else_takes_html_either() -> None:
    package = resources.root() / "dashboard"
    sources = [path for path in package.rglob("*") if path.suffix in (".py", ".html")]
    ways_in = re.compile(r"dangerously_allow_html|dcc\.Markdown|\|\s*safe\b|autoescape|render_template_string")
    assert sources
    assert [path.name for path in sources if ways_in.search(path.read_text(encoding="utf-8"))] == []
    # What Dash itself writes into the first page, and nothing of a delivery's.
    assert [path.name for path in sources if "Markup(" in path.read_text(encoding="utf-8")] == ["shell.py"]
