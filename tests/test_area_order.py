"""Areas stand in the register's order, units by name the Norwegian way."""

from dashboard.area_order import in_order


def rows(level: str, *pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"area_level": level, "area_id": area_id, "area_name": name} for area_id, name in pairs]


def test_counties_stand_by_number_whatever_their_names() -> None:
    ordered = in_order(rows("county", ("50", "Trøndelag"), ("03", "Oslo"), ("42", "Agder")))
    assert [row["area_id"] for row in ordered] == ["03", "42", "50"]


def test_units_stand_by_name_with_the_norwegian_letters_last() -> None:
    ordered = in_order(rows("unit", ("1", "Åsen skole"), ("2", "Ørnes skole"), ("3", "Ærfugl barnehage"), ("4", "Zoo")))
    assert [row["area_name"][0] for row in ordered] == ["Z", "Æ", "Ø", "Å"]
