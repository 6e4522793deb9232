"""What strict CSV refuses: which rule it breaks, and quoted fields with spaces around, which a delivery may have."""

import csv
import re
from functools import cache

MISPLACED = "misplaced_quote"
_RULES = {"unexpected end": "unterminated_quote", "field larger": "field_too_large"}


def csv_rule(error: csv.Error) -> str:
    """Return the rule of `file.<rule>` that an error of Python's csv reader breaks."""
    return next((rule for words, rule in _RULES.items() if str(error).startswith(words)), MISPLACED)


def fields_of(line: str, separator: str) -> list[str] | None:
    """Return the fields of one whole record on one line, or None where its quotes make no sense."""
    pattern = _field(separator)
    rest = line.rstrip("\r\n")
    fields: list[str] = []
    position = 0
    while True:
        matched = pattern.match(rest, position)
        if matched is None:
            return None
        quoted, plain = matched.groups()
        fields.append(plain if quoted is None else quoted.replace('""', '"'))
        position = matched.end()
        if position == len(rest):
            return fields
        position += 1


@cache
def _field(separator: str) -> re.Pattern[str]:
    between = re.escape(separator)
    spaces = "[ \u00a0]*"
    return re.compile(
        f'(?:{spaces}"((?:[^"]|"")*)"{spaces}|({spaces}[^"{between} \u00a0][^{between}]*|{spaces}))(?={between}|$)'
    )
