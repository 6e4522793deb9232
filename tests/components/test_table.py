"""Tables are tables: a caption, scoped headers, numbers to the right, a scroller one can reach by keyboard."""

import pytest
from dash import html

from dashboard.components.table import Column, Table, table
from tests.components.properties import properties
from tests.pages.tree import nodes, of_class, words

COLUMNS = [Column("Fylke", row_header=True), Column("Enheter", numeric=True), Column("Merknad")]
MADE = table(Table("Fylkene i Norge", COLUMNS, [["Agder", "1", ""], [html.A("Oslo", href="/fylke/03"), "12", "–"]]))


def test_caption_and_scoped_headers() -> None:
    (caption,) = [node for node in nodes(MADE) if isinstance(node, html.Caption)]
    assert words(caption) == "Fylkene i Norge"
    headers = [node for node in nodes(MADE) if isinstance(node, html.Th)]
    assert [properties(node)["scope"] for node in headers] == ["col", "col", "col", "row", "row"]


def test_numbers_are_aligned_right_in_head_and_body() -> None:
    assert [words(cell) for cell in of_class(MADE, "number")] == ["Enheter", "1", "12"]


def test_remarks_have_room_and_are_left_out_where_there_is_none() -> None:
    columns = [COLUMNS[0], Column("Merknad", remark=True)]
    told = table(Table("x", columns, [["Agder", ""], ["Oslo", "for få svar"]]))
    assert [words(cell) for cell in of_class(told, "remark")] == ["Merknad", "", "for få svar"]
    nothing = table(Table("x", columns, [["Agder", ""], ["Oslo", ""]]))
    assert words(nothing).split() == ["x", "Fylke", "Agder", "Oslo"]


def test_the_scroller_is_a_named_region_in_the_tab_order() -> None:
    props = properties(MADE)
    assert (props["tabIndex"], props["role"], props["aria-label"]) == (0, "region", "Fylkene i Norge")


def test_a_row_that_does_not_fit_its_columns_is_a_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        table(Table("x", COLUMNS, [["Agder", "1"]]))
