"""Bringing tickets together and apart at the API: split, merge, duplicate."""

from fastapi import APIRouter, Response

from web.api.deeds import Asked, Decision, done
from web.api.problems import declared
from web.api.shapes import Done, EmployeesApart, MailsApart, OtherTicket, Parted
from workflow import joining

router = APIRouter(tags=["decide"], responses=declared(400, 404, 409, 412, 428))


@router.post("/tickets/{number}/split", operation_id="split")
def split(asked: Asked, body: EmployeesApart, response: Response) -> Parted:
    """Make a ticket of its own for some of those asked for; both rest on the same mails."""
    new = joining.split_employees(
        asked.desk, asked.number, asked.by, set(body.employees), asked.seen, asked.now
    )
    return _parted(asked, new, response)


@router.post("/tickets/{number}/split-mails", operation_id="splitMails")
def split_mails(asked: Asked, body: MailsApart, response: Response) -> Parted:
    """Move some of the mails, with our answers to them, into a ticket of their own."""
    new = joining.split_mails(
        asked.desk, asked.number, asked.by, set(body.messages), asked.seen, asked.now
    )
    return _parted(asked, new, response)


@router.post("/tickets/{number}/merge", operation_id="merge")
def merge(asked: Asked, body: OtherTicket, response: Response) -> Done:
    """Bring the mails together under the other ticket, which goes on alone; this one is closed."""
    joining.merge(asked.desk, asked.number, body.other, asked.by, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/duplicate", operation_id="duplicate")
def duplicate(asked: Asked, body: OtherTicket, response: Response) -> Done:
    """End the ticket, which asks for what the other asks for; nobody is told."""
    joining.mark_as_duplicate(asked.desk, asked.number, body.other, asked.by, asked.seen, asked.now)
    return done(asked, response)


def _parted(asked: Decision, new: int, response: Response) -> Parted:
    return Parted(**done(asked, response).model_dump(), new=new)
