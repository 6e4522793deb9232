"""How the time a page takes grows with the amounts: the same pages at every scale beside the smallest."""

from itertools import chain
from typing import Any

from tests.bench.measured import Budget, Result
from tests.bench.views import ROUNDS, times
from tests.bench.workspace import Workspace

#: At most so many times the page's time at scale 1.
AT_MOST = {100: 2.0, 1000: 4.0}


def measure(workspace: Workspace) -> Result:
    """Return each page's time at each scale, and the largest growth of any page."""
    by_scale = {scale: times(scale, workspace.data(scale)) for scale in sorted(workspace.scales)}
    result = Result(
        tables={f"Pages, ms over {ROUNDS} rounds, nothing kept": list(chain.from_iterable(by_scale.values()))}
    )
    for scale, most in AT_MOST.items():
        if {1, scale} <= by_scale.keys():
            grown = _grown(by_scale[1], by_scale[scale])
            worst = grown[0]
            result.tables[f"Growth from scale 1 to {scale}"] = grown
            name = f"growth: page at scale {scale}, slowest to grow ({worst['page']})"
            result.budgets.append(Budget(name, most, worst["times"], "× scale 1"))
    return result


def _grown(small: list[dict[str, Any]], large: list[dict[str, Any]]) -> list[dict[str, Any]]:
    grown = [
        {
            "page": one["page"],
            "ms": one["p50 ms"],
            "ms grown": other["p50 ms"],
            "times": other["p50 ms"] / one["p50 ms"],
        }
        for one, other in zip(small, large, strict=True)
    ]
    return sorted(grown, key=lambda row: -row["times"])
