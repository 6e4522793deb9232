"""Who has to be waited for, said on the command line."""

import click

from dashboard.formatting import short_date
from dashboard.snapshots.holding import Holder
from dashboard.terminal import on_one_line
from dashboard.texts import text


def say_who_is_waited_for(holder: Holder | None) -> None:
    """Say who holds the folder; None: somebody who has not said so yet."""
    if holder is None:
        said = text("cli.waiting", "nb")
    else:
        when = text("data_basis.imported_at", "nb", date=short_date(holder.since.date()), time=f"{holder.since:%H.%M}")
        said = text("cli.waiting_for", "nb", pid=holder.pid, user=holder.user, since=when)
    click.echo(on_one_line(said), err=True)
