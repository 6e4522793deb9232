"""The command line: what each command is called and which words it takes. What they do is in `commands/`."""

import os
import re
import signal
import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard.catalogue import LEVELS, UNIT_TYPES, catalogue
from dashboard.commands.helping import Commands, Option
from dashboard.terminal import visible
from dashboard.texts import text

#: What a shell sees of a program that was stopped because nobody read what it printed (SIGPIPE).
_NOBODY_READS = 141


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


_option = partial(click.option, cls=Option)
_data = _option(
    "--data", type=click.Path(path_type=Path), metavar="MAPPE", help="Datamappe med publiserte øyeblikksbilder."
)


class _Unread(Exception):  # noqa: N818 - says what happened
    """Whoever read what is printed has gone (`| head`)."""


class _Cli(Commands):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Further out click would end with 1, which says that something was refused.
            raise _Unread from None
        return done


@click.group(cls=_Cli, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Oppfølging av Læringsmiljøprosjektet: fra eksporterte leveranser til tall man handler på."""


@cli.command("import")
@click.argument("delivery", metavar="LEVERANSE", type=click.Path(path_type=Path))
@_option("--as-of", type=Day(), help="Leveransens dato, når den ikke selv har den.")
@_option("--check", is_flag=True, help="Bare kontroller; publiser ingenting.")
@_option("--report", type=click.Path(path_type=Path), metavar="FIL", help="Skriv alle funn som JSON til denne filen.")
@_option(
    "--refreeze",
    type=CohortAndSemester(),
    multiple=True,
    help="Bytt ut de frosne svarene fra en puljes semester, for eksempel 9:1; kan gjentas. Bare for å rette feil.",
)
@_option("--older", is_flag=True, help="Publiser leveransen også når den er eldre enn den som vises.")
@_option("--by", type=Name(), help="Hvem som importerer; ellers brukernavnet på maskinen.")
@_data
def import_(delivery: Path, **options: Any) -> None:
    """Les, kontroller og publiser en leveranse."""
    from dashboard.commands.importing import run

    # Being told to stop is an interrupt too: what was begun is tidied away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(run(delivery, **options))


@cli.command()
@click.argument("name", type=OneOf(list(catalogue())))
@_option("--scope", required=True, metavar="HVEM", help="Hvem som ser: national eller office:<organisasjonsnummer>.")
@_option("--cohort", type=Number(), multiple=True, help="Bare denne puljen; kan gjentas.")
@_option("--semester", type=Number(), multiple=True, help="Bare dette semesteret, 1-4; kan gjentas.")
@_option("--level", type=OneOf(LEVELS), default="county", help="Én rad per område på dette nivået.")
@_option("--within", metavar="NIVÅ:ID", help="Bare områder i dette, for eksempel county:50.")
@_option("--unit-type", type=OneOf(UNIT_TYPES), help="Bare enheter av denne typen.")
@_data
@_option("--snapshot", metavar="ID", help="Et publisert øyeblikksbilde, for eksempel 2026-11-15.")
@_option("--format", "form", type=OneOf(["table", "csv", "json"]), default="table", help="Hvordan svaret skrives.")
def query(name: str, **options: Any) -> None:
    """Skriv ut et tall, slik det vises på sidene."""
    from dashboard.commands.query import run

    run(name, **options)


@cli.command()
@_data
def snapshots(data: Path | None) -> None:
    """List opp de publiserte øyeblikksbildene."""
    from dashboard.commands.snapshots import run

    run(data)


@cli.command()
@click.argument("before", metavar="FØR")
@click.argument("after", metavar="ETTER")
@_option(
    "--scope", default="national", metavar="HVEM", help="Hvem som ser: national eller office:<organisasjonsnummer>."
)
@_data
@_option("--format", "form", type=OneOf(["table", "csv", "json"]), default="table", help="Hvordan svaret skrives.")
def diff(before: str, after: str, **options: Any) -> None:
    """Vis hva som er endret fra ett øyeblikksbilde til et annet."""
    from dashboard.commands.diff import run

    run(before, after, **options)


@cli.command()
@click.argument("snapshot_id", metavar="ID")
@_data
def rollback(snapshot_id: str, data: Path | None) -> None:
    """Vis et tidligere øyeblikksbilde som det nyeste; de nyere trekkes tilbake."""
    from dashboard.commands.keeping import run_rollback

    run_rollback(snapshot_id, data)


@cli.command()
@_option("--keep", type=Number(), required=True, help="Hvor mange av de nyeste som beholdes.")
@_data
def prune(keep: int, data: Path | None) -> None:
    """Slett de eldste øyeblikksbildene."""
    from dashboard.commands.keeping import run_prune

    run_prune(keep, data)


@cli.command()
@_option(
    "--out", type=click.Path(path_type=Path), metavar="MAPPE", required=True, help="Mappen leveransen skrives til."
)
@_option("--scale", type=Number(), default=1, help="Hvor mange ganger virkelig størrelse.")
@_option("--seed", type=Number(), default=1, help="Samme tall gir samme leveranse.")
def demo(out: Path, scale: int, seed: int) -> None:
    """Lag en syntetisk leveranse."""
    from dashboard.commands.demo import run

    run(out, scale, seed)


@cli.command()
@click.argument("inbox", metavar="MAPPE", type=click.Path(path_type=Path))
@_option("--once", is_flag=True, help="Les det som ligger der nå, og avslutt.")
@_option("--settle", type=Number(), default=10, help="Sekunder en leveranse må ha ligget urørt før den leses.")
@_data
def watch(inbox: Path, **options: Any) -> None:
    """Les og publiser det som legges i en mappe, etter hvert som det kommer."""
    from dashboard.commands.watch import run

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(run(inbox, **options))


@cli.command()
@_data
def serve(data: Path | None) -> None:
    """Vis dashbordet i nettleseren."""
    from dashboard.web import memory

    memory.build_up()  # before all that is imported for it
    from dashboard.serve import run

    sys.exit(run(data))


def main() -> NoReturn:
    """Run the command line; a mistake gives one sentence and exit code 2, an interrupt 130, never a traceback."""
    try:
        code = cli(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_shown:
        click.echo(help_shown.format_message())
        sys.exit(2)
    except click.UsageError as mistake:
        _complain(_sentence(mistake))
        sys.exit(2)
    except _Unread:
        # What is still to be written would be complained of when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_NOBODY_READS)
    except (click.Abort, KeyboardInterrupt):
        _complain(text("cli.interrupted", "nb"))
        sys.exit(130)
    except OSError as error:
        from dashboard.system_errors import why_and_where

        _complain(text("cli.system", "nb", why=why_and_where(error)))
        sys.exit(2)
    except Exception as error:
        code = _of_the_database(error)
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(mistake: click.UsageError) -> str:
    """Return the mistake in the reader's language: click's own words are English."""
    option = mistake.param.opts[0] if isinstance(mistake, click.BadParameter) and mistake.param else None
    if isinstance(mistake, click.MissingParameter):
        return text("cli.missing", "nb", option=option or "")
    if isinstance(mistake, click.NoSuchOption):
        return text("cli.unknown_option", "nb", option=mistake.option_name)
    if isinstance(mistake, click.BadParameter) and option:
        return f"{option}: {mistake.message}"
    if mistake.ctx is not None and isinstance(mistake.ctx.command, click.Group):
        return text("cli.unknown_command", "nb", valid=", ".join(mistake.ctx.command.commands))
    return text("cli.wrong_use", "nb", command=mistake.ctx.command_path if mistake.ctx else "")


def _of_the_database(error: Exception) -> int:
    """Say what stopped the database and return the exit code; anything but an interrupt or a bad file is raised."""
    from duckdb import InterruptException, IOException

    # Interrupted in a query, DuckDB raises this in place of KeyboardInterrupt.
    if isinstance(error, InterruptException) or (type(error) is RuntimeError and str(error) == "Query interrupted"):
        _complain(text("cli.interrupted", "nb"))
        return 130
    if isinstance(error, IOException):
        _complain(text("cli.unreadable", "nb", why=str(error).splitlines()[0]))
        return 2
    raise error


def _complain(sentence: str) -> None:
    click.echo(visible(sentence), err=True)
