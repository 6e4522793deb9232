"""The manifest of a snapshot that is built and not yet published."""

from pathlib import Path

import duckdb

from dashboard.snapshots.freezing import versions
from dashboard.snapshots.manifest import Manifest, sha256_of

#: Of answers whole hundreds: of exact numbers, how many people were left out of a figure could follow.
_SOURCE = """select as_of, digest, synthetic, source_name, imported_at, publication_no,
    participation_rows + meetings_rows + attendance_rows + evaluation_rows_about + milestones_rows
from mart.delivery
cross join (select source_name, publication_no from meta.source)"""


def describe(built: Path, found: tuple[int, int], program: str, by: str) -> Manifest:
    """Return the manifest of a finished file, in which so many errors and warnings were found, published by `by`."""
    with duckdb.connect(str(built), read_only=True) as snapshot:
        ((as_of, digest, synthetic, source_name, imported_at, publication_no, rows),) = snapshot.execute(
            _SOURCE
        ).fetchall()
        frozen = {str(semester): version for semester, version in versions(snapshot).items()}
    errors, warnings = found
    return Manifest(
        sha256=sha256_of(built),
        bytes=built.stat().st_size,
        as_of=as_of,
        imported_at=imported_at,
        imported_by=by,
        source_name=source_name,
        digest=digest,
        program=program,
        synthetic=synthetic,
        rows=rows,
        errors=errors,
        warnings=warnings,
        publication_no=publication_no,
        frozen=frozen,
    )
