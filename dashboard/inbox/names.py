"""What the names in an inbox tell: which are not finished, which are deliveries, and the date in one."""

import re
from datetime import date

DONE, REFUSED = "done", "refused"

#: Workbooks of other kinds too: the import says what is wrong with them.
DELIVERY_FILES = (".zip", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")

_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".opdownload")
_LITTER = (".ds_store", ".gitkeep")
_DATE = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def is_hidden(name: str) -> bool:
    """Tell whether a name is nobody's delivery: the operating system's, or this program's own."""
    return name.startswith(".")


def is_unfinished(name: str) -> bool:
    """Tell whether a name is one that programs give what they have not finished, or have open."""
    known = name.casefold()
    if known.startswith("._") or known in _LITTER:
        return False
    # Inside a delivery a hidden file is how rsync writes, and how LibreOffice marks what it has open.
    return known.startswith((".", "~$")) or known.endswith(_UNFINISHED)


def date_in(name: str) -> date | None:
    """Return the one date in a name like `leveranse-2026-11-15.xlsx`; None where there is none, or more than one."""
    found = _DATE.findall(name)
    try:
        return date.fromisoformat(found[0]) if len(found) == 1 else None
    except ValueError:
        return None
