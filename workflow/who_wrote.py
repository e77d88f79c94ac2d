"""Who wrote a mail, as far as can be known: what our gateway found, and whom the sender looks like.

What is found is kept with the message: `{"authentication": {...} or None, "doubts": [...]}`, where
a doubt has `what` ("authentication", or in what the sender looks like another) and `known` (whose
address it looks like). A mail in doubt is for a person: it gets no automatic answer, and what its
ticket asks for is approved only by who has looked a second time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from intake.authentication import Authentication, Proof, authentication
from intake.lookalikes import mimicry
from intake.reading import Address, Kind, Reading
from intake.rules import Rules
from workflow.model import Requester
from workflow.states import Refused

Doubt = dict[str, str]


class SecondLookNeeded(Refused):
    """It is doubted who wrote a mail of the ticket, and nobody says to have looked into it."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        told = ", ".join(doubt["what"].replace("_", " ") for doubt in doubts)
        super().__init__(f"it is doubted who wrote ({told}): this needs a second look")
        self.doubts = doubts


def who_wrote(session: Session, reading: Reading, authserv_id: str, rules: Rules) -> dict[str, Any]:
    """What is known of who wrote a mail, as it is kept with the message.

    What nobody wrote and asks for nothing needs no second look.
    """
    headers = reading.headers
    found = authentication(headers.authentication, authserv_id, headers.sender)
    asks = reading.kind is not Kind.AUTOMATIC or reading.employees or reading.agreements
    doubts = _doubts(session, headers.sender, found, rules) if asks else []
    return {"authentication": asdict(found) if found else None, "doubts": doubts}


def _doubts(
    session: Session, sender: Address | None, found: Authentication | None, rules: Rules
) -> list[Doubt]:
    doubts: list[Doubt] = []
    if found and found.proof is Proof.DOUBTED:
        doubts.append({"what": "authentication"})
    if sender:
        known = session.execute(select(col(Requester.name), col(Requester.email))).all()
        people = (Address(name, email) for name, email in known)
        if like := mimicry(sender, people, rules.shared_domains):
            doubts.append({"what": like.likeness.value, "known": like.known})
    return doubts


def doubts_of(records: Iterable[dict[str, Any] | None]) -> list[Doubt]:
    """What is doubted by these records of `who_wrote`, each doubt once."""
    doubts = [doubt for record in records if record for doubt in record["doubts"]]
    return [doubt for place, doubt in enumerate(doubts) if doubt not in doubts[:place]]
