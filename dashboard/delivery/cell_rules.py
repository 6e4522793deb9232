"""What a single cell must be, as SQL over its trimmed text `t`: the value it stands for, and the rules in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.delivery.contract import Column, Contract

_LARGEST = 2_147_483_647

# A code in any case; an integer code also with a plus or zeros before it.
_WORDS = r"""
    left join checked.words on words.file = $file and words.name = $column and words.word =
        case when regexp_full_match(t, '[+]?[0-9]+') then coalesce(try_cast(t as hugeint)::varchar, t)
        else lower(nfc_normalize(regexp_replace(t, '[\s\x{a0}\x{2007}\x{202f}]+', ' ', 'g'))) end
"""
_GEOGRAPHY = "left join checked.geography on geography.number = lpad(t, greatest(4, length(t))::integer, '0')"


@dataclass(frozen=True)
class CellRules:
    """SQL expressions: the typed value, and the (rule, condition) pairs of which the first true one is the error.

    `lookup` joins what they need to know beside the text: `code` of a word, `today` and `candidates` of a municipality.
    """

    value: str
    errors: list[tuple[str, str]]
    warnings: list[tuple[str, str]]
    detail: str = "null::varchar"
    lookup: str = ""


def rules_of(column: Column, contract: Contract) -> CellRules:
    """Return the rules of a column, blankness among them."""
    rules = _maker(column)(column, contract)
    blank = [("blank", "t = ''")] if column.required else []
    return replace(rules, errors=blank + rules.errors)


def _maker(column: Column) -> Callable[[Column, Contract], CellRules]:
    if column.kind == "municipality_number":
        return _municipality
    if column.kind == "organisation_number":
        return _organisation
    makers = {"integer": _integer, "date": _date, "boolean": _boolean, "string": _code}
    return makers[column.type]


def _integer(column: Column, _: Contract) -> CellRules:
    well = "regexp_full_match(t, '[+-]?[0-9]+')"
    errors = [("not_an_integer", f"t <> '' and not {well}")]
    if column.reference is not None:
        errors.append(("unknown_code", "t <> '' and code is null"))
    else:
        low, high = limits(column)
        errors.append(("out_of_range", f"t <> '' and (value is null or value not between {low} and {high})"))
    lookup = "" if column.reference is None else _WORDS
    return CellRules(f"try_cast(case when {well} then t end as integer)", errors, [], lookup=lookup)


def limits(column: Column) -> tuple[int, int]:
    """Return the smallest and largest an integer column may hold."""
    low = -_LARGEST if column.minimum is None else column.minimum
    return low, _LARGEST if column.maximum is None else column.maximum


def _date(column: Column, contract: Contract) -> CellRules:
    forms = ", ".join(
        f"case when regexp_full_match(t, '{form.pattern}') then try_strptime(t, '{form.format}') end"
        for form in contract.date_forms
    )
    # DuckDB reads the year 0000, which no calendar has.
    value = f"case when coalesce({forms}) >= '0001-01-01' then coalesce({forms})::date end"
    errors = [("not_a_date", "t <> '' and value is null")]
    if column.not_after_as_of:
        errors.append(("after_as_of", "value > $as_of::date"))
    return CellRules(value, errors, [])


def _boolean(column: Column, _: Contract) -> CellRules:
    blank = "null" if column.blank_means is None else str(column.blank_means).lower()
    value = f"case when t = '' then {blank} else code::boolean end"
    return CellRules(value, [("not_a_boolean", "t <> '' and code is null")], [], lookup=_WORDS)


def _code(_: Column, __: Contract) -> CellRules:
    return CellRules("code", [("unknown_code", "t <> '' and code is null")], [], lookup=_WORDS)


def _organisation(column: Column, _: Contract) -> CellRules:
    errors = [("not_nine_digits", "t <> '' and not regexp_full_match(t, '[0-9]{9}')")]
    if column.check_digit:
        # The nine digits, weighed so, add up to a multiple of 11.
        weights = enumerate((3, 2, 7, 6, 5, 4, 3, 2, 1), start=1)
        weighed = " + ".join(f"{weight} * try_cast(t[{place}] as integer)" for place, weight in weights)
        errors.append(("check_digit_wrong", f"t <> '' and ({weighed}) % 11 <> 0"))
    return CellRules("nullif(t, '')", errors, [])


def _municipality(_: Column, __: Contract) -> CellRules:
    errors = [
        ("not_four_digits", "t <> '' and not regexp_full_match(t, '[0-9]{3,4}')"),
        ("municipality_unknown", "t <> '' and (candidates is null or (today is null and candidates = ''))"),
        ("municipality_split", "t <> '' and today is null"),
    ]
    return CellRules("today", errors, [("leading_zero_repaired", "length(t) = 3")], "candidates", _GEOGRAPHY)
