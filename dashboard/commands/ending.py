"""How a command line ends: with an exit code, and where something is wrong with one sentence."""

import os
import sys
from typing import Any, NoReturn

import click

from dashboard.commands.helping import Commands
from dashboard.terminal import visible
from dashboard.texts import text

#: What a shell sees of a program that was stopped because nobody read what it printed (SIGPIPE).
_NOBODY_READS = 141


class _Unread(Exception):  # noqa: N818 - says what happened
    """Whoever read what is printed has gone (`| head`)."""


class Cli(Commands):
    """All the commands; where nobody reads what is printed any more, they end as a shell expects."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named, and print all of what it has to say."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Further out click would end with 1, which says that something was refused.
            raise _Unread from None
        return done


def run(cli: click.Group) -> NoReturn:
    """Run a command line to its end: a mistake is one sentence and code 2, an interrupt 130, and never a traceback."""
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
