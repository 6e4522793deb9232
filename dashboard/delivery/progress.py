"""How a long load tells how far it has come, without knowing who watches."""

from typing import Protocol


class Progress(Protocol):
    """Told by `load` what it does: first `step`, then any number of `advance`."""

    def step(self, label: str) -> None:
        """Begin a new step, named in Norwegian."""

    def advance(self, n: int, total: int) -> None:
        """Tell that `n` of `total` of the step is done (bytes of a file, or number of rules)."""


class SilentProgress:
    """Shows nothing."""

    def step(self, label: str) -> None:
        """Ignore the step."""

    def advance(self, n: int, total: int) -> None:
        """Ignore how far it has come."""
