"""The application as each of the server's processes has it, with all that is read from files which never change.

Nothing here may be lost when the process is copied: no open snapshot (DuckDB does not survive a fork), no thread.
"""

from functools import cache

from flask import Flask

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.settings import settings
from dashboard.snapshots.page_queries import page_query, page_query_names
from dashboard.texts import LANGUAGES, catalogue


@cache
def application() -> Flask:
    """Return the application of this process's settings, made at the first call."""
    server: Flask = create_app(settings(), ROUTES).server
    for language in LANGUAGES:
        catalogue(language)
    for template in server.jinja_env.list_templates():
        server.jinja_env.get_template(template)
    for name in page_query_names():
        page_query(name)
    return server
