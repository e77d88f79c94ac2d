"""A ticket: who asks, for whom, where, by what right; what hinders, and the one thing to do."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.exceptions import HTTPException

from intake.mail import open_mail
from intake.reading import Reading
from intake.record import from_dict
from intake.rules import Rules
from web import words
from web.evidence import Marks, Piece, Stretch, body, marks_of, pieces
from web.guard import Someone, Visitor
from web.pages import page
from web.room import Room, room_of
from workflow import holdings, tickets
from workflow.answers import unanswerable
from workflow.days import day_of
from workflow.facts import jobcentre_names, jobcentre_title
from workflow.model import Entry, Message, Task, Ticket
from workflow.register import NotUnique
from workflow.states import MOVES, Event, State
from workflow.steps import Deed, Step
from workflow.tickets import Dossier
from workflow.who_wrote import doubts_of

router = APIRouter()

# The caseworker's deeds, by the last part of their address, and what each does to the ticket.
EVENTS = {
    "godkend": Event.APPROVED,
    "udfoert": Event.PROVISIONED,
    "bed-om-mere": Event.ASKED,
    "afvis": Event.REJECTED,
    "luk": Event.CLOSED,
    "genaabn": Event.REOPENED,
    "proev-igen": Event.TRIED_AGAIN,
}
CORRECTABLE = (State.TRIAGE, State.INCOMPLETE, State.READY)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A deed that was not done: why, what has happened meanwhile, and what had been typed."""

    why: str
    since: Sequence[Entry] = ()
    deed: str = ""
    reason: str = ""
    at_field: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the thread as it is shown."""

    message: Message
    answer: str = ""
    written: datetime | None = None
    stretches: Sequence[Stretch] = ()
    subject: Sequence[Piece] = ()
    documents: Sequence[Mapping[str, Any]] = ()
    defects: Sequence[str] = ()
    authenticated: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def number_of(reference: str) -> int:
    """The ticket's number in an address: `LS-12` or `12`. Anything else is not found."""
    match = re.fullmatch(r"(?:LS-)?(\d{1,9})", reference, re.IGNORECASE | re.ASCII)
    if not match:
        raise HTTPException(404)
    return int(match[1])


Number = Annotated[int, Depends(number_of)]


@router.get("/sag/{reference}")
def show(
    request: Request, number: Number, someone: Someone, gjort: Annotated[str, Query()] = ""
) -> Response:
    return ticket_page(request, number, someone, done=gjort)


def ticket_page(
    request: Request,
    number: int,
    someone: Visitor,
    done: str = "",
    refusal: Refusal | None = None,
    status: int = 200,
) -> Response:
    """The ticket as it is now. Raises HTTPException (404) where there is none."""
    room = room_of(request)
    dossier = found(room, number)
    ticket, rules = dossier.ticket, room.desk.rules
    mails = [_mail(message, dossier, rules) for message in dossier.messages]
    plan, not_unique = _plan(room, ticket)
    may = deeds_of(room, ticket, dossier.tasks) if someone.account.may_decide else set()
    facts = {
        "ticket": ticket,
        "state": words.STATES[ticket.state],
        "tab": words.TABS[ticket.state],
        "verdict": ticket.verdict,
        "doubts": [words.doubted(d) for d in doubts_of(m.who_wrote for m in dossier.messages)],
        "proof": _proof(dossier),
        "hindrances": words.hindrances(ticket.verdict, rules),
        "places": list(
            zip(
                ticket.verdict["jobcentres"],
                jobcentre_names(ticket.verdict["jobcentres"], rules),
                strict=True,
            )
        ),
        "agreements": [_agreement(a, rules) for a in ticket.verdict["agreements"]],
        "steps": [_step(s, rules) for s in ([asdict(s) for s in plan] or ticket.steps)],
        "not_unique": not_unique,
        "standing": holdings.standing_of(room.database, ticket.sender, ticket.verdict["cvr"]),
        "people": _people(room, ticket),
        "today": day_of(room.clock()),
        "not_granted": words.not_granted(ticket.verdict, rules),
        "mails": list(reversed(mails)),
        "links": _links(mails),
        "may": may,
        "primary": _primary(ticket, may),
        "unanswerable": unanswerable(ticket.sender, room.desk.policy),
        "returned": _returned(dossier.messages),
        "failed": [task for task in dossier.tasks if task.gave_up],
        "pending": [task for task in dossier.tasks if not task.gave_up],
        "by_hand": _is_by_hand(ticket, dossier.tasks),
        "history": [(entry, history_line(entry, rules)) for entry in dossier.history],
        "done": words.DONE.get(done),
        "next_ready": tickets.next_ready(room.database, number) if done else None,
        "refusal": refusal,
        "since": [(e, history_line(e, rules)) for e in refusal.since] if refusal else [],
    }
    return page(request, "ticket", facts, someone, status)


def _proof(dossier: Dossier) -> str | None:
    """What our gateway says of the last mail from the ticket's sender."""
    sender = dossier.ticket.sender
    wrote = [m.who_wrote for m in dossier.messages if not m.outgoing and m.sender == sender]
    last = wrote[-1] if wrote else None
    return last["authentication"]["proof"] if last and last["authentication"] else None


def found(room: Room, number: int) -> Dossier:
    dossier = tickets.dossier(room.database, number)
    if dossier is None:
        raise HTTPException(404)
    return dossier


def deeds_of(room: Room, ticket: Ticket, tasks: Sequence[Task]) -> set[str]:
    """What a caseworker may do with the ticket now."""
    may = {deed for deed, event in EVENTS.items() if (ticket.state, event) in MOVES}
    if not ticket.verdict["missing"] or unanswerable(ticket.sender, room.desk.policy):
        may.discard("bed-om-mere")
    if not any(task.deed == "provision" and task.gave_up for task in tasks):
        may.discard("proev-igen")
    if ticket.state in CORRECTABLE:
        may.add("ret")
    if ticket.state is State.TRIAGE and ticket.verdict["complete"]:
        may.add("klar")
    return may


def _primary(ticket: Ticket, may: set[str]) -> str | None:
    """The one thing to do that fits the state; nothing where one only waits."""
    order = {
        State.READY: ("godkend",),
        State.APPROVED: ("udfoert",),
        State.TRIAGE: ("klar", "bed-om-mere", "ret"),
    }
    return next((deed for deed in order.get(ticket.state, ()) if deed in may), None)


def _returned(messages: Sequence[Message]) -> Message | None:
    """The last mail that we wrote, where it came back: nobody knows yet what it says."""
    last = next((message for message in reversed(messages) if message.outgoing), None)
    return last if last and last.returned_because else None


def _is_by_hand(ticket: Ticket, tasks: Sequence[Task]) -> bool:
    """Whether a person has to carry the steps out: nobody else is at it any more."""
    at_it = any(task.deed == "provision" and not task.gave_up for task in tasks)
    return ticket.state is State.APPROVED and not at_it


def _plan(room: Room, ticket: Ticket) -> tuple[list[Step], NotUnique | None]:
    """What an approval would carry out; nothing where the ticket has its steps."""
    if ticket.steps and ticket.state not in CORRECTABLE:
        return [], None
    return holdings.plan_of(room.database, ticket, room.clock(), room.desk.rules.roles)


def _people(room: Room, ticket: Ticket) -> list[dict[str, Any]]:
    """The employees asked for, each with what she has already."""
    employees, rules = ticket.verdict["employees"], room.desk.rules
    held = holdings.held_by(room.database, employees, ticket.verdict["cvr"])
    return [
        {**employee, "held": [(g, *jobcentre_names([g.jobcentre], rules)) for g in grants]}
        for employee, grants in zip(employees, held, strict=True)
    ]


def _step(step: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    place = jobcentre_title(step["jobcentre"], rules) if step["jobcentre"] else None
    deed = Deed(step["deed"])
    done_at = step.get("done_at")
    return {
        **step,
        "place": place,
        "deed": deed.value,
        "done_by": step.get("done_by"),
        "done_at": datetime.fromisoformat(done_at) if done_at else None,
    }


def _agreement(agreement: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    return {**agreement, "names": jobcentre_names(agreement["municipalities"], rules)}


def _mail(message: Message, dossier: Dossier, rules: Rules) -> Mail:
    if message.outgoing:
        return Mail(message, answer=open_mail(dossier.sent[message.id or 0]).text)
    if message.reading is None:
        return Mail(message)
    reading = from_dict(message.reading)
    marks = marks_of(message.id or 0, reading, rules)
    subject = reading.headers.subject
    return Mail(
        message,
        written=reading.headers.date,
        stretches=body(reading, marks),
        subject=pieces(subject, 0, len(subject), marks.by_text.get("subject", ())),
        documents=_documents(reading, marks),
        defects=reading.defects,
        authenticated=words.authenticated((message.who_wrote or {}).get("authentication")),
        links=marks.links,
    )


def _documents(reading: Reading, marks: Marks) -> list[dict[str, Any]]:
    shown = []
    for place, document in enumerate(reading.documents):
        marked = marks.by_text.get(str(place), ())
        cut = pieces(document.text, 0, len(document.text), marked)
        found = {"place": place, "document": document, "pieces": cut, "has_marks": bool(marked)}
        shown.append(found)
    return shown


def _links(mails: Sequence[Mail]) -> dict[str, str]:
    """Where each fact was found; the last mail that gave it counts."""
    return {fact: anchor for mail in mails for fact, anchor in mail.links.items()}


def history_line(entry: Entry, rules: Rules) -> str:
    """A line of the history in words."""
    detail = entry.detail
    parts = [words.EVENTS.get(entry.event, entry.event)]
    if entry.event in ("step_done", "step_undone"):
        parts.append(_step_named(detail, rules))
    parts += [words.failure(detail[name]) for name in ("reason", "why") if detail.get(name)]
    parts += [words.doubted(doubt) for doubt in detail.get("doubts", ())]
    if looked := detail.get("second_look"):
        parts.append("så efter en ekstra gang: " + " ".join(words.doubted(d) for d in looked))
    if detail.get("unanswered"):
        parts.append(f"intet automatisk svar, fordi {detail['unanswered']}")
    if detail.get("own"):
        parts.append("vores egen mail kom tilbage til os")
    if detail.get("bounced"):
        parts.append(f"til {detail['to']}")
    if detail.get("colleague"):
        parts.append("fra en anden adresse i samme firma")
    if detail.get("related"):
        parts.append(f"hører måske sammen med LS-{detail['related']}")
    if detail.get("same_id_as"):
        parts.append("har samme Message-ID som en anden mail, men et andet indhold")
    for name, (before, after) in detail.get("changed", {}).items():
        change = f"{_value(name, before, rules)} → {_value(name, after, rules)}"
        parts.append(f"{words.FIELDS.get(name, name)}: {change}")
    return " · ".join(parts)


def _step_named(detail: Mapping[str, Any], rules: Rules) -> str:
    parts = [f"trin {detail['step']}", words.STEPS[detail["deed"]]]
    if detail.get("jobcentre"):
        place = jobcentre_names([detail["jobcentre"]], rules)[0]
        parts.append(f"rollen {detail['role']} på Jobcenter {place}")
    return ", ".join(parts)


def _value(name: str, value: Any, rules: Rules) -> str:
    if not value:
        return "intet"
    match name:
        case "kind":
            return words.KINDS.get(value, str(value))
        case "jobcentres" | "uncovered":
            return ", ".join(jobcentre_names(value, rules))
        case "employees":
            return ", ".join(
                f"{words.ACTIONS[e['action']].lower()} {e['name'] or ''} {e['email'] or ''}".strip()
                + (f" ({', '.join(e['roles'])})" if e.get("roles") else "")
                for e in value
            )
        case "refused":
            return ", ".join(f"{e['role']} til {e['name'] or e['email'] or '?'}" for e in value)
        case "agreements":
            return ", ".join(a["filename"] for a in value)
        case _:
            return str(value)
