"""CSV as it really leaves Norwegian systems: the one form a delivery is read in so far."""

from dashboard.delivery.csv_form.ahead import Look, looking_ahead
from dashboard.delivery.csv_form.read import read

__all__ = ["Look", "looking_ahead", "read"]
