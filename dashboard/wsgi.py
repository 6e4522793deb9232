"""What the production server loads in each of its processes: `dashboard.wsgi:application`."""

from dashboard import stopping

stopping.by_the_server_alone()

# ruff: isort: split
from flask import Flask
from werkzeug.test import Client

from dashboard import ready
from dashboard.settings import settings
from dashboard.snapshots import remote_refresh
from dashboard.web import memory, warming


def _warm_up(server: Flask) -> None:
    """Have everything imported, compiled and opened before the first reader waits for it.

    The snapshot is opened here, in the process that will read it: DuckDB does not survive a fork.
    """
    visitor = Client(server)
    for address in ("/helse", "/innlogging"):
        visitor.get(address, base_url="http://127.0.0.1")


memory.give_back()
remote_refresh.start(settings())
application = ready.application()
_warm_up(application)
memory.settle()
warming.start(application)
