"""What every reader is sent in the same words: browsers have it once, and a view names a sentence by its number.

The sentences are the texts of `dashboard/texts`, which hold nothing of anybody's, and with them comes the look that all
charts share. Browsers keep them for ever, by a name that changes with what they say. A view tells which it goes by.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dashboard.figures import style
from dashboard.texts import LANGUAGES, Language, catalogue

_WORTH_NAMING = 8  # characters; a shorter one is its own best name
_TERMINAL = ("cli.", "findings.", "inbox.", "serve.", "store.", "system.")


@dataclass(frozen=True)
class KnownWords:
    """The sentences of a language: each one's number, what all of them are called, and the script that brings them."""

    numbers: Mapping[str, int]
    digest: str
    script: bytes

    @property
    def name(self) -> str:
        """Return the name of the script."""
        return f"words-{self.digest}.js"


@cache
def known_words(language: Language) -> KnownWords:
    """Return what browsers have of a language's texts: all that are said whole, on pages."""
    texts = catalogue(language).items()
    whole = [said for key, said in texts if "{" not in said and not key.startswith(_TERMINAL)]
    kept = [said for said in dict.fromkeys(whole) if len(said) >= _WORTH_NAMING]
    told = json.dumps({"said": kept, "look": style.layout()}, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(told.encode()).hexdigest()[:8]
    script = f'window.known={told};known.digest="{digest}";\n'
    return KnownWords({said: number for number, said in enumerate(kept)}, digest, script.encode())


def scripts() -> dict[str, bytes]:
    """Return the scripts of all languages by name."""
    return {known.name: known.script for known in map(known_words, LANGUAGES)}
