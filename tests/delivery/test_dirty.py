"""However a delivery is damaged, it is loaded or refused with findings: nothing is raised, nothing is left behind."""

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.delivery import findings_json
from dashboard.delivery.codes import codes
from dashboard.delivery.contract import contract
from tests.delivery import tiny
from tests.delivery.conftest import judged
from tests.drawing import examples

DIRT = [
    b"", b'"', b'""', b";", b",", b"\n", b"\r", b"\t", b"\0", b"\xff", b"\xc3", b"\xc2\xa0", b"\xef\xbb\xbf", b"9" * 25,
    b"-", b"0000-00-00", b"31.02.2026", b"\x1b0", b"\x1f", b"\x01", b"\\", b"'", b"{value}", b"[/]", b"NaN", b"null",
    "İ".encode(), "e\u0301".encode(), "٣".encode(), "\u2028".encode(),
]  # fmt: skip

damages = st.lists(
    st.tuples(
        st.sampled_from([table.name for table in contract().tables]),
        st.floats(0, 1),
        st.integers(0, 12),
        st.lists(st.sampled_from(DIRT), max_size=2).map(b"".join),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=examples(15, long=600),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(damage=damages, separator=st.sampled_from(";,\t"), quoted=st.booleans())
def test_damage_is_reported_and_never_raised(
    connection: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
    damage: list[tuple[str, float, int, bytes]],
    separator: str,
    quoted: bool,
) -> None:
    dialect = tiny.Dialect(separator, quote=(lambda _: True) if quoted else tiny.PLAIN.quote)
    folder = tiny.write(tmp_path_factory.mktemp("dirty") / "delivery", tiny.delivery(), dialect)
    for table, place, length, dirt in damage:
        path = folder / f"{table}.csv"
        content = path.read_bytes()
        at = round(place * len(content))
        path.write_bytes(content[:at] + dirt + content[at + length :])
    findings = judged(connection, folder)[1]
    known = codes()
    assert all(known[finding.code] == finding.severity for finding in findings)
    assert all(told["message"] for told in findings_json(findings, "nb") + findings_json(findings, "nn"))
