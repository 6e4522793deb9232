"""How bytes are damaged: anywhere, or inside one part of a zip or a workbook, packed again with a right checksum."""

import io
import random
import zipfile
from collections.abc import Callable

from dashboard.delivery.containers import DAMAGED
from tests.delivery.test_dirty import DIRT

Change = Callable[[bytes, int], bytes]
"""Changes bytes, to at most so many."""


def changed(data: bytes, most: int, chance: random.Random, change: Change) -> bytes:
    """Return changed bytes: of a zip mostly one part, for a change of its packing is nearly always just unreadable."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        try:
            return _repacked(data, most, chance, change)
        except (*DAMAGED, OSError):
            pass
    return change(data, most)


def _repacked(data: bytes, most: int, chance: random.Random, change: Change) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        infos = old.infolist()
        if not infos or sum(info.file_size for info in infos) > most:
            raise zipfile.BadZipFile
        chosen = chance.choice(infos)
        for info in infos:
            part = old.read(info)
            name = info.filename
            if info is chosen and chance.random() < 0.1:
                name = change(name.encode(), 60).decode("utf-8", "replace")
            elif info is chosen:
                part = change(part, most)
            # Without the time it is now: the same change gives the same bytes.
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue() if len(packed.getvalue()) <= most else data


def by_chance(chance: random.Random) -> Change:
    """Return a change that needs no fuzzer: some bytes taken out, put in, doubled or replaced by dirt."""

    def change(data: bytes, most: int) -> bytes:
        for _ in range(chance.randint(1, 4)):
            at, length = chance.randint(0, len(data)), chance.choice((0, 1, 2, 8, 40))
            dirt = chance.choice((*DIRT, data[at : at + length] * 2, chance.randbytes(length)))
            data = data[:at] + dirt + data[at + length :]
        return data[:most]

    return change
