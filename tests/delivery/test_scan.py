"""The look at a file's bytes finds the same wherever the chunks it reads happen to end."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.delivery.csv_form import scan as scanning
from dashboard.delivery.csv_form.scan import Scan, line_of, scan

_PIECES = [
    b"\r",
    b"\n",
    b"\r\n",
    b"a;",
    b'"',
    "ø".encode(),
    b"\xe6",
    b"\x81",
    b"\0",
    "…".encode(),
    b"\xef\xbb\xbf",
    b"\x01",
]


def _scan(path: Path) -> Scan:
    return scan(path, lambda _n, _total: None)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(content=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map(b"".join), step=st.integers(4, 7))
def test_chunks_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, step: int) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    monkeypatch.setattr(scanning, "_STEP", 1 << 19)
    whole = _scan(path)
    lines = [line_of(path, offset) for offset in range(len(content))]
    monkeypatch.setattr(scanning, "_STEP", step)
    parts = _scan(path)
    assert (parts.encoding, parts.line_ends, parts.lines_end_alike) == (
        whole.encoding,
        whole.line_ends,
        whole.lines_end_alike,
    )
    assert (parts.nul, parts.not_utf8, parts.quotes, parts.controls) == (
        whole.nul,
        whole.not_utf8,
        whole.quotes,
        whole.controls,
    )
    assert parts.sha256 == whole.sha256
    assert [line_of(path, offset) for offset in range(len(content))] == lines


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"abc", "utf-8"),
        ("blåbær".encode(), "utf-8"),
        ("blåbær".encode("utf-8-sig"), "utf-8-sig"),
        ("blåbær – «x» …".encode("cp1252"), "cp1252"),
        ("bl\u00e5".encode()[:-1], "cp1252"),
        ("blåbær".encode() + b"\xe5", None),
        ("bl".encode("utf-8-sig") + b"\xe5", None),
        (b"\x81\xe5", None),
        ("blå".encode("utf-16"), None),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, encoding: str | None) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    assert _scan(path).encoding == encoding


def test_the_longest_line_and_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"short\n" + b"x" * 2_000_000 + b"\nshort\n")
    found = _scan(path)
    assert (found.longest_line, found.longest_begins) == (2_000_000, 6)
    assert line_of(path, found.longest_begins) == 2
