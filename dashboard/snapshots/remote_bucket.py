"""Objects under one prefix of a bucket: the few requests that are made of it, and one error for all that goes wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

# A bucket that is away must be known to be so before many rounds have waited for it.
_ANSWERS_WITHIN = 10
_CONNECTS_WITHIN = 3
_MAKING = Lock()
_ATTEMPTS = 2
_NOT_AS_EXPECTED = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_ABSENT = {"NoSuchKey", "404", "NotFound"}


class BucketUnusable(Exception):  # noqa: N818 - says what it is
    """The bucket does not answer, or does not do what it is asked; says why in the words of the library."""


class NotAsExpected(Exception):  # noqa: N818 - says what it is
    """An object was to be there, or not, or to be the same as before; somebody else was first."""


@dataclass(frozen=True)
class Listed:
    """An object as a listing tells of it; the times are those of the bucket's clock."""

    etag: str
    written_at: datetime


@dataclass(frozen=True)
class Held:
    """A small object with its content, and what the bucket's clock said when it was read."""

    content: bytes
    etag: str
    written_at: datetime
    now: datetime


class Bucket:
    """`s3://bucket/prefix`; where and with what key it is reached, the environment says (`AWS_…`)."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.address = address
        self._name = parts.netloc
        self._prefix = "".join(f"{step}/" for step in parts.path.split("/") if step)
        with _told():
            self._client = _client()

    def listing(self) -> dict[str, Listed]:
        """Return every object by its key without the prefix; one request for each thousand."""
        with _told():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=self._prefix)
            return {
                found["Key"].removeprefix(self._prefix): Listed(found["ETag"], found["LastModified"])
                for page in pages
                for found in page.get("Contents", ())
            }

    def read(self, key: str) -> Held | None:
        """Return a small object, None where there is none."""
        try:
            with _told(_ABSENT):
                found = self._client.get_object(Bucket=self._name, Key=self._prefix + key)
                now = parsedate_to_datetime(found["ResponseMetadata"]["HTTPHeaders"]["date"])
                return Held(found["Body"].read(), found["ETag"], found["LastModified"], now)
        except NotAsExpected:
            return None

    def put(self, key: str, content: bytes, *, new: bool = False, instead_of: str | None = None) -> str:
        """Write a small object and return its tag; raises NotAsExpected.

        new: only where there is none; instead_of: only where the one that is there has this tag.
        """
        expected = ({"IfNoneMatch": "*"} if new else {}) | ({"IfMatch": instead_of} if instead_of else {})
        with _told(_NOT_AS_EXPECTED | _ABSENT):
            written = self._client.put_object(Bucket=self._name, Key=self._prefix + key, Body=content, **expected)
            return str(written["ETag"])

    def upload(self, file: Path, key: str) -> None:
        """Write a file; the bucket checks what it got by its hash, and has it whole or not at all."""
        with _told():
            self._client.upload_file(
                str(file), self._name, self._prefix + key, ExtraArgs={"ChecksumAlgorithm": "SHA256"}
            )

    def download(self, key: str, file: Path) -> None:
        """Read an object into a file; raises NotAsExpected where there is none."""
        with _told(_ABSENT):
            self._client.download_file(self._name, self._prefix + key, str(file))

    def delete(self, key: str, *, only: str | None = None) -> None:
        """Remove an object if there is one; only: if it has this tag, else raises NotAsExpected."""
        expected = {} if only is None else {"IfMatch": only}
        with _told(_NOT_AS_EXPECTED | _ABSENT):
            self._client.delete_object(Bucket=self._name, Key=self._prefix + key, **expected)


def _client() -> Any:
    from botocore.config import Config  # noqa: PLC0415

    # A client is for any thread, what makes it is not.
    with _MAKING:
        return _session().client(
            "s3",
            config=Config(
                connect_timeout=_CONNECTS_WITHIN,
                read_timeout=_ANSWERS_WITHIN,
                retries={"mode": "standard", "total_max_attempts": _ATTEMPTS},
            ),
        )


@cache
def _session() -> Any:
    # Here, not above: a server without a bucket never loads it. Once: what it reads takes a third of a second.
    from boto3.session import Session  # noqa: PLC0415

    return Session()


@contextmanager
def _told(codes: set[str] | None = None) -> Iterator[None]:
    """Raise NotAsExpected for the answers with one of these codes, BucketUnusable for everything else that fails."""
    from boto3.exceptions import Boto3Error  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in (codes or ()):
            raise NotAsExpected(str(error)) from error
        raise BucketUnusable(str(error)) from error
    except (BotoCoreError, Boto3Error) as error:
        raise BucketUnusable(str(error)) from error
