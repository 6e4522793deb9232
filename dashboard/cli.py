"""The command line: what each command is called and which words it takes. What they do is in `commands/`."""

import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard.catalogue import LEVELS, UNIT_TYPES, catalogue
from dashboard.commands import ending
from dashboard.commands.helping import Option
from dashboard.commands.parameter_types import CohortAndSemester, Day, Name, Number, OneOf

_option = partial(click.option, cls=Option)
_data = _option(
    "--data", type=click.Path(path_type=Path), metavar="MAPPE", help="Datamappe med publiserte øyeblikksbilder."
)


@click.group(cls=ending.Cli, context_settings={"help_option_names": ["-h", "--help"]})
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
    """Run the command line of this process."""
    ending.run(cli)
