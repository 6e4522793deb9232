"""Who has to be waited for, said on the command line."""

import click

from dashboard.snapshots.holding import Holder
from dashboard.terminal import on_one_line
from dashboard.texts import text


def say_who_is_waited_for(holder: Holder | None) -> None:
    """Say who holds the folder; None: somebody who has not said so yet."""
    if holder is None:
        said = text("cli.waiting", "nb")
    else:
        said = text("cli.waiting_for", "nb", pid=holder.pid, user=holder.user, since=holder.since)
    click.echo(on_one_line(said), err=True)
