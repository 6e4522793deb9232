"""How many examples properties are tried on: enough for every day, and many more in the long profile."""

import os

#: With `HYPOTHESIS_PROFILE=long` a property is tried for as long as it takes, by whoever has changed what it is about.
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def examples(every_day: int, long: int) -> int:
    """Return how many examples to draw."""
    return long if LONG else every_day
