"""One look at every byte of a file: its encoding, its line ends, its checksum, and what makes it unreadable."""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_STEP = 1 << 19
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# «æøå» in UTF-8. Nobody writes «Ã¦» in Windows-1252, so beside bytes that are not UTF-8 they show a mixture.
_NORWEGIAN_IN_UTF8 = re.compile(rb"\xc3[\xa6\xb8\xa5\x86\x98\x85]")
_WRITTEN = re.compile(rb"[^\r\n\t ;,]")
_BLANKS = (b" ", b"\t", b"\v", b"\f")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass
class Scan:
    """What the bytes of a file tell; the offsets are of the first byte that is wrong, None where none is.

    `first_written` is where the first line with more than separators begins. `blanks` tells that there may be something
    to trim: a blank of ASCII, or any letter beyond it.
    """

    bom: bool = False
    utf16: bool = False
    nul: int | None = None
    not_utf8: int | None = None
    not_1252: int | None = None
    norwegian_utf8: bool = False
    quotes: bool = False
    controls: bool = False
    blanks: bool = False
    feeds: int = 0
    returns: int = 0
    pairs: int = 0
    longest_line: int = 0
    longest_begins: int = 0
    first_written: int | None = None
    sha256: str = ""
    _begins: int = field(default=0, repr=False)
    _ends_with_feed: bool = field(default=False, repr=False)

    def line_ended(self, end: int) -> None:
        """Note the line that began after the last line end and ends before the offset `end`."""
        if end - self._begins > self.longest_line:
            self.longest_line, self.longest_begins = end - self._begins, self._begins

    @property
    def encoding(self) -> str | None:
        """Return Python's name of the encoding, or None where the bytes are of none that is read."""
        if self.utf16:
            return None
        if self.not_utf8 is None:
            return "utf-8-sig" if self.bom else "utf-8"
        return None if self.bom or self.norwegian_utf8 or self.not_1252 is not None else "cp1252"

    @property
    def undecodable(self) -> int:
        """Return the offset of the byte that decides that the encoding is none."""
        return 0 if self.utf16 else (self.not_utf8 or 0)

    @property
    def line_ends(self) -> str:
        """Return how most lines end: `LF`, `CRLF` or `CR`."""
        counts = {"LF": self.feeds - self.pairs, "CRLF": self.pairs, "CR": self.returns - self.pairs}
        return max(counts, key=lambda kind: counts[kind])

    @property
    def lines(self) -> int:
        """Return how many lines there are, where they end with a line feed; the last need not."""
        return self.feeds + (not self._ends_with_feed)

    @property
    def lines_end_alike(self) -> bool:
        """Tell whether all lines end the same way, with a line feed."""
        return self.returns == 0 or self.returns == self.pairs == self.feeds


def scan(path: Path, advance: Callable[[int, int], None]) -> Scan:
    """Read a file once, telling `advance` how many bytes of how many are read."""
    found = Scan()
    total = path.stat().st_size
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    for offset, chunk in _chunks(path):
        digest.update(chunk)
        if offset == 0:
            found.bom = chunk.startswith(codecs.BOM_UTF8)
            found.utf16 = chunk.startswith(_UTF16)
        _look(found, chunk, before[-1:], offset)
        pending = len(decoder.getstate()[0])
        # Most chunks hold nothing that could be wrong.
        if found.not_utf8 is None and (pending or not chunk.isascii()):
            try:
                decoder.decode(chunk, final=offset + len(chunk) >= total)
            except UnicodeDecodeError as error:
                found.not_utf8 = offset - pending + error.start
        before = chunk
        advance(offset + len(chunk), total)
    found.line_ended(total)
    found._ends_with_feed = before.endswith(b"\n")
    found.sha256 = digest.hexdigest()
    return found


def line_of(path: Path, offset: int) -> int:
    """Return the line an editor shows the byte at an offset on, counted from 1."""
    lines = 1
    last = b""
    for start, chunk in _chunks(path):
        part = chunk[: max(0, offset - start)]
        if not part:
            break
        lines += part.count(b"\n") + part.count(b"\r") - (last + part).count(b"\r\n")
        last = part[-1:]
    return lines


def _chunks(path: Path) -> Iterator[tuple[int, bytes]]:
    offset = 0
    with path.open("rb") as file:
        while chunk := file.read(_STEP):
            yield offset, chunk
            offset += len(chunk)


def _look(found: Scan, chunk: bytes, before: bytes, offset: int) -> None:
    found.quotes = found.quotes or b'"' in chunk
    found.controls = found.controls or b"\x01" in chunk
    if not found.blanks:
        cells = chunk.removeprefix(codecs.BOM_UTF8) if offset == 0 else chunk
        found.blanks = not cells.isascii() or any(blank in cells for blank in _BLANKS)
    if found.nul is None and (position := chunk.find(b"\0")) >= 0:
        found.nul = offset + position
    if b"\r" in chunk or before == b"\r":
        found.returns += chunk.count(b"\r")
        found.pairs += chunk.count(b"\r\n") + (before == b"\r" and chunk.startswith(b"\n"))
    found.feeds += chunk.count(b"\n")
    if found.first_written is None and (written := _WRITTEN.search(chunk, 3 if found.bom and offset == 0 else 0)):
        before_it = _last_line_end(chunk[: written.start()])
        found.first_written = found._begins if before_it < 0 else offset + before_it + 1
    # Lines inside a chunk are shorter than it: only those over its edges can be long.
    ends = [end for end in (chunk.find(b"\n"), chunk.find(b"\r")) if end >= 0]
    if ends:
        found.line_ended(offset + min(ends))
        found._begins = offset + _last_line_end(chunk) + 1
    if not chunk.isascii():
        found.norwegian_utf8 = found.norwegian_utf8 or _NORWEGIAN_IN_UTF8.search(before + chunk) is not None
        if found.not_1252 is None and (undefined := _UNDEFINED_IN_1252.search(chunk)):
            found.not_1252 = offset + undefined.start()


def _last_line_end(chunk: bytes) -> int:
    return max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
