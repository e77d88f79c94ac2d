"""The time that all nodes have in common: the database's, carried on by this machine's seconds."""

import time
from datetime import datetime, timedelta

from workflow.database import Database


class Clock:
    """Called, it tells the time, in UTC.

    The database is asked when the clock is `set`, which is done every so often; between, and while
    the database is away, seconds are counted that go on when somebody puts a clock forward or back.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.set()

    def __call__(self) -> datetime:
        return self._zero + timedelta(seconds=time.monotonic())

    def set(self) -> None:
        """Raises sqlalchemy's OperationalError where the database is away."""
        asked = time.monotonic()
        told = self._database.time()
        halfway = (asked + time.monotonic()) / 2
        self._zero = told - timedelta(seconds=halfway)
