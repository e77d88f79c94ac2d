"""Finding tickets: by number, person, address, firm, CVR number, job centre, and words of mails."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from web.guard import Someone
from web.pages import page
from web.queue import line_of
from web.room import room_of
from workflow import queue, search

router = APIRouter()


@router.get("/soeg")
def show(
    request: Request,
    someone: Someone,
    q: Annotated[str, Query()] = "",
    efter: Annotated[int | None, Query(ge=0, lt=2**31)] = None,
) -> Response:
    room, rules, now = room_of(request), room_of(request).desk.rules, room_of(request).clock()
    query = " ".join(q[: search.LONGEST_QUERY].replace("\0", " ").split())
    found = search.find(room.database, query, rules, efter, search.PAGE + 1)
    more, found = len(found) > search.PAGE, found[: search.PAGE]
    named = search.number_in(query) if efter is None else None
    if named:  # first, whatever else has the number in it
        found = [named, *(number for number in found if number != named)]
    lines = queue.lines_of(room.database, found)
    if named and lines and lines[0].number == named and not query.isdecimal():
        return RedirectResponse(f"/sag/LS-{named}", 303)
    following = urlencode({"q": query, "efter": found[-1]}) if more else ""
    facts = {
        "query": query,
        "lines": [line_of(line, room, now) for line in lines],
        "next": f"/soeg?{following}" if following else None,
        "first": f"/soeg?{urlencode({'q': query})}" if efter is not None else None,
    }
    return page(request, "search", facts, someone)
