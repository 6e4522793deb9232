"""The two languages say the same things, all that is said is written, and all that is written is said."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dashboard
from dashboard.texts import LANGUAGES, Language, MissingText, catalogue, text

PACKAGE = Path(dashboard.__file__).parent
ENGLISH = """the this that these and with are not you your from must should could would page file error missing
unknown row column value snapshot delivery warning cohort municipality county school kindergarten show hide
download chart table loading failed invalid"""
BOKMAAL = """ikke fra hva hvem hvor hvordan hvilke hver hvert noen noe enhet enheter enheten enhetene kommuner
kommunene skole skoler skolene barnehager barnehagene ansatte semestre møter møtene svarene vises være uke uker
gjør også siden puljen filen mangler henger slutter begynner delmålene statsforvalteren statsforvalterne"""
NYNORSK = """ikkje frå kva kven kvar korleis kvart nokon noko eining einingar kommunar skule skular barnehagar
tilsette vere vore berre òg manglar heng sluttar byrjar"""


def placeholders(sentence: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}


def lone_words(sentence: str) -> set[str]:
    # What stands in quotation marks or placeholders is somebody else's word: a value, a file's name, a product.
    without = re.sub(r"\{[^}]*\}|«[^»]*»|`[^`]*`", " ", sentence)
    return set(re.findall(r"[^\W\d_]+", without.lower()))


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py"))


def literals() -> set[str]:
    return {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } | {found for path in PACKAGE.rglob("*.html") for found in re.findall(r"[\"'](\w+\.\w+)[\"']", path.read_text())}


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield what an f-string may become, where enough of it is fixed to mean a key."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
                if sum(len(str(part)) for part in fixed) >= 4 and re.fullmatch(r"[\w.]+", "".join(map(str, fixed))):
                    yield re.compile(
                        "".join(
                            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                            for part in node.values
                        )
                    )


def called_keys() -> Iterator[str]:
    """Yield the literal first arguments of `text(…)`."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_both_languages_have_the_same_keys() -> None:
    nb, nn = (set(catalogue(language)) for language in LANGUAGES)
    assert nb - nn == set()
    assert nn - nb == set()


def test_both_languages_have_the_same_placeholders() -> None:
    nb, nn = (catalogue(language) for language in LANGUAGES)
    assert {key for key in nb if placeholders(nb[key]) != placeholders(nn[key])} == set()


def test_no_text_is_empty_or_padded() -> None:
    for language in LANGUAGES:
        assert {
            key for key, sentence in catalogue(language).items() if not sentence or sentence != sentence.strip()
        } == set()


def test_every_key_used_exists() -> None:
    assert {key for key in called_keys() if key not in catalogue("nb")} == set()


def test_every_text_is_used() -> None:
    used, formed = literals(), list(patterns())

    def is_used(key: str) -> bool:
        alone = key.partition(".")[2]
        # `counted` adds the ending to a key that stands without it.
        stem = re.sub(r"_(one|many)$", "", key)
        names = {key, alone, stem, stem.partition(".")[2]}
        return bool(names & used) or any(pattern.fullmatch(name) for pattern in formed for name in names)

    assert {key for key in catalogue("nb") if not is_used(key)} == set()


@pytest.mark.parametrize(("language", "foreign"), [("nb", f"{ENGLISH} {NYNORSK}"), ("nn", f"{ENGLISH} {BOKMAAL}")])
def test_each_language_is_itself(language: Language, foreign: str) -> None:
    found = {
        key: words
        for key, sentence in catalogue(language).items()
        if (words := lone_words(sentence) & set(foreign.split()))
    }
    assert found == {}


def test_a_missing_text_is_a_fault() -> None:
    with pytest.raises(MissingText):
        text("area.no_such_text", "nb")
    with pytest.raises(KeyError):
        text("area.title", "nb", area="Norge")
