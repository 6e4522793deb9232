"""Snapshots: built from a delivery by the SQL in `queries/`, immutable once published."""
