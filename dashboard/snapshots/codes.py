"""The types of texts of which there are few, `code.word` and `code.area_id`: enums, joined and grouped as numbers.

The queries of `staging` and `core` use them. A mart keeps words (`dashboard.snapshots.build`), of which its view makes
texts again (`dashboard.snapshots.views`), and has ids as texts. Both types are in the order of the texts, so that
what is sorted by them is sorted as by the texts.
"""

import duckdb

#: What every delivery's areas may be called: also those that only earlier publications, in what they have frozen, knew.
_AREA_IDS = """
    select 'NO'
    union select municipality_no from reference.municipalities
    union select county_no from reference.counties
    union select office_id from reference.county_governors
    union select unnest([office_id, county_id, municipality_id, unit_id]) from frozen.block
    union select unnest([office_id, county_id, municipality_id, unit_id]) from frozen.member
"""

#: Words of the queries' own; all others are the programme model's or the delivery's.
_OWN = (
    "nation", "office", "county", "municipality", "unit", "both", "all", "own", "joint", "absent", "cancelled", "held",
    "planned", "overdue", "ended", "current", "future", "any", "physical", "hybrid", "digital",
)  # fmt: skip

#: Where words come from: table and columns.
_WORDS = {
    "programme.requirements": ("requirement", "fulfilled_by", "what", "format", "level", "per", "binding"),
    "programme.meeting_types": ("meeting_type",),
    "programme.milestone_kinds": ("kind",),
    "programme.roles": ("role",),
    "delivery.participation": ("unit_type",),
    "delivery.meetings": ("meeting_type", "unit_type", "format"),
    "delivery.attendance": ("role",),
    "delivery.responses": ("role",),
    "delivery.milestones": ("kind",),
    "frozen.block": ("role", "unit_type", "home_level"),
    "frozen.member": ("role", "unit_type", "home_level"),
}

#: The delivery's tables, each of which names municipalities and units.
_DELIVERED = ("participation", "meetings", "attendance", "responses", "milestones")


def create_codes(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the types of all words and ids of areas in `delivery.*`, `programme.*`, `reference.*` and `frozen.*`."""
    connection.execute("create schema code")
    words = [_distinct(table, column) for table, columns in _WORDS.items() for column in columns]
    _create(connection, "word", " union ".join([f"select unnest({[*_OWN]})", *words]))
    ids = [_distinct(f"delivery.{table}", column) for table in _DELIVERED for column in ("municipality_no", "unit_id")]
    _create(connection, "area_id", " union ".join([_AREA_IDS, *ids]))


def _distinct(table: str, column: str) -> str:
    return f"(select distinct {column} from {table})"  # noqa: S608 - our own names


def _create(connection: duckdb.DuckDBPyConnection, name: str, texts: str) -> None:
    connection.execute(
        f"create type code.{name} as enum "  # noqa: S608 - our own names
        f"(select text from ({texts}) as told (text) where text is not null order by text)"
    )
