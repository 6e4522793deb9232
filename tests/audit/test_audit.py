"""A known vulnerability stops `make lint`; a service that cannot be asked does not, and is never silent."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.audit import __main__ as audit
from tests.audit import tools
from tests.audit.exceptions import LIST, Exempt, exceptions
from tests.audit.service import Service, serving
from tests.audit.tools import Answer, Unusable, Vulnerability, from_npm_audit, from_pip_audit, npm_audit, pip_audit

Asking = Callable[..., Answer]
TODAY = date(2026, 11, 21)
FOUND = Vulnerability("thing", "1.0.0", ("GHSA-aaaa-bbbb-cccc", "CVE-2026-0001"), "fixed in 1.0.1")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    with serving() as known:
        monkeypatch.setenv("PIP_AUDIT_VULNERABILITY_SERVICE", "osv")
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"{known.address}/v1/query")
        monkeypatch.setenv("npm_config_registry", known.address)
        monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield known


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with one lock of each kind; both install `thing` 1.0.0 and `other` 2.0.0."""
    root = tmp_path / "house"
    root.mkdir()
    pinned = [
        f"{name}=={version} --hash=sha256:{'0' * 64}\n" for name, version in (("thing", "1.0.0"), ("other", "2.0.0"))
    ]
    (root / "requirements.lock").write_text("".join(pinned), encoding="utf-8")
    wanted = {"name": "house", "version": "1.0.0", "devDependencies": {"thing": "1.0.0", "other": "2.0.0"}}
    (root / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    packages = {
        "": wanted,
        "node_modules/thing": {"version": "1.0.0", "dev": True},
        "node_modules/other": {"version": "2.0.0", "dev": True},
    }
    lock = {"name": "house", "version": "1.0.0", "lockfileVersion": 3, "requires": True, "packages": packages}
    (root / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return root


def test_nothing_known_is_said_with_no_word(service: Service, house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert audit.main(house) == 0
    assert capfd.readouterr() == ("", "")
    assert service.asked.count("/v1/query") == 2
    assert any(path.endswith("/advisories/bulk") for path in service.asked)


def test_a_known_vulnerability_stops_with_a_line_each(
    service: Service, house: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.known = {"thing"}
    monkeypatch.setenv("NODE_ENV", "production")  # would leave out what is for development, which is all there is
    assert audit.main(house) == 1
    python, npm = capfd.readouterr().err.splitlines()
    assert python == "requirements.lock: thing 1.0.0 is vulnerable: CVE-2026-0001, fixed in 1.0.1"
    assert npm.startswith("package-lock.json: thing 1.0.0 is vulnerable: GHSA-dddd-eeee-ffff, vulnerable are <1.0.1; ")
    assert npm.endswith("fixed with thing 1.0.1")


def test_a_service_that_refuses_is_told_of_and_stops_nothing(
    service: Service, house: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    service.status = 405
    assert audit.main(house) == 0
    python, npm = capfd.readouterr().err.splitlines()
    assert python.startswith("requirements.lock: NOT AUDITED: ")
    assert python.endswith("none of its packages were audited")
    assert npm.startswith("package-lock.json: NOT AUDITED: 405 ")
    assert npm.endswith("none of its 2 packages were audited")


@pytest.mark.parametrize(("tool", "lock"), [(pip_audit, "requirements.lock"), (npm_audit, "package-lock.json")])
def test_a_service_that_never_answers_is_given_up(
    service: Service, house: Path, tool: Asking, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "_QUIET_SECONDS", 1)
    service.answers.clear()
    assert "audited" in str(tool(house / lock, seconds=30).unaudited)


def test_a_tool_that_takes_too_long_is_stopped(service: Service, house: Path) -> None:
    service.answers.clear()
    answer = npm_audit(house / "package-lock.json", seconds=0.01)
    assert answer == Answer(unaudited="no answer within 0.01 seconds; none of its 2 packages were audited")


def test_a_lock_that_cannot_be_read_stops(service: Service, house: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (house / "requirements.lock").write_text("thing==1.0.0\n", encoding="utf-8")  # without a hash
    assert audit.main(house) == 1
    assert "requirements.lock: cannot be audited: " in capfd.readouterr().err
    for broken in ("{}", "{", ""):
        (house / "package-lock.json").write_text(broken, encoding="utf-8")
        with pytest.raises(Unusable, match="not a lock file"):
            npm_audit(house / "package-lock.json")


def test_pip_audits_own_words_are_read() -> None:
    report = {
        "dependencies": [
            {"name": "clean", "version": "3.0", "vulns": []},
            {
                "name": "thing",
                "version": "1.0.0",
                "vulns": [
                    {"id": "GHSA-aaaa-bbbb-cccc", "fix_versions": ["1.0.1"], "aliases": ["CVE-2026-0001"]},
                    {"id": "PYSEC-2026-2", "fix_versions": [], "aliases": []},
                ],
            },
            {"name": "strange", "skip_reason": "Dependency not found on PyPI and could not be audited: strange (1)"},
        ],
        "fixes": [],
    }
    assert from_pip_audit(report) == Answer(
        (FOUND, Vulnerability("thing", "1.0.0", ("PYSEC-2026-2",), "no fixed version")),
        "Dependency not found on PyPI and could not be audited: strange (1); 1 of 3 packages were not audited",
    )


def test_npm_audits_own_words_are_read() -> None:
    advisory = {
        "source": 7,
        "name": "inner",
        "dependency": "inner",
        "title": "Something is wrong",
        "url": "https://github.com/advisories/GHSA-dddd-eeee-ffff",
        "severity": "high",
        "range": "<2.0.0",
    }
    inner = {
        "name": "inner",
        "via": [advisory],
        "nodes": ["node_modules/inner", "node_modules/outer/node_modules/inner"],
    }
    outer = {"name": "outer", "via": ["inner"], "nodes": ["node_modules/outer"], "fixAvailable": True}
    packages = {
        "node_modules/inner": {"version": "1.5.0"},
        "node_modules/outer/node_modules/inner": {"version": "1.4.0"},
        "node_modules/outer": {"version": "5.0.0"},
    }
    for fix, remedy in (
        (True, "fixed by a newer version within what is asked for"),
        (False, "no fixed version"),
        ({"name": "outer", "version": "6.0.0", "isSemVerMajor": True}, "fixed with outer 6.0.0"),
    ):
        report = {"auditReportVersion": 2, "vulnerabilities": {"inner": {**inner, "fixAvailable": fix}, "outer": outer}}
        found = Vulnerability("inner", "1.4.0, 1.5.0", ("GHSA-dddd-eeee-ffff",), f"vulnerable are <2.0.0; {remedy}")
        assert from_npm_audit(report, packages) == Answer((found,))


def test_an_exception_lets_its_vulnerability_stand_by_any_of_its_names_and_no_other() -> None:
    other = Vulnerability("thing", "1.0.0", ("GHSA-other",), "no fixed version")
    exempt = [Exempt("CVE-2026-0001", "The part is not used.", TODAY)]
    assert audit.verdict("a.lock", Answer((FOUND,)), exempt, TODAY) == ([], True)
    lines, passes = audit.verdict("a.lock", Answer((FOUND, other)), exempt, TODAY)
    assert (lines, passes) == (["a.lock: thing 1.0.0 is vulnerable: GHSA-other, no fixed version"], False)


def test_an_expired_exception_counts_no_more_and_is_a_fault_itself() -> None:
    exempt = [Exempt("CVE-2026-0001", "The part is not used.", date(2026, 11, 20))]
    assert not audit.verdict("a.lock", Answer((FOUND,)), exempt, TODAY)[1]
    assert audit.expired(exempt, TODAY) == [
        "tests/audit/exceptions.toml: CVE-2026-0001 was let stand until 2026-11-20: The part is not used."
    ]
    assert audit.expired(exempt, date(2026, 11, 20)) == []


def test_the_list_of_exceptions_can_be_read_and_none_is_without_a_reason(tmp_path: Path) -> None:
    assert all(one.why for one in exceptions())
    written = tmp_path / LIST.name
    written.write_text('[[exception]]\nid = "CVE-1"\nwhy = "Not used."\nuntil = 2027-01-31\n', encoding="utf-8")
    assert exceptions(written) == [Exempt("CVE-1", "Not used.", date(2027, 1, 31))]
    written.write_text('[[exception]]\nid = "CVE-1"\nuntil = 2027-01-31\n', encoding="utf-8")
    with pytest.raises(KeyError, match="why"):
        exceptions(written)


def test_every_lock_of_the_repository_is_audited() -> None:
    kept = {path for pattern in ("*.lock", "package-lock.json") for path in audit.ROOT.glob(pattern)}
    kept |= set((audit.ROOT / "tests").glob("*/package-lock.json"))
    assert set(audit.locks()) == kept
    assert len(kept) >= 3
