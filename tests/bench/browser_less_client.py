"""Asks the application for views as a browser does, without the browser."""

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from dashboard.access import Identity
from dashboard.app import create_app
from dashboard.login.session import Sessions
from dashboard.pages import ROUTES
from dashboard.settings import Settings
from dashboard.texts import text
from dashboard.web.memory import settle

_MESSAGES = [text(f"errors.{why}_title", "nb") for why in ("failed", "no_data", "outdated", "damaged", "all_damaged")]
_CALLBACK = "/_dash-update-component"


class ViewClient:
    """Somebody signed in, asking for one view after another."""

    def __init__(self, data: Path, identity: Identity) -> None:
        settings = Settings(data=data, login="demo")
        server = create_app(settings, ROUTES).server
        self._client: FlaskClient = server.test_client()
        settle()
        with self._client.session_transaction(base_url="http://127.0.0.1") as session:
            session.update(Sessions.of_settings(settings).new(identity))
        asked = self._client.get("/_dash-dependencies", base_url="http://127.0.0.1").get_json()
        (self._show,) = [one for one in asked if any(i["id"] == "address" for i in one["inputs"])]

    def view(self, path: str, search: str = "") -> int:
        """Ask for the view of an address, raise unless it came, and return its bytes."""
        values = {"pathname": path, "search": search}
        outputs = [dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in self._outputs()]
        body: dict[str, Any] = {
            "output": self._show["output"],
            "outputs": outputs,
            "inputs": [{**one, "value": values[one["property"]]} for one in self._show["inputs"]],
            "changedPropIds": ["address.pathname"],
        }
        answer = self._client.post(_CALLBACK, json=body, base_url="http://127.0.0.1")
        title = (answer.get_json(silent=True) or {}).get("response", {}).get("arrival", {}).get("data", {}).get("title")
        # A view that failed is answered too, with a page that says so: that must not pass for a quick one.
        if answer.status_code != 200 or title in (None, *_MESSAGES):
            raise RuntimeError(f"{path}{search}: {answer.status_code} {title}")
        return len(answer.data)

    def _outputs(self) -> list[str]:
        return str(self._show["output"]).strip(".").split("...")
