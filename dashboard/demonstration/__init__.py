"""The synthetic delivery: invented units with the life of real ones, of any size, the same to the byte for a seed."""

from dashboard.demonstration.delivery import write

SEED = 1
"""The seed of the delivery that comes with the project, and the one used where none is given."""

__all__ = ["SEED", "write"]
