"""The real server before the application: what is too much, or no HTTP of ours, ends without a word of what runs."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.server import running

HOST = b"Host: 127.0.0.1\r\n"
FORM = HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def address(small_data: Path) -> Iterator[tuple[str, int]]:
    with running(small_data) as served:
        parts = urlsplit(served)
        assert parts.hostname is not None
        assert parts.port is not None
        yield parts.hostname, parts.port


def answered(address: tuple[str, int], sent: bytes) -> bytes:
    """Send bytes; return all that comes back until the server closes, nothing where it hangs up at once."""
    got = b""
    with socket.create_connection(address, timeout=60) as connection:
        try:
            connection.sendall(sent)
            while part := connection.recv(65_536):
                got += part
        except ConnectionError:
            pass  # hung up while we were sending
    return got


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", {414, 431, 400, 0}),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 200_000 + b"\r\n\r\n", {431, 400, 0}),
        (b"GET / HTTP/1.1\r\n" + HOST + b"A: 1\r\n" * 5_000 + b"\r\n", {431, 400, 0}),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505, 0}),
        (b"tull\r\n\r\n", {400, 0}),
        (b"POST /innlogging HTTP/1.1\r\n" + FORM + b"Connection: close\r\nContent-Length: 9999999\r\n\r\nx", {413}),
        (
            b"POST /innlogging HTTP/1.1\r\n"
            + FORM
            + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nreader=udir\r\n0\r\n\r\n",
            {411},
        ),
    ],
    ids=["address", "header", "headers", "http2", "nonsense", "body", "chunks"],
)
def test_what_is_too_much_or_no_http_of_ours_is_refused(
    address: tuple[str, int], sent: bytes, expected: set[int]
) -> None:
    answer = answered(address, sent)
    assert status(answer) in expected, answer[:200]
    for inside in (b"ranian", b"Traceback", b"erkzeug", b"ython", b"panic", b"hyper"):
        assert inside not in answer


def test_no_answer_names_the_servers_program(address: tuple[str, int]) -> None:
    for path in (b"/helse", b"/innlogging", b"/", b"/assets/nei.js"):
        answer = answered(address, b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
        head = answer.split(b"\r\n\r\n")[0].lower()
        assert b"\r\nserver: web" in head
        assert b"granian" not in head
        assert b"x-powered-by" not in head
