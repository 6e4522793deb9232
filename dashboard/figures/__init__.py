"""Rows to plotly figures as plain dicts: pure functions, one figure per file."""
