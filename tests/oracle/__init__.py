"""A second, independent reading of docs/metrics.md: brute force in plain Python, to compare the SQL with."""
