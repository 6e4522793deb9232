"""Reads Excel workbooks (.xlsx): every sheet that is a table becomes a file of text, read like any other."""

from dashboard.delivery.xlsx_form.read import FACTS, read
from dashboard.delivery.xlsx_form.sheets import Sheet, sheets_of

__all__ = ["FACTS", "Sheet", "read", "sheets_of"]
