"""What a process that answers keeps for good is not looked through again and again."""

import atexit
import gc


def settle() -> None:
    """Leave everything there is now to the end of the process.

    Each full collection went through all of it, some 40 ms during which a reader waited. It is given back at the end,
    so that libraries are unloaded as usual.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)
