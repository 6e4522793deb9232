"""A snapshot's manifest: what it was made of, by whom, and the hash by which a damaged file is known."""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_Semester = Annotated[str, Field(pattern=r"^[0-9]{1,9}:[0-9]{1,9}$")]


class ManifestUnreadable(Exception):  # noqa: N818 - says what it is
    """There is a manifest, and it holds something else."""


class Manifest(BaseModel):
    """What lies beside a snapshot as `<id>.json`; a snapshot of an older program has none."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")  # of the snapshot file
    bytes: int = Field(ge=0)
    as_of: date
    imported_at: datetime  # UTC, to the second
    imported_by: str
    source_name: str
    digest: str  # of the delivery's contents
    program: str  # what built it: layers, programme, thresholds
    synthetic: bool
    rows: int
    errors: int
    warnings: int
    publication_no: int
    frozen: dict[_Semester, int]  # semesters (`9:1`) and the version of each that the snapshot shows

    @classmethod
    def read(cls, path: Path) -> "Manifest | None":
        """Return the manifest in a file, None where there is no file; raises ManifestUnreadable."""
        try:
            written = path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            return cls.model_validate_json(written)
        except ValidationError as error:
            raise ManifestUnreadable(f"{path.name} is no manifest") from error

    def write(self, path: Path) -> None:
        """Write the manifest so that the file is there whole or not at all, whatever stops the machine."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        with beside.open("w", encoding="utf-8") as file:
            file.write(self.model_dump_json(indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.rename(path)
        flush(path.parent)

    def describes(self, snapshot: Path) -> bool:
        """Tell whether a snapshot file is the one this was written for, byte for byte."""
        return snapshot.stat().st_size == self.bytes and sha256_of(snapshot) == self.sha256


def sha256_of(path: Path) -> str:
    """Return the hash of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Have the disk hold what was written: a power cut after a rename must not leave an empty file."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
