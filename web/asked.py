"""What a ticket asks for: for whom, by what right, and what an approval would carry out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from intake.rules import Rules
from web.room import Room
from workflow import holdings
from workflow.facts import jobcentre_names, jobcentre_title
from workflow.model import Ticket
from workflow.steps import Deed
from workflow.tickets import Dossier


def proof_of(dossier: Dossier) -> str | None:
    """What our gateway says of the last mail from the ticket's sender."""
    sender = dossier.ticket.sender
    wrote = [m.who_wrote for m in dossier.messages if not m.outgoing and m.sender == sender]
    last = wrote[-1] if wrote else None
    return last["authentication"]["proof"] if last and last["authentication"] else None


def people_of(room: Room, ticket: Ticket) -> list[dict[str, Any]]:
    """The employees asked for, each with what she has already."""
    employees, rules = ticket.verdict["employees"], room.desk.rules
    held = holdings.held_by(room.database, employees, ticket.verdict["cvr"])
    return [
        {**employee, "held": [(g, *jobcentre_names([g.jobcentre], rules)) for g in grants]}
        for employee, grants in zip(employees, held, strict=True)
    ]


def step_of(step: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """A step with its job centre by name, and who has done it when."""
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


def agreement_of(agreement: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """An agreement with its municipalities by name."""
    return {**agreement, "names": jobcentre_names(agreement["municipalities"], rules)}


def together(steps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Steps to be looked at, not to be carried out by hand: the same role of the same person at
    several job centres is one line, and a new user's roles stand on the user's own (`grants`)."""
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for step in steps:
        what = (step["deed"], step["role"], *_who(step))
        if what in lines and step["place"]:
            lines[what]["place"] += f", {step['place']}"
        else:
            lines[what] = step | {"grants": []}
    new = {_who(line): line for line in lines.values() if line["deed"] == Deed.CREATE_USER}
    shown = []
    for line in lines.values():
        if line["deed"] == Deed.GRANT and _who(line) in new:
            new[_who(line)]["grants"].append(line)
        else:
            shown.append(line)
    return shown


def _who(step: Mapping[str, Any]) -> tuple[Any, ...]:
    return step["name"], step["email"], step["done_by"]
