"""Every sentence a user reads: `texts/<language>/<topic>.toml`, addressed as `<topic>.<key>`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["nb", "nn"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDER = Path(__file__).resolve().parent


class MissingText(KeyError):  # noqa: N818 -- named for what the reader meets
    """A key that no topic file has: a fault in the code, never shown as an empty string."""


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Return every text of a language by its full key."""
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        topic = tomllib.loads(path.read_text(encoding="utf-8"))
        texts |= {f"{path.stem}.{key}": sentence for key, sentence in topic.items()}
    return texts


def text(key: str, language: Language, **params: object) -> str:
    """Return the text of a key with its placeholders filled.

    Raises `MissingText` for an unknown key and `KeyError` for a placeholder without a value.
    """
    try:
        sentence = catalogue(language)[key]
    except KeyError:
        raise MissingText(key) from None
    return sentence.format(**params) if params else sentence
