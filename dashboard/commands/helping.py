"""What `--help` says around our own words: click's headings and marks are English."""

from typing import Any

import click
from click.types import OptionHelpExtra

from dashboard.texts import text

_HEADINGS = {"Options": "options", "Commands": "commands"}


class _Page(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, f"{text('cli.help_usage', 'nb')} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(text(f"cli.help_{_HEADINGS[heading]}", "nb"))


class _Context(click.Context):
    formatter_class = _Page


class Command(click.Command):
    """A command whose help is in the reader's language."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": text("cli.help_some_options", "nb")} | kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli.help_help", "nb")
        return option


class Commands(Command, click.Group):
    """A group of such commands."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": text("cli.help_some_command", "nb")} | kwargs)


class Option(click.Option):
    """An option that says in the reader's language that it must be given."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        """Return what stands in brackets after the help."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = text("cli.help_required", "nb")
        return extra
