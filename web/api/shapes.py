"""What the API gives and takes, as OpenAPI tells it. Texts that came with mails have CPR numbers
masked."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from intake.cpr import mask_cpr
from workflow.states import State


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a text cannot have a NUL in it")
    return text


Text = Annotated[str, Field(max_length=5000), AfterValidator(_storable)]
Said = Annotated[str, Field(min_length=1, max_length=5000), AfterValidator(_storable)]
Line = Annotated[str, Field(max_length=320), AfterValidator(_storable)]
Cvr = Annotated[str, Field(pattern=r"^[0-9]{8}$")]
Code = Annotated[str, Field(pattern=r"^[0-9]{3}$")]
LARGEST_NUMBER = 2**31 - 1
Serial = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]  # of a ticket or a mail


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


# --- what is given ---------------------------------------------------------------------------


class TicketInList(BaseModel):
    """A ticket as the list has it; `version` is its ETag's."""

    model_config = ConfigDict(extra="allow")

    number: int
    reference: str
    version: int
    state: State
    kind: str
    subject: str
    sender: str
    created: str
    updated: str
    cvr: str | None
    jobcentres: list[str]
    employees: list[dict[str, Any]]
    agreements: list[dict[str, Any]]
    missing: list[str]
    problems: list[str]
    complete: bool
    messages: int
    assignee: str | None = None


class TicketList(BaseModel):
    """A page of tickets; `next` is the `after` of the page that follows, if one does."""

    tickets: list[TicketInList]
    next: int | None


class Attached(BaseModel):
    place: int
    filename: str
    verdict: str


class MessageInThread(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: int
    direction: Literal["in", "out"]
    at: str
    sender: str
    recipient: str
    subject: str
    attachments: list[Attached]


class HistoryLine(BaseModel):
    model_config = ConfigDict(extra="allow")

    at: str
    by: str
    event: str
    state: State
    detail: dict[str, Any]


class WholeTicket(TicketInList):
    """A ticket with its messages, its history, and what could not be carried out."""

    thread: list[MessageInThread]
    history: list[HistoryLine]
    failed: list[dict[str, Any]]


class Done(BaseModel):
    """Where a ticket is after a deed."""

    number: int
    reference: str
    version: int
    state: State


class Parted(Done):
    """Where a ticket is after a part of it was made a ticket of its own, which is `new`."""

    new: int


class WeekInFigures(BaseModel):
    """A week from its Monday; times in hours."""

    monday: date
    received: int
    complete_at_once: int
    decided: int
    median_hours: float | None
    ninety_percent_hours: float | None
    missing: dict[str, int]


class Overview(BaseModel):
    weeks: list[WeekInFigures]


# --- what is taken ---------------------------------------------------------------------------


class Approval(Shape):
    """`second_look` says that somebody has looked into what is doubted of who wrote. `denied` are
    those asked for (by their place, from 0) who get nothing, each with the reason that the firm
    reads. `answer` is the answer in one's own words."""

    second_look: bool = False
    denied: dict[Annotated[str, Field(pattern=r"^[0-9]{1,4}$")], Said] = {}
    answer: Said | None = None


class Rejection(Shape):
    reason: Said
    answer: Said | None = None


class Answered(Shape):
    answer: Said | None = None


class Closing(Shape):
    reason: Said


class Note(Shape):
    text: Said


class Assignment(Shape):
    """`to` is an account's name; null takes the ticket from whoever has it."""

    to: Line | None


class Letter(Shape):
    """What the sender reads; the greeting and the signature are in it."""

    text: Said


class OtherTicket(Shape):
    """`other` is the number of the ticket that goes on."""

    other: Serial


class EmployeesApart(Shape):
    """`employees` are those who get a ticket of their own, by their place, from 0."""

    employees: Annotated[list[Annotated[int, Field(ge=0, le=9999)]], Field(min_length=1)]


class MailsApart(Shape):
    """`messages` are the ids of the mails that get a ticket of their own."""

    messages: Annotated[list[Serial], Field(min_length=1)]


class EmployeeWanted(Shape):
    action: Literal["create", "remove"]
    name: Line | None = None
    email: Line | None = None
    roles: list[Line] = []


class AgreementSeen(Shape):
    filename: Line
    municipalities: list[Code]
    cvr: Cvr | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    readable: bool = True


class Corrections(Shape):
    """The fields to put in place of what was read; one that is null goes back to that. `settled`
    are problems that somebody has looked at and found to be none."""

    kind: Literal["request", "other"] | None = None
    cvr: Cvr | None = None
    jobcentres: list[Code] | None = None
    employees: list[EmployeeWanted] | None = None
    agreements: list[AgreementSeen] | None = None
    settled: list[Line] | None = None


def masked(value: Any) -> Any:
    """The same with every CPR number masked."""
    if isinstance(value, str):
        return mask_cpr(value)
    if isinstance(value, dict):
        return {name: masked(each) for name, each in value.items()}
    return [masked(each) for each in value] if isinstance(value, list | tuple) else value
