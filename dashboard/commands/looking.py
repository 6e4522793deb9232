"""What is published as a command sees it: in the data folder, brought up to date first where it is a bucket's copy."""

import logging
from pathlib import Path

import click

from dashboard.settings import settings
from dashboard.snapshots import remote_mirror
from dashboard.snapshots.remote import store_of
from dashboard.texts import text


def up_to_date(data: Path | None) -> Path:
    """Return the data folder (None: that of the settings) when it holds what is published; raises StoreUnusable.

    What is damaged in the bucket is said, and left out.
    """
    logging.getLogger(remote_mirror.__name__).addHandler(logging.NullHandler())  # said here in the reader's words
    chosen = settings().in_folder(data)
    if damaged := store_of(chosen).bring_down():
        click.echo(text("cli.damaged_in_store", "nb", snapshots=", ".join(damaged)), err=True)
    return chosen.data
