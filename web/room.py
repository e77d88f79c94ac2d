"""What the desk's pages work with, chosen where the service is started."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request

from web.live import Live
from web.viewer import Viewer
from workflow.database import Database
from workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """`clock` gives the time in UTC, `service_days` are the working days of the service goal, and
    `viewer` shows what came with mails."""

    desk: Desk
    clock: Callable[[], datetime]
    base_url: str
    log_in_lasts: timedelta
    service_days: int
    live: Live
    viewer: Viewer

    @property
    def database(self) -> Database:
        return self.desk.database

    @property
    def is_secure(self) -> bool:
        return urlsplit(self.base_url).scheme == "https"

    @property
    def cookie(self) -> str:
        return "__Host-landssupport" if self.is_secure else "landssupport"


def room_of(request: Request) -> Room:
    room = request.app.state.room
    assert isinstance(room, Room)
    return room
