"""The API as an application of its own, so that its errors and its description are its own."""

from importlib.metadata import version

from fastapi import FastAPI

from web.api import deeds, joining, problems, tickets
from web.room import Room

PATH = "/api/v1"


def create_api(room: Room) -> FastAPI:
    """The API of the desk that this room is of; described at `openapi.json` below it."""
    api = FastAPI(
        title="landssupport",
        description=__doc__,
        version=version("landssupport"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
    )
    api.state.room = room
    for part in (tickets, deeds, joining):
        api.include_router(part.router)
    problems.handle(api)
    return api
