"""Whether the desk lives and is ready, and its accessibility statement."""

import logging

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from web.pages import page
from web.room import room_of
from workflow.database import revisions
from workflow.tokens import refusal

log = logging.getLogger(__name__)
router = APIRouter()


@router.get("/health/live")
def live() -> Response:
    return JSONResponse({"status": "ok"})


@router.get("/health/ready")
def ready(request: Request) -> Response:
    """200 where the database answers and its schema is this version's, else 503."""
    try:
        found, ours = revisions(room_of(request).database)
    except SQLAlchemyError as error:
        log.error("the database does not answer: %s", type(error).__name__)
        return JSONResponse({"status": "unready", "database": "does not answer"}, 503)
    if found != ours:
        return JSONResponse({"status": "unready", "database": "has another schema"}, 503)
    return JSONResponse({"status": "ok", "database": "ok", "schema": ours})


@router.get("/health")
def health(request: Request) -> Response:
    """As `ready`, and 503 too where mail can no more be fetched until a person has acted."""
    response = ready(request)
    if response.status_code != 200 or not (found := refusal(room_of(request).database)):
        return response
    error, since = found
    told = {"error": error, "since": since.isoformat()}
    return JSONResponse({"status": "failing", "database": "ok", "oauth": told}, 503)


@router.get("/was")
def accessibility(request: Request) -> Response:
    return page(request, "was", {})
