"""Which ticket a mail belongs to. Pure: what is known is handed in.

A mail joins a ticket when it answers one of the ticket's mails (RFC 5322, References and
In-Reply-To), or names it in its subject, or is of its conversation in Outlook, and its sender takes
part in it already or writes from the same firm. Anybody else who knows a number gets a ticket of
their own that points at it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from intake.reading import Headers

_REFERENCE = re.compile(r"\[LS-(\d{1,9})\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """A ticket that a mail may belong to, and who takes part in it (addresses, lower case)."""

    number: int
    participants: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail belongs: in a ticket, or in a new one that may point at another.

    `colleague` tells that the sender is not a participant but of the same firm; `follows_up` that
    the related ticket is this one's past.
    """

    ticket: int | None
    related: int | None = None
    colleague: bool = False
    follows_up: bool = False


def answered_ids(headers: Headers) -> list[str]:
    """The Message-IDs that a mail answers: its References, the nearest first, then In-Reply-To."""
    last = [headers.in_reply_to] if headers.in_reply_to else []
    return list(dict.fromkeys([*reversed(headers.references), *last]))


def named_ticket(subject: str) -> int | None:
    """The number in a subject's `[LS-n]`; the last, where there are several."""
    found = _REFERENCE.findall(subject)
    return int(found[-1]) if found else None


def place(
    headers: Headers,
    automatic: bool,
    by_message_id: Mapping[str, Thread],
    by_number: Mapping[int, Thread],
    shared_domains: Iterable[str],
    in_conversation: Sequence[Thread] = (),
    split_off: Sequence[Thread] = (),
) -> Place:
    """The place of a mail.

    `shared_domains` are mail providers whose customers have nothing in common. `in_conversation`
    are threads that Outlook puts the mail into, `split_off` those that caseworkers made out of any
    of these: who takes part there only has their ticket there. What is automatic comes from a mail
    server as often as from a participant, so it needs only to answer.
    """
    answered = [by_message_id[i] for i in answered_ids(headers) if i in by_message_id]
    if answered and automatic:
        return Place(answered[0].number)
    named = by_number.get(named_ticket(headers.subject) or 0)
    sender = headers.sender.email.lower() if headers.sender else ""
    known = [*answered, *([named] if named else ()), *in_conversation]
    for thread in known:
        if sender in thread.participants:
            return Place(thread.number)
    hers = [thread for thread in split_off if sender in thread.participants]
    if len(hers) == 1:
        return Place(hers[0].number)
    for thread in known:
        if _same_firm(sender, thread.participants, frozenset(shared_domains)):
            return Place(thread.number, colleague=True)
    return Place(None, related=known[0].number if known else None)


def _same_firm(sender: str, participants: frozenset[str], shared: frozenset[str]) -> bool:
    domain = sender.rpartition("@")[2]
    return (
        bool(domain)
        and domain not in shared
        and domain in {participant.rpartition("@")[2] for participant in participants}
    )
