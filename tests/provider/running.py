"""Starts and stops the provider on one port: started again it has new keys, stopped it is an issuer that is down."""

import subprocess
from pathlib import Path

_HERE = Path(__file__).parent
CLIENT_ID = "dashboard"
CLIENT_SECRET = "a secret that only this test and this issuer share"  # noqa: S105


class Provider:
    """The provider for one dashboard, known by its address."""

    def __init__(self, port: int, dashboard: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._command = ["node", "provider.js", str(port), dashboard]
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Return when it answers. All it knew before is forgotten, its keys too."""
        installed = _HERE / "node_modules" / "oidc-provider"
        assert installed.is_dir(), "the provider is missing: run `make test`, or `npm ci` in tests/provider"
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(self._command, cwd=_HERE, stdout=subprocess.PIPE, stderr=quiet, text=True)
        self._process = process
        assert process.stdout is not None
        assert any(line.strip() == "ready" for line in process.stdout), "the provider ended before it answered"

    def stop(self) -> None:
        """Return when nothing answers any more."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=30)
            self._process = None
