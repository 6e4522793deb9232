"""How the processes that answer are stopped: by the server that started them, at any moment, and by nothing else."""

import os
import signal

_STOPS = {signal.SIGINT, signal.SIGTERM}


def by_the_server_alone() -> None:
    """Leave the terminal's group of processes, and end at once when told to until the server listens for it itself.

    Ctrl-C goes to every process of the group, and one told to stop twice hangs (granian 2.8.7). One that still
    imports has inherited a way of hearing the signal that only the server acts upon.
    """
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def also_copies() -> None:
    """Have every process copied from this one stopped so, from its very first moment."""
    os.register_at_fork(before=_wait_with_it, after_in_parent=_hear_it, after_in_child=_part)


def _part() -> None:
    by_the_server_alone()
    _hear_it()


def _wait_with_it() -> None:
    """Put off being told to stop: a copy that hears it before it has parted would go on."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)


def _hear_it() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
