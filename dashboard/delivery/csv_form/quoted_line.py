"""Quoted fields with spaces around the quotes: strict CSV refuses them, a delivery may have them."""

import re
from functools import cache


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
