"""What the words of a command line are read as: a date, a number, a name; a mistake is told in Norwegian."""

import re
from datetime import date, datetime
from typing import Any

import click

from dashboard.texts import text


class OneOf(click.Choice[str]):
    """A choice that names the valid words in the reader's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or fail with the valid ones named."""
        if value not in self.choices:
            self.fail(text("cli.one_of", "nb", value=value, valid=", ".join(self.choices)), param, ctx)
        return str(value)


class Day(click.ParamType[date]):
    """A date written as 2026-11-15."""

    name = "dato"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail saying how one is written."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(text("cli.not_a_date", "nb", value=value), param, ctx)


class Number(click.ParamType[int]):
    """A whole number of at least one."""

    name = "tall"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or fail."""
        digits = str(value)
        if not (digits.isascii() and digits.isdigit() and int(digits) >= 1):
            self.fail(text("cli.not_a_number", "nb", value=value), param, ctx)
        return int(digits)


class CohortAndSemester(click.ParamType[tuple[int, int]]):
    """A semester of a cohort, written as 9:1."""

    name = "pulje:semester"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return the two numbers, or fail saying how they are written."""
        found = re.fullmatch(r"([1-9][0-9]{0,3}):([1-9])", str(value))
        if found is None:
            self.fail(text("cli.not_a_semester", "nb", value=value), param, ctx)
        return int(found[1]), int(found[2])


class Name(click.ParamType[str]):
    """Somebody's name: a few printable characters."""

    name = "navn"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or fail."""
        name = str(value).strip()
        if not (name.isprintable() and 0 < len(name) <= 100):
            self.fail(text("cli.not_a_name", "nb"), param, ctx)
        return name
