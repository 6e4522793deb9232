"""Reads, checks and loads a delivery, all from the contract in `data/contract/datapackage.json`."""

from dashboard.delivery.findings import Finding, FindingLog, in_order
from dashboard.delivery.load import load
from dashboard.delivery.loaded import DeliveryUnusable, FileRead, Loaded
from dashboard.delivery.progress import Progress, SilentProgress
from dashboard.delivery.report import findings_json, findings_table

__all__ = [
    "DeliveryUnusable",
    "FileRead",
    "Finding",
    "FindingLog",
    "Loaded",
    "Progress",
    "SilentProgress",
    "findings_json",
    "findings_table",
    "in_order",
    "load",
]
