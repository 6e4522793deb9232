"""The manifest: what is written is read, damage is known by it, and half of one is never there."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.snapshots.manifest import Manifest, ManifestUnreadable, sha256_of

KNOWN = Manifest(
    sha256="0" * 64,
    bytes=3,
    as_of=date(2026, 11, 15),
    imported_at=datetime(2026, 11, 16, 8, 30),  # noqa: DTZ001 - UTC, as the snapshot itself has it
    imported_by="Kari Nordmann",
    source_name="høst",
    digest="d",
    program="p",
    synthetic=False,
    rows=1,
    errors=0,
    warnings=2,
    publication_no=3,
    frozen={"9:1": 1, "9:2": 3},
)


def test_it_reads_back_as_written_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-15.json"
    KNOWN.write(path)
    assert Manifest.read(path) == KNOWN
    assert list(tmp_path.iterdir()) == [path]


def test_where_there_is_none_there_is_none(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path / "none.json") is None


def test_what_a_newer_program_adds_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    path.write_text(KNOWN.model_dump_json()[:-1] + ', "more": 1}', encoding="utf-8")
    assert Manifest.read(path) == KNOWN


@given(st.integers(0, len(KNOWN.model_dump_json().encode()) - 1))
def test_half_of_one_is_none(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "half.json"
    path.write_bytes(KNOWN.model_dump_json().encode()[:length])
    with pytest.raises(ManifestUnreadable):
        Manifest.read(path)


@pytest.mark.parametrize(
    "wrong",
    [{"frozen": {"9": 1}}, {"frozen": {"x:1": 1}}, {"sha256": "../.."}, {"bytes": -1}, {"rows": None}],
    ids=str,
)
def test_what_is_not_what_it_says_is_none(tmp_path: Path, wrong: dict[str, object]) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(KNOWN.model_copy(update=wrong).model_dump_json(warnings=False), encoding="utf-8")
    with pytest.raises(ManifestUnreadable):
        Manifest.read(path)


@given(content=st.binary(min_size=1, max_size=100), data=st.data())
def test_one_bit_of_the_file_is_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "file"
    path.write_bytes(content)
    of_this = KNOWN.model_copy(update={"sha256": sha256_of(path), "bytes": len(content)})
    assert of_this.describes(path)
    spoilt = bytearray(content)
    spoilt[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    for other in (bytes(spoilt), content[:-1], content + b"0"):
        path.write_bytes(other)
        assert not of_this.describes(path)
