"""Days as people count them: Copenhagen's."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def day_of(at: datetime) -> date:
    """The day in Copenhagen at this time."""
    return at.astimezone(COPENHAGEN).date()
