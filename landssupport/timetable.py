"""What is done every so often. The only file that knows APScheduler.

APScheduler goes by the time of day: were the machine's clock put back an hour, all would wait an
hour longer. So the timetable is held against a clock that only counts.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

JUMP = 2.0  # seconds; a clock that is drawn right bit by bit stays below that


class Timetable:
    """Deeds with their pauses. Of each, one run at a time; what was missed is made up for once."""

    def __init__(self) -> None:
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = BackgroundScheduler(timezone=UTC, job_defaults=defaults)
        self._ahead = _ahead()

    def every(self, pause: timedelta, deed: Callable[[], None]) -> None:
        """Do it at once, and after each pause."""
        seconds, now = pause.total_seconds(), datetime.now(UTC)
        self._scheduler.add_job(deed, "interval", seconds=seconds, next_run_time=now)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """Wait for what is being done, and do nothing any more."""
        if self._scheduler.running:
            self._scheduler.shutdown()

    def heed_the_clock(self) -> None:
        """Do all at once where the time of day has jumped. To be called every second or so."""
        ahead = _ahead()
        if abs(ahead - self._ahead) > JUMP:
            for job in self._scheduler.get_jobs():
                job.modify(next_run_time=datetime.now(UTC))
        self._ahead = ahead


def _ahead() -> float:
    """By how much the time of day is ahead of seconds that were only counted."""
    return time.time() - time.monotonic()
