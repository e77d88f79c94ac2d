"""The operation page: whether mail comes in and answers go out, and what could not be done."""

import platform
from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from web.guard import Decider, OwnForm, Someone
from web.pages import page
from web.room import room_of
from workflow import changes, health, pulses
from workflow.database import revisions
from workflow.states import Refused

router = APIRouter()


@router.get("/drift")
def show(request: Request, someone: Someone, gjort: str = "") -> Response:
    room = room_of(request)
    found = pulses.condition(room.database)
    facts = {
        "condition": found,
        "troubles": health.troubles(room.database, request.app.state.expected, room.clock()),
        "mailbox": next((p for p in found.pulses if p.part == pulses.MAILBOX), None),
        "now": room.clock(),
        "done": gjort,
        "versions": {
            "landssupport": version("landssupport"),
            "Databasens skema": revisions(room.database)[0],
            "Database": room.database.engine.dialect.name,
            "Python": platform.python_version(),
        },
    }
    return page(request, "operation", facts, someone)


@router.post("/drift/laes-igen/{message}")
def read_again(request: Request, message: int, _: OwnForm, someone: Decider) -> Response:
    room = room_of(request)
    try:
        changes.read_again(room.desk, message, someone.account.name, room.clock())
    except Refused:
        return RedirectResponse("/drift?gjort=nej", 303)
    return RedirectResponse("/drift?gjort=ja", 303)
