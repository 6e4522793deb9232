"""What a process keeps for good is not looked through again and again, and is shared with those copied from it."""

import atexit
import ctypes
import gc

# What GNU's C library is asked to hold on to, by the numbers `malloc.h` gives these choices.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 131_072  # bytes; its own first choice, which it otherwise raises up to 32 MB as it goes
_ARENAS = 2  # one for each thread that answers; it would take eight for each core


def build_up() -> None:
    """Look through nothing until things settle: what is imported and made before that is kept."""
    gc.disable()


def give_back() -> None:
    """Have what a view needed for a moment given back to the machine, where the C library can be told so.

    Otherwise each thread holds on to as much as its largest view ever took.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        for choice, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            choose(choice, value)


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
