"""Whether the desk lives and is ready, whether the service does its work, and the accessibility
statement.
"""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from web.pages import page
from web.room import room_of
from workflow import health as service

router = APIRouter()


@router.get("/health/live")
def live() -> Response:
    return JSONResponse({"status": "ok"})


@router.get("/health/ready")
def ready(request: Request) -> Response:
    """200 where the database answers and its schema is this version's, else 503."""
    return JSONResponse(*service.ready(room_of(request).database))


@router.get("/health")
def health(request: Request) -> Response:
    """As `ready`, and 503 too where mails do not come in, or answers and accesses do not go out."""
    room = room_of(request)
    return JSONResponse(*service.health(room.database, request.app.state.expected, room.clock()))


@router.get("/was")
def accessibility(request: Request) -> Response:
    return page(request, "was", {})
