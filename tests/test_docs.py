"""The documentation is true: commands, paths and links in it are there, and nothing there is left out of it."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from dashboard import resources
from dashboard.cli import cli

ROOT = resources.root()
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "tests/oracle/README.md", ROOT / "queries/README.md"]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))


def name(document: Path) -> str:
    return str(document.relative_to(ROOT))


def links(document: Path) -> list[tuple[str, str]]:
    """Return path and heading of every link to a file; addresses of the dashboard and of others are none."""
    text = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", text)
    return [
        (path, unquote(heading))
        for path, _, heading in (link.partition("#") for link in found)
        if not re.search(r"^/|:", path)
    ]


def headings(document: Path) -> set[str]:
    """Return the anchors of a document's headings, made as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_make_targets_of_the_readme_are_those_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    there = set(phony[1].split()) - {"clean"}
    assert set(re.findall(r"^\| `make (\w+)` \|", README, re.MULTILINE)) == there
    assert set(re.findall(r"`make (\w+)`", README)) <= there
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in there)


def test_the_commands_of_the_readme_are_those_there_are() -> None:
    assert set(re.findall(r"^\| `python -m dashboard (\w+)", README, re.MULTILINE)) == set(cli.commands)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_a_document_shows_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    shown = re.findall(r"python -m dashboard (\w+)([^\n`»]*)", text)
    for command, options in shown:
        assert command in cli.commands
        known = {option for parameter in cli.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[\w-]+", options)) <= known


def test_where_things_are_is_where_they_are() -> None:
    table = README.partition("## Where things are")[2]
    paths = [
        path for cell in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for path in re.findall(r"`([^`]+)`", cell)
    ]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_part_of_the_program_has_its_place_in_the_readme() -> None:
    parts = [path.name for path in (ROOT / "dashboard").iterdir() if (path / "__init__.py").is_file()]
    assert [part for part in parts if f"`dashboard/{part}/`" not in README] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for path, heading in links(document):
        target = document.parent / path if path else document
        assert target.exists(), path
        assert not heading or heading in headings(target), f"{path}#{heading}"


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document not in reached:
            reached.add(document)
            targets = [(document.parent / path).resolve() for path, _ in links(document) if path]
            inside = [found for target in targets if target.is_dir() for found in target.glob("*.md")]
            waiting += [target for target in [*targets, *inside] if target.suffix == ".md"]
    assert [name(document) for document in DOCUMENTS if document not in reached] == []


def test_every_decision_has_context_decision_and_consequences() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").iterdir())
    numbers = [int(decision.name[:4]) for decision in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    for decision in decisions:
        text = decision.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
