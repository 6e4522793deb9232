"""What pip-audit and npm audit say of a lock file. Nothing is judged here: they know, we read their answers."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A service that does not answer is given up by the tool itself; one that answers drop by drop, by us.
_QUIET_SECONDS = 5
_LONGEST_SECONDS = 60
_OF_THE_LOCK = frozenset({"ENOLOCK", "EJSONPARSE", "EUSAGE"})


@dataclass(frozen=True)
class Vulnerability:
    """A known vulnerability in one package of a lock."""

    package: str
    version: str
    ids: tuple[str, ...]
    remedy: str


@dataclass(frozen=True)
class Answer:
    """What was found in a lock, and why some or all of it was not audited."""

    found: tuple[Vulnerability, ...] = ()
    unaudited: str | None = None


class Unusable(Exception):  # noqa: N818 -- named for what it says of the lock
    """The tool cannot read the lock at all, which is nobody's network; the message says why."""


def pip_audit(lock: Path, seconds: float = _LONGEST_SECONDS) -> Answer:
    """Ask pip-audit about a lock of Python packages."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner=off"]
    command += [f"--timeout={_QUIET_SECONDS}", "--format=json", "--desc=off", "--aliases=on", "-r", str(lock)]
    told = _run(command, lock.parent, seconds)
    try:
        return from_pip_audit(json.loads(told.out))
    except ValueError:
        # Nothing was answered. Without asking the service, the tool either reads the lock or says what is wrong in it.
        dry = _run([*command, "--dry-run"], lock.parent, seconds)
        if dry.code != 0:
            raise Unusable(dry.why) from None
        return Answer(unaudited=f"{told.why}; none of its packages were audited")


def from_pip_audit(report: dict[str, Any]) -> Answer:
    """Read pip-audit's JSON."""
    audited = [package for package in report["dependencies"] if "vulns" in package]
    skipped = [package for package in report["dependencies"] if "skip_reason" in package]
    found = tuple(
        Vulnerability(
            package["name"],
            package["version"],
            (known["id"], *known.get("aliases", ())),
            "fixed in " + ", ".join(known["fix_versions"]) if known["fix_versions"] else "no fixed version",
        )
        for package in audited
        for known in package["vulns"]
    )
    count = f"{len(skipped)} of {len(audited) + len(skipped)} packages were not audited"
    return Answer(found, f"{skipped[0]['skip_reason']}; {count}" if skipped else None)


def npm_audit(lock: Path, seconds: float = _LONGEST_SECONDS) -> Answer:
    """Ask npm audit about a lock of npm packages."""
    try:
        packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    except (ValueError, KeyError) as broken:
        raise Unusable(f"it is not a lock file of npm 7 or newer ({broken!r})") from None
    count = f"none of its {sum(bool(place) for place in packages)} packages were audited"
    npm = shutil.which("npm")
    if npm is None:
        return Answer(unaudited=f"npm is not installed; {count}")
    # Everything is asked about, whatever NODE_ENV or a configuration says: what is left out would count as clean.
    command = [npm, "audit", "--json", "--package-lock-only", "--include=dev", "--offline=false", "--fetch-retries=0"]
    told = _run([*command, f"--fetch-timeout={_QUIET_SECONDS * 1000}"], lock.parent, seconds)
    try:
        report = json.loads(told.out)
    except ValueError:
        return Answer(unaudited=f"{told.why}; {count}")
    if "vulnerabilities" in report:
        return from_npm_audit(report, packages)
    if (report.get("error") or {}).get("code") in _OF_THE_LOCK:
        raise Unusable(report["error"]["summary"])
    return Answer(unaudited=f"{report.get('message') or told.why}; {count}")


def from_npm_audit(report: dict[str, Any], packages: dict[str, Any]) -> Answer:
    """Read npm audit's JSON; the versions stand in the lock, where the report points."""
    return Answer(
        tuple(
            Vulnerability(
                name,
                ", ".join(sorted({packages[place]["version"] for place in package["nodes"]})),
                (known["url"].rsplit("/", 1)[-1],),
                f"vulnerable are {known['range']}; {_npm_remedy(package['fixAvailable'])}",
            )
            for name, package in report["vulnerabilities"].items()
            for known in package["via"]
            if isinstance(known, dict)  # a bare name points to the package that is vulnerable itself, listed too
        )
    )


def _npm_remedy(fix: bool | dict[str, Any]) -> str:
    if isinstance(fix, dict) and "version" in fix:
        return f"fixed with {fix['name']} {fix['version']}"
    return "fixed by a newer version within what is asked for" if fix else "no fixed version"


@dataclass(frozen=True)
class _Told:
    code: int
    out: str
    why: str


def _run(command: Sequence[str], folder: Path, seconds: float) -> _Told:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return _Told(1, "", f"no answer within {seconds:g} seconds")
    errors = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return _Told(done.returncode, done.stdout, errors[-1] if errors else f"ended with {done.returncode}")
