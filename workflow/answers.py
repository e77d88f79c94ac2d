"""Which answer follows from a change, and the mail it becomes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from intake.conversations import a_reply_in
from intake.reading import Kind
from intake.slots import ANSWER_HERE, END_OF_POINTS
from workflow.letters import simple_html
from workflow.states import Event, State

TEMPLATES = Path(__file__).parents[1] / "templates" / "mail"


class Answer(StrEnum):
    """The mails that we send; each has a file of its name in `templates/mail/`."""

    RECEIVED = "received"
    MISSING = "missing"
    PROVISIONED = "provisioned"
    REJECTED = "rejected"
    MISDIRECTED = "misdirected"
    RENEWAL = "renewal"
    RECERTIFICATION = "recertification"
    REMINDER = "reminder"
    CLOSED = "closed"
    LETTER = "letter"  # a caseworker's own words


# Those that wait for an answer.
QUESTIONS = frozenset({Answer.MISSING, Answer.RENEWAL, Answer.RECERTIFICATION})


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator has set for answers.

    `sender` is the address that answers come from; nothing is ever sent to `own_addresses`
    (lower case). A mail that arrived longer ago than `answer_within` gets no automatic answer,
    and the caps hold off a loop that no header gives away. `guide` is the address of the guide for
    those who administer their own users.
    """

    sender: str
    own_addresses: frozenset[str]
    acknowledge: bool = True
    answer_within: timedelta = timedelta(days=7)
    per_address_per_day: int = 50
    per_thread_per_hour: int = 3
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as it would be sent. A caseworker may change the `body`; the rest stands."""

    subject: str
    before: str
    body: str
    after: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """Where an answer goes and what it answers. Message-IDs keep their angle brackets.

    `thread_index` is what Outlook threads by, where the answered mail has one.
    """

    to: str
    in_reply_to: str | None
    references: tuple[str, ...]
    message_id: str
    thread_index: str | None = None


# An id that can stand in a header as it is (RFC 5322, 3.6.4); others are left out. An encoded word
# in it would be decoded as the header is written, and a line end in that would begin another.
_ID = re.compile(r"^<(?!.*=\?)[!-;=?-~]{1,200}>$")

# Threads hang on whole ids, so these must not be folded within one.
_UNFOLDED = SMTP.clone(max_line_length=998)
_HEADER = BytesHeaderParser()
_BOUNDARY = "=_landssupport"  # `=_` stands in nothing that is quoted-printable (RFC 2045, 6.7)

_NOBODY = re.compile(
    r"^(no-?reply|do-?not-?reply|ikke-?svar|noreply\b.*|mailer-daemon|postmaster|bounces?)([+.-].*)?@",
    re.IGNORECASE,
)


def automatic_answer(event: Event, before: State | None, policy: Policy) -> Answer | None:
    """The answer that a mail gets by itself when it was found to be this."""
    if event is Event.FOUND_INCOMPLETE:
        return Answer.MISSING
    if event is Event.FOUND_MISDIRECTED:
        return Answer.MISDIRECTED
    if event is Event.FOUND_COMPLETE and before is not State.READY and policy.acknowledge:
        return Answer.RECEIVED
    return None


def unanswerable(address: str, policy: Policy) -> str | None:
    """Why nothing can be sent to this address (in Danish), or None where it can."""
    if not address:
        return "mailen har ingen afsender"
    if address.lower() in policy.own_addresses:
        return "afsenderen er vores egen adresse"
    if _NOBODY.match(address):
        return "ingen læser afsenderens adresse"
    try:
        Address(addr_spec=address)
    except (ValueError, HeaderParseError):
        return "afsenderens adresse kan ikke bruges"
    return None


def stays_silent(
    kind: Kind,
    hushed: bool,
    address: str,
    age: timedelta,
    sent_to_day: int,
    sent_in_hour: int,
    policy: Policy,
) -> str | None:
    """Why a mail gets no automatic answer (in Danish), or None where it may have one."""
    if kind is Kind.AUTOMATIC:
        return "mailen er skrevet af en maskine"
    if hushed:
        return "afsenderens system beder om ikke at få automatiske svar"
    if reason := unanswerable(address, policy):
        return reason
    if age > policy.answer_within:
        return f"mailen er mere end {policy.answer_within.days} dage gammel"
    if sent_to_day >= policy.per_address_per_day or sent_in_hour >= policy.per_thread_per_hour:
        return "der er allerede sendt mange automatiske svar"
    return None


def compose(
    answer: Answer, facts: Mapping[str, Any], addressed: Addressed, policy: Policy, now: datetime
) -> bytes:
    """The answer as a whole mail, ready to be sent (RFC 5322; RFC 3834 for Auto-Submitted)."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Landssupporten", addr_spec=policy.sender)
    mail["To"] = Address(addr_spec=addressed.to)
    mail["Subject"] = render_subject(answer, facts)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = addressed.message_id
    answered = [i for i in (*addressed.references, addressed.in_reply_to or "") if _ID.match(i)]
    if answered:
        mail["In-Reply-To"] = answered[-1]
        first_and_last = dict.fromkeys([answered[0], *answered[-3:]])
        mail["References"] = " ".join(first_and_last)
    if addressed.thread_index:
        mail["Thread-Index"] = a_reply_in(addressed.thread_index, addressed.message_id)
    mail["Auto-Submitted"] = "auto-replied" if answered else "auto-generated"
    mail["Precedence"] = "auto_reply"  # for machines that are older than RFC 3834
    mail["X-Auto-Response-Suppress"] = "All"  # and for Exchange
    text = render_text(answer, facts)
    mail.set_content(text, cte="quoted-printable")
    html = simple_html(text, mail["Subject"])
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(_BOUNDARY)
    raw = mail.as_bytes(policy=_UNFOLDED)
    if _HEADER.parsebytes(raw).keys() != mail.keys():  # whatever the library made of a value
        raise ValueError("a header would begin another one")
    return raw


def mistakes_in_templates(specimens: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong in the templates, a line each: every answer is rendered with each specimen."""
    mistakes = []
    for answer in Answer:
        for facts in specimens:
            try:
                render_subject(answer, facts)
                render_text(answer, facts)
            except (TemplateError, TypeError, ValueError) as error:
                mistakes.append(f"templates/mail/{answer}.txt or its subject: {error}")
            else:
                mistakes += _mistakes_in_questions(answer, facts)
    return sorted(set(mistakes))


def _mistakes_in_questions(answer: Answer, facts: Mapping[str, Any]) -> list[str]:
    """What keeps a sender's answers to the points from being read."""
    text = render_text(answer, facts)
    if answer is not Answer.MISSING or (
        text.count(f"\n{ANSWER_HERE}\n") == len(facts["points"])
        and text.count(f"\n{END_OF_POINTS}\n") == 1
    ):
        return []
    return ["templates/mail/asked.txt: answer_here must follow each point, end_of_points the last"]


def render_subject(answer: Answer, facts: Mapping[str, Any]) -> str:
    """The answer's subject, on one line, and without what a library would decode as words."""
    subject = _templates().get_template(f"{answer}.subject.txt").render(facts)
    return " ".join(subject.replace("=?", "= ?").split())


def render_text(answer: Answer, facts: Mapping[str, Any]) -> str:
    """The answer's words, as the sender will read them; with `typed` in place of their body."""
    return _spaced(_templates().get_template(f"{answer}.txt").render(facts)) + "\n"


def drafted(answer: Answer, facts: Mapping[str, Any]) -> Draft:
    """The answer, apart from its frame, so that a caseworker may change it before it goes."""
    template = _templates().get_template(f"{answer}.txt")
    body = _spaced("".join(template.blocks["body"](template.new_context(dict(facts)))))
    before, _, after = render_text(answer, {**facts, "typed": _HERE}).partition(_HERE)
    return Draft(render_subject(answer, facts), before.strip(), body, after.strip())


_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the body, where only its frame is wanted


def _spaced(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  (plain text)
    )
    environment.filters |= {"day": danish_day, "cvr": spaced_cvr, "listed": listed}
    environment.globals |= {"answer_here": ANSWER_HERE, "end_of_points": END_OF_POINTS}
    return environment


_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)


def danish_day(day: date | str) -> str:
    """1. maj 2026"""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def spaced_cvr(number: str) -> str:
    """12 34 56 78"""
    return " ".join(number[i : i + 2] for i in range(0, len(number), 2))


def listed(words: Sequence[str]) -> str:
    """Køge, Odense og Varde"""
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last
