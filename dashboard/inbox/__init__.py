"""The inbox: a folder in which deliveries are dropped, and from which they are imported by themselves."""

from dashboard.inbox.dropped import Dropped, dropped_in
from dashboard.inbox.receiver import Receiver, Told
from dashboard.inbox.whole import Whole

__all__ = ["Dropped", "Receiver", "Told", "Whole", "dropped_in"]
