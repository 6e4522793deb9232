"""Tests of queries/: every rule of docs/metrics.md by hand, and against the oracle."""
