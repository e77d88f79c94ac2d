"""A caseworker's saved views of the queue: kept, and taken away."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import IntegrityError

from web.guard import Decider, FormRefused, OwnForm
from web.queue import Look, query_of
from web.room import room_of
from workflow import saved_views
from workflow.states import Refused

router = APIRouter()


@router.post("/koe/visninger")
def save(request: Request, form: OwnForm, someone: Decider) -> Response:
    room = room_of(request)
    try:
        query = query_of(form.one("adresse"), room.desk.rules)
        saved_views.save(room.database, someone.account.name, form.one("navn"), query)
    except (Refused, ValueError, IntegrityError):
        raise FormRefused(
            f"En visning skal have et navn på højst {saved_views.LONGEST_NAME} tegn, og du kan "
            f"have {saved_views.MOST}. Gå tilbage, og prøv igen."
        ) from None
    return RedirectResponse(f"/koe?{query}", 303)


@router.post("/koe/visninger/{view}/slet")
def forget(request: Request, view: int, form: OwnForm, someone: Decider) -> Response:
    room = room_of(request)
    saved_views.forget(room.database, someone.account.name, view)
    try:
        address = "/koe?" + query_of(form.one("adresse"), room.desk.rules)
    except ValueError:
        address = Look().address
    return RedirectResponse(quote(address, safe="/?&=%+-_.~"), 303)
