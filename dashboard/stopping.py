"""How the processes that answer are stopped: by the server that started them, at any moment, and by nothing else."""

import os
import signal


def by_the_server_alone() -> None:
    """Leave the terminal's group of processes, and end at once when told to until the server listens for it itself.

    Ctrl-C goes to every process of the group, and one told to stop twice hangs (granian 2.8.7). One that still
    imports has inherited a way of hearing the signal that only the server acts upon.
    """
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
