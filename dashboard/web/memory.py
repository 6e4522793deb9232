"""What a process keeps for good is not looked through again and again, and is shared with those copied from it."""

import atexit
import gc


def build_up() -> None:
    """Look through nothing until things settle: what is imported and made before that is kept."""
    gc.disable()


def share() -> None:
    """Leave everything there is now to processes copied from this one.

    Nothing is cleared away first: what is freed here is filled by each of them anew, in a copy of its own.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)


def settle() -> None:
    """Leave everything there is now to the end of the process.

    Each full collection went through all of it, some 40 ms during which a reader waited. It is given back at the end,
    so that libraries are unloaded as usual.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    atexit.register(gc.unfreeze)
