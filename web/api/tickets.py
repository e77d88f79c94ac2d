"""Reading at the API: tickets, their mails and attachments, and the weeks' figures."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AwareDatetime

from intake.mail import open_mail
from web.api.guard import MessageId, Number, Reader
from web.api.problems import Stop, declared
from web.api.shapes import (
    LARGEST_NUMBER,
    Line,
    Overview,
    TicketList,
    WeekInFigures,
    WholeTicket,
    masked,
)
from web.files import download
from web.room import room_of
from workflow import search, tickets
from workflow.case_file import case_file
from workflow.overview import Week, weekly
from workflow.states import State
from workflow.tickets import Sought

router = APIRouter(tags=["read"])

FileKind = dict[int | str, dict[str, object]]


def _file(media_type: str) -> FileKind:
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "the file", "content": content}}


@router.get("/tickets", operation_id="listTickets", responses=declared())
def list_tickets(
    request: Request,
    _: Reader,
    state: Annotated[list[State] | None, Query()] = None,
    cvr: Annotated[str | None, Query(pattern="^[0-9]{8}$")] = None,
    sender: Annotated[Line | None, Query()] = None,
    assignee: Annotated[Line | None, Query()] = None,
    changed_since: Annotated[AwareDatetime | None, Query()] = None,
    after: Annotated[int, Query(ge=0, le=LARGEST_NUMBER)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> TicketList:
    """Tickets by number, those after `after`."""
    sought = Sought(frozenset(state or ()), cvr, sender, assignee, changed_since)
    found, following = tickets.page_as_json(room_of(request).database, sought, after, limit)
    return TicketList(tickets=masked(found), next=following)


@router.get("/search", operation_id="search", responses=declared())
def search_tickets(
    request: Request,
    _: Reader,
    q: Annotated[Line, Query(min_length=1)],
    after: Annotated[int | None, Query(ge=1, le=LARGEST_NUMBER)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> TicketList:
    """Tickets in which every word of `q` is found, the newest first; those before `after`."""
    room = room_of(request)
    found = search.find(room.database, q, room.desk.rules, after, limit + 1)
    following = found[limit - 1] if len(found) > limit else None
    listed = tickets.these_as_json(room.database, found[:limit])
    return TicketList(tickets=masked(listed), next=following)


@router.get("/tickets/{number}", operation_id="readTicket", responses=declared(404))
def read_ticket(request: Request, response: Response, number: Number, _: Reader) -> WholeTicket:
    """One ticket whole; its ETag is what a deed has to name in If-Match."""
    found = tickets.ticket_as_json(room_of(request).database, number)
    if found is None:
        raise Stop(404, "there is no such ticket", "no_ticket")
    response.headers["ETag"] = f'"{found["version"]}"'
    return WholeTicket.model_validate(masked(found))


@router.get(
    "/tickets/{number}/case",
    operation_id="readCase",
    response_class=Response,
    responses={**_file("application/zip"), **declared(404)},
)
def read_case(request: Request, number: Number, _: Reader) -> Response:
    """The whole case as one file, for the authority's own registration."""
    content = case_file(room_of(request).database, number)
    if content is None:
        raise Stop(404, "there is no such ticket", "no_ticket")
    return download(content, f"LS-{number}.zip", "application/zip")


@router.get(
    "/tickets/{number}/messages/{message}/raw",
    operation_id="readMail",
    response_class=Response,
    responses={**_file("message/rfc822"), **declared(404)},
)
def read_mail(request: Request, number: Number, message: MessageId, _: Reader) -> Response:
    """A mail as it came or went."""
    raw = _original(request, number, message)
    return download(raw, f"LS-{number}-{message}.eml", "message/rfc822")


@router.get(
    "/tickets/{number}/messages/{message}/attachments/{place}",
    operation_id="readAttachment",
    response_class=Response,
    responses={**_file("application/octet-stream"), **declared(404)},
)
def read_attachment(
    request: Request,
    number: Number,
    message: MessageId,
    place: Annotated[int, Path(ge=0, le=9999)],
    _: Reader,
) -> Response:
    """A file that came with a mail, by its place in `attachments`."""
    attachments = open_mail(_original(request, number, message)).attachments
    if place >= len(attachments):
        raise Stop(404, "the mail has no such attachment", "no_attachment")
    return download(attachments[place].content, masked(attachments[place].filename))


@router.get("/overview", operation_id="readOverview", responses=declared())
def read_overview(
    request: Request, _: Reader, weeks: Annotated[int, Query(ge=1, le=53)] = 12
) -> Overview:
    """What came and what was decided, week by week, the oldest first."""
    room = room_of(request)
    found = weekly(room.database, weeks, room.clock())
    return Overview(weeks=[_week(week) for week in found])


def _week(week: Week) -> WeekInFigures:
    return WeekInFigures(
        monday=week.monday,
        received=week.received,
        complete_at_once=week.complete_at_once,
        decided=week.decided,
        median_hours=_hours(week.median),
        ninety_percent_hours=_hours(week.ninety),
        missing=dict(week.missing),
    )


def _hours(time: timedelta | None) -> float | None:
    return None if time is None else round(time.total_seconds() / 3600, 2)


def _original(request: Request, number: int, message: int) -> bytes:
    raw = tickets.original(room_of(request).database, number, message)
    if raw is None:
        raise Stop(404, "the ticket has no such mail", "no_mail")
    return raw
