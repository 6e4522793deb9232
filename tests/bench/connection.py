"""One kept-alive connection to the server: bytes out, an answer back, and little more than that in between."""

import asyncio
from contextlib import suppress

from tests.bench.asking import Answer

_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"


class Lost(Exception):  # noqa: N818 -- named for what became of the connection
    """The connection ended before the answer was there."""


class Connection(asyncio.Protocol):
    """Sends one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._awaited: asyncio.Future[Answer] | None = None

    async def ask(self, server: str, request: bytes) -> Answer:
        """Return the answer to a request; the server may have ended the connection since the last one, not since."""
        loop = asyncio.get_running_loop()
        if self._transport is None or self._transport.is_closing():
            host, _, port = server.rpartition(":")
            await loop.create_connection(lambda: self, host, int(port))
        assert self._transport is not None
        self._received.clear()
        self._awaited = loop.create_future()
        self._transport.write(request)
        return await self._awaited

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what requests are written to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that nothing more will come."""
        self._transport = None
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(Lost(str(exc or "closed by the server")))

    def data_received(self, data: bytes) -> None:
        """Hand over the answer when all of it is there."""
        self._received += data
        head_ends = self._received.find(_END_OF_HEAD)
        if head_ends < 0:
            return
        head = bytes(self._received[: head_ends + 2]).lower()
        length = int(head.partition(_LENGTH)[2].partition(b"\r\n")[0])
        body_begins = head_ends + len(_END_OF_HEAD)
        if len(self._received) < body_begins + length or self._awaited is None:
            return
        status, squeezed = int(head[9:12]), b"\r\ncontent-encoding: br" in head
        with suppress(asyncio.InvalidStateError):
            self._awaited.set_result(Answer(status, bytes(self._received[body_begins:]), squeezed))

    def close(self) -> None:
        """End the connection."""
        if self._transport is not None:
            self._transport.close()
