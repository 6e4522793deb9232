"""All an answer says: headers and cookies too, files unpacked, numbers out of their arrays, escapes undone."""

import base64
import html
import io
import json
import re
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

import numpy as np
from werkzeug.test import TestResponse

_MADE = re.compile(r"<dcterms:\w+[^>]*>[^<]*")


def said_in(answer: TestResponse) -> str:
    """Return everything an answer says as text."""
    headers = "\n".join(f"{name}: {content}" for name, content in answer.headers if name != "Set-Cookie")
    cookies = "\n".join(_cookie(line) for line in answer.headers.getlist("Set-Cookie"))
    said = "\n".join([headers, cookies, _body(answer)])
    return "\n".join([said, unquote(said)])


def unclocked(answer: TestResponse) -> str:
    """Return the same without what tells the time: when a session was seen, when an Excel file was made."""
    answer.headers.remove("Set-Cookie")
    if answer.data.startswith(b"PK"):
        answer.headers.remove("Content-Length")  # packed, the time is not always as long
    return _MADE.sub("", said_in(answer))


def _body(answer: TestResponse) -> str:
    if answer.mimetype == "application/json" and answer.data:
        return "\n".join(_of_json(json.loads(answer.data)))
    if answer.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            return "\n".join(html.unescape(parts.read(name).decode("utf-8")) for name in parts.namelist())
    written: str = answer.data.decode("utf-8", "replace")
    if answer.mimetype == "text/calendar":
        return written.replace("\r\n ", "").replace("\\,", ",")
    return html.unescape(written)


def _of_json(sent: Any) -> list[str]:
    """Return every key and value; a string as JSON writes it, so that a code of digits differs from a number."""
    if isinstance(sent, dict):
        packed = [_unpacked(sent)] if "bdata" in sent else []
        return packed + [said for key, held in sent.items() for said in (str(key), *_of_json(held))]
    if isinstance(sent, list):
        return [said for part in sent for said in _of_json(part)]
    return [sent, f'"{sent}"'] if isinstance(sent, str) else [f"={sent!r}"]


def _unpacked(array: dict[str, Any]) -> str:
    """Return the numbers that plotly has packed."""
    return " ".join(map(repr, np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"]).tolist()))


def _cookie(line: str) -> str:
    """Return a cookie with what it holds, which whoever has it can read, in place of it; its signature says nothing."""
    name, _, rest = line.partition("=")
    held, _, attributes = rest.partition(";")
    return f"{name}={_held(held)};{attributes}"


def _held(held: str) -> str:
    packed, content = held.startswith("."), held.lstrip(".").partition(".")[0]
    try:
        raw = base64.urlsafe_b64decode(content + "=" * (-len(content) % 4))
        return (zlib.decompress(raw) if packed else raw).decode("utf-8", "replace")
    except (ValueError, zlib.error):
        return held
