"""What the desk's pages work with, chosen where the service is started."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from starlette.requests import Request

from web.live import Live
from web.viewer import Viewer
from workflow.database import Database
from workflow.desk import Desk
from workflow.logins import Lasts
from workflow.provider import Provider


@dataclass(frozen=True, slots=True)
class Room:
    """`clock` gives the time in UTC, `service_days` are the working days of the service goal, and
    `viewer` shows what came with mails. `provider` lets people in besides local accounts, where
    there is one."""

    desk: Desk
    clock: Callable[[], datetime]
    base_url: str
    lasts: Lasts
    service_days: int
    live: Live
    viewer: Viewer
    provider: Provider | None = None

    @property
    def database(self) -> Database:
        return self.desk.database

    @property
    def is_secure(self) -> bool:
        return urlsplit(self.base_url).scheme == "https"

    @property
    def cookie(self) -> str:
        return self.cookie_named("landssupport")

    def cookie_named(self, name: str) -> str:
        """A cookie's name; over HTTPS one that no other host can set."""
        return f"__Host-{name}" if self.is_secure else name


def room_of(request: Request) -> Room:
    room = request.app.state.room
    assert isinstance(room, Room)
    return room
