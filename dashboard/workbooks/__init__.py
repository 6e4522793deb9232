"""Opens Excel workbooks in a process of its own, `python -m dashboard.workbooks`, of which this is what it answers.

Whatever a workbook holds, memory and time are bounded. Nothing else of the dashboard is imported in it: it starts at
once.
"""

UNREADABLE, TOO_LARGE, DISK_FULL = 3, 4, 5
"""Exit codes, beside 0."""
