"""Every chart comes with what it shows in words, as a table, as a file and as a command line."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html

from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.table import Column, Table
from dashboard.questions import Question
from tests.components.properties import properties
from tests.pages.tree import by_id, links, nodes, of_class, table_rows, words

BLOCK = FigureBlock(
    id="moter",
    title="Møter",
    finding="Lavest: eiermøter.",
    table=Table("Møter", [Column("Krav", row_header=True)], [["Eiermøte"]]),
    question=Question("completion", "nation", 9, 3, ("county", "50"), "school"),
    definition="Slik regnes det.",
    chart={"data": [], "layout": {}},
    height=321,
)
SOURCE = Source("office:974764350", "2026-11-15-2", "nn")


def test_the_section_is_named_by_its_heading() -> None:
    section = figure_block(BLOCK, SOURCE)
    heading = next(node for node in nodes(section) if isinstance(node, html.H2))
    assert properties(section)["aria-labelledby"] == properties(heading)["id"]
    assert words(heading) == "Møter"


def test_the_finding_is_read_and_is_the_charts_text() -> None:
    section = figure_block(BLOCK, SOURCE)
    assert [words(node) for node in of_class(section, "figure-block__finding")] == ["Lavest: eiermøter."]
    images = [properties(node) for node in nodes(section) if getattr(node, "role", None) == "img"]
    assert [props["aria-label"] for props in images] == ["Lavest: eiermøter."]


def test_the_height_is_reserved_before_the_chart_is_there() -> None:
    (graph,) = [node for node in nodes(figure_block(BLOCK, SOURCE)) if isinstance(node, dcc.Graph)]
    assert properties(graph)["style"] == {"height": "321px"}


def test_chart_and_table_are_both_there_and_chosen_by_native_buttons() -> None:
    section = figure_block(BLOCK, SOURCE)
    (switch,) = [node for node in nodes(section) if isinstance(node, dbc.RadioItems)]
    assert [option["value"] for option in switch.options] == ["chart", "table"]
    assert switch.value == "chart"
    assert table_rows(section) == [["Eiermøte"]]


def test_without_a_chart_the_table_stands_alone() -> None:
    section = figure_block(replace(BLOCK, chart=None), SOURCE)
    assert not [node for node in nodes(section) if isinstance(node, dcc.Graph | dbc.RadioItems)]
    assert table_rows(section) == [["Eiermøte"]]


def test_the_files_ask_the_same_question_of_the_same_delivery() -> None:
    (box,) = of_class(figure_block(BLOCK, SOURCE), "downloads")
    addresses = [urlsplit(address) for address in links(box)]
    assert [address.path for address in addresses] == ["/last-ned/completion.csv", "/last-ned/completion.xlsx"]
    for address in addresses:
        assert parse_qs(address.query) == {
            "cohort": ["9"],
            "semester": ["3"],
            "level": ["nation"],
            "within": ["county:50"],
            "unit-type": ["school"],
            "data": ["2026-11-15-2"],
            "sprak": ["nn"],
        }


def test_a_drawn_chart_has_pictures_that_say_where_they_come_from() -> None:
    source = replace(SOURCE, as_of=date(2026, 11, 15), synthetic=True)
    buttons = [node for node in nodes(figure_block(BLOCK, source)) if isinstance(node, html.Button)]
    assert [properties(button)["data-picture"] for button in buttons] == ["png", "svg"]
    for button in buttons:
        assert properties(button)["type"] == "button"
        said = properties(button)["data-source"]
        assert "pulje 9, semester 3, i fylke 50, berre skular" in said
        assert "15.\u00a0november 2026" in said
        assert "Syntetiske" in said


@pytest.mark.parametrize("chart", [None, html.Div("fliser")])
def test_what_is_not_drawn_has_no_picture(chart: html.Div | None) -> None:
    section = figure_block(replace(BLOCK, chart=chart), SOURCE)
    assert not [node for node in nodes(section) if isinstance(node, html.Button)]
    assert ("kan ikkje lastast ned som bilete" in words(section)) is (chart is not None)


def test_the_command_line_is_shown() -> None:
    (code,) = [node for node in nodes(figure_block(BLOCK, SOURCE)) if isinstance(node, html.Code)]
    assert words(code) == (
        "python -m dashboard query completion --scope office:974764350 --cohort 9 --semester 3 --level nation "
        "--within county:50 --unit-type school --snapshot 2026-11-15-2 --format csv"
    )


def test_ids_follow_the_blocks_id() -> None:
    assert by_id(figure_block(BLOCK, SOURCE), "moter-graph") is not None
