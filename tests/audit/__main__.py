"""`python -m tests.audit`: stop at a known vulnerability; say in one line what could not be audited, and go on."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

from tests.audit.exceptions import Exempt, exceptions
from tests.audit.tools import Answer, Unusable, npm_audit, pip_audit

ROOT = Path(__file__).parents[2]
_TOOLS: dict[str, Callable[[Path], Answer]] = {
    "requirements*.lock": pip_audit,
    "package-lock.json": npm_audit,
    "tests/*/package-lock.json": npm_audit,
}


def locks(root: Path = ROOT) -> dict[Path, Callable[[Path], Answer]]:
    """Return every lock of the repository with the tool that reads it."""
    return {lock: tool for pattern, tool in _TOOLS.items() for lock in sorted(root.glob(pattern))}


def verdict(lock: str, answer: Answer, exempt: list[Exempt], today: date) -> tuple[list[str], bool]:
    """Return the lines to print of one lock, and whether it may pass."""
    standing = {one.id for one in exempt if one.until >= today}
    stopped = [one for one in answer.found if not standing & set(one.ids)]
    lines = [f"{lock}: {one.package} {one.version} is vulnerable: {one.ids[0]}, {one.remedy}" for one in stopped]
    if answer.unaudited:
        lines.append(f"{lock}: NOT AUDITED: {answer.unaudited}")
    return lines, not stopped


def expired(exempt: list[Exempt], today: date) -> list[str]:
    """Return a line of each exception whose day is past."""
    return [
        f"tests/audit/exceptions.toml: {one.id} was let stand until {one.until}: {one.why}"
        for one in exempt
        if one.until < today
    ]


def main(root: Path = ROOT) -> int:
    """Audit every lock, all at once; return 1 at a known vulnerability, an unreadable lock or an expired exception."""
    today, exempt = datetime.now(UTC).date(), exceptions()
    lines = expired(exempt, today)
    failed = bool(lines)
    with ThreadPoolExecutor() as pool:
        asked = {lock: pool.submit(tool, lock) for lock, tool in locks(root).items()}
    for lock, answer in asked.items():
        name = str(lock.relative_to(root))
        try:
            said, passes = verdict(name, answer.result(), exempt, today)
        except Unusable as why:
            said, passes = [f"{name}: cannot be audited: {why}"], False
        lines += said
        failed |= not passes
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
