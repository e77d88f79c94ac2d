"""Who else looks at a ticket, and whether it has changed: asked by a page that is open."""

from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from web.guard import Decider, OwnForm, Visitor
from web.number import Number
from web.room import Room, room_of
from workflow import presence
from workflow.days import COPENHAGEN

router = APIRouter()


@router.post("/sag/{reference}/ser-med")
def beat(request: Request, number: Number, form: OwnForm, someone: Decider) -> Response:
    """A page of this ticket is open, or (`farvel`) is being closed."""
    room, name = room_of(request), someone.account.name
    version = presence.version_of(room.database, number)
    if version is None:
        raise HTTPException(404)
    if form.one("farvel"):
        presence.leave(room.database, number, name)
        return Response(status_code=204)
    presence.beat(room.database, number, name, room.clock())
    return JSONResponse({"others": others_of(room, number, someone), "version": version})


def others_of(room: Room, number: int, someone: Visitor) -> list[str]:
    """Bo ser også på sagen siden 10.42"""
    now = room.clock()
    looking = presence.others(room.database, number, someone.account.name, now)
    return [f"{one.name} ser også på sagen siden {_hour(one.since)}" for one in looking]


def _hour(at: datetime) -> str:
    return f"{at.astimezone(COPENHAGEN):%H.%M}"
