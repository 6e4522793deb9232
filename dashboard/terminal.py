"""Text of others on a terminal: letters that would steer it are shown instead of obeyed."""

import re

from rich.console import Console

# Control letters of both halves (escape sequences begin with one of them), what turns the direction of writing around,
# and what begins a line of its own. Tab and newline are the only ones that do no harm.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return text of a delivery or a file's name as it may be printed: `\x1b[2J` and not a cleared screen."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def on_one_line(text: str) -> str:
    r"""Return it so that nothing in it begins a line of its own: `\n` where there was a new line."""
    return visible(text).replace("\n", "\\n")


class Terminal(Console):
    """A console that raises BrokenPipeError when nobody reads any more, as all else does that prints."""

    def on_broken_pipe(self) -> None:
        """Raise it: the command line ends quietly then."""
        raise BrokenPipeError
