"""The queue: a tab for each state, a line for each ticket."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from intake.rules import Rules
from web import words
from web.guard import Someone
from web.pages import page
from web.room import room_of
from workflow import tickets
from workflow.facts import jobcentre_names
from workflow.model import Ticket
from workflow.states import State
from workflow.tokens import refusal

router = APIRouter()

PAGE = 100
MOST_NAMES = 3
BY_WORD = {word: state for state, (word, _) in words.TABS.items()}


@router.get("/")
def front(_: Someone) -> Response:
    return RedirectResponse("/koe?tilstand=klar", 303)


@router.get("/koe")
def show(
    request: Request,
    someone: Someone,
    tilstand: Annotated[str, Query()] = "klar",
    efter: Annotated[int | None, Query(ge=0, lt=2**62)] = None,
) -> Response:
    room = room_of(request)
    state = BY_WORD.get(tilstand)
    if state is None:
        raise HTTPException(404)
    found = tickets.page(room.database, state, efter, PAGE)
    now = room.clock()
    doubted = tickets.doubted(room.database, [ticket.number for ticket in found.tickets])
    facts = {
        "tabs": _tabs(tickets.counts(room.database), state),
        "tab": words.TABS[state],
        "lines": [
            {**_line(ticket, room.desk.rules, now), "doubted": ticket.number in doubted}
            for ticket in found.tickets
        ],
        "stopped": refusal(room.database),
        "unsent": tickets.unsent(room.database),
        "next": found.next,
        "begun": efter is not None,
        "is_ended": state in tickets.ENDED,
    }
    return page(request, "queue", facts, someone)


def _tabs(counts: Mapping[State, int], chosen: State) -> list[dict[str, Any]]:
    return [
        {"word": word, "name": name, "count": counts[state], "chosen": state is chosen}
        for state, (word, name) in words.TABS.items()
    ]


def _line(ticket: Ticket, rules: Rules, now: datetime) -> dict[str, Any]:
    verdict = ticket.verdict
    places = jobcentre_names(verdict["jobcentres"], rules)
    return {
        "reference": ticket.reference,
        "who": ticket.sender_name or ticket.sender or "Ukendt afsender",
        "domain": ticket.sender.rpartition("@")[2],
        "cvr": verdict["cvr"],
        "about": words.ABOUT.get(ticket.what),
        "asked": _asked(verdict["employees"]) or words.KINDS.get(ticket.kind, ticket.kind),
        "places": ", ".join(places) if len(places) <= MOST_NAMES else f"{len(places)} jobcentre",
        "missing": [words.SHORT.get(item, item) for item in verdict["missing"]],
        "problems": [words.SHORT.get(item, item) for item in _to_look_at(verdict)],
        "age": words.age(ticket.created_at, now),
        "since": ticket.created_at,
    }


def _to_look_at(verdict: Mapping[str, Any]) -> list[str]:
    return [*verdict["problems"], *(["refused"] if verdict.get("refused") else [])]


def _asked(employees: list[dict[str, Any]]) -> str:
    """Opret 2: Olga Berg, Villy Sand · Nedlæg 1: …"""
    parts = []
    for action, word in words.ACTIONS.items():
        people = [e["name"] or e["email"] or "?" for e in employees if e["action"] == action]
        if people:
            more = " …" if len(people) > MOST_NAMES else ""
            parts.append(f"{word} {len(people)}: {', '.join(people[:MOST_NAMES])}{more}")
    return " · ".join(parts)
