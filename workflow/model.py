"""The tables. Times are UTC; what a mail said is kept as the JSON of its Reading."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from workflow.states import State

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime in UTC, also where the engine keeps no zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def _nothing() -> list[Any]:
    # In place of `list`: each new row asks its factories for their signature, and a built-in's has
    # to be parsed for that.
    return []


def _state() -> Any:
    return SqlEnum(
        State, native_enum=False, length=20, values_callable=lambda s: [x.value for x in s]
    )


class Ticket(SQLModel, table=True):
    """One matter with one firm: a thread of mails, and what was decided on it.

    `version` counts its changes: a decision holds only for the version that was seen.
    `verdict` is what all its mails say together (contract fields and evidence), `corrections` what
    a caseworker put in place of what was read, `steps` what an approval is to carry out.
    `sender` is the address that answers go to. `related` is another ticket that it points at.
    `about` tells what we opened it for ourselves, where no mail did ("renewal:7": what, and for
    which row of the register), and `matter` what it asks for.
    `seal` is its history's last one. `erased_at` is when its persons were made anonymous.
    `assignee` is the name of the caseworker who is at it, where one is. `continued_in` is the
    ticket that it was merged into or is a duplicate of: later mails of its thread land there.
    `split_from` is the ticket that a caseworker made this one out of, and `elsewhere` who of those
    that its own mails ask for is seen to in a ticket that was made out of it.
    `denied` is who of those asked for an approval left out, each with the reason, and `wording`
    what a caseworker wrote for the answer that follows the approval.
    What the queue shows and sorts by is kept in `line`, `cvr`, `firm` (the business register's
    name) and `firm_key` by `workflow.lines` alone. `state_since` is when it came to its state, and
    `service_from` the day (Copenhagen's) from which the service goal's working days are counted.
    """

    __table_args__ = (
        Index("ix_ticket_state_number", "state", "number"),
        Index("ix_ticket_state_service", "state", "service_from", "number"),
        Index("ix_ticket_state_firm", "state", "firm_key", "number"),
        Index("ix_ticket_state_assignee", "state", "assignee", "number"),
    )

    number: int = Field(default=None, primary_key=True)
    version: int = 0
    state: State = Field(sa_type=_state())
    kind: str
    subject: str
    sender: str
    sender_name: str = ""
    created_at: datetime = Field(sa_type=UtcTime, index=True)
    updated_at: datetime = Field(sa_type=UtcTime)
    verdict: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    corrections: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    steps: list[dict[str, Any]] = Field(default_factory=_nothing, sa_type=JSON)
    related: int | None = Field(default=None, foreign_key="ticket.number")
    about: str | None = Field(default=None, index=True)
    matter: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    seal: str = ""
    erased_at: datetime | None = Field(default=None, sa_type=UtcTime)
    assignee: str | None = Field(default=None, index=True)
    continued_in: int | None = Field(default=None, foreign_key="ticket.number", index=True)
    split_from: int | None = Field(default=None, foreign_key="ticket.number", index=True)
    elsewhere: list[dict[str, Any]] = Field(default_factory=_nothing, sa_type=JSON)
    denied: list[dict[str, Any]] = Field(default_factory=_nothing, sa_type=JSON)
    wording: str | None = None
    cvr: str | None = Field(default=None, index=True)
    firm: str = ""
    firm_key: str = ""
    line: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state_since: datetime | None = Field(default=None, sa_type=UtcTime)
    service_from: date | None = None

    @property
    def what(self) -> str:
        """What kind of matter of our own this is; empty where a mail opened it."""
        return (self.about or "").partition(":")[0]

    @property
    def reference(self) -> str:
        return f"LS-{self.number}"


class Mark(SQLModel, table=True):
    """Something that the queue can be narrowed to (`workflow.lines` tells what), on a ticket in
    this state."""

    __tablename__ = "ticket_mark"

    mark: str = Field(primary_key=True)
    state: State = Field(sa_type=_state(), primary_key=True)
    ticket: int = Field(primary_key=True, foreign_key="ticket.number", index=True)


class SearchDocument(SQLModel, table=True):
    """The words by which a ticket is found, as `workflow.search` spells them.

    What the engine makes of them is made by the engine, in the same transaction: a full-text index
    by triggers (SQLite), the generated column `vector` (PostgreSQL). See migration 0009.
    """

    __tablename__ = "search_document"

    ticket: int = Field(primary_key=True, foreign_key="ticket.number")
    words: str = Field(default="", sa_type=Text)


class Message(SQLModel, table=True):
    """A mail, in or out. One that came in is unique by Message-ID and hash of its content.

    `who_wrote` is what is known of that (`workflow.who_wrote` tells its form); None for ours, and
    for what came before it was asked.
    `returned_because` tells why an answer did not arrive (Danish), `conversation` what all mails
    of a thread in Outlook have in common.
    """

    __table_args__ = (
        UniqueConstraint("message_id", "content_hash", name="uq_message_identity"),
        # at most one automatic answer to one mail
        UniqueConstraint("answer_to", name="uq_message_answer_to"),
    )

    id: int = Field(default=None, primary_key=True)
    outgoing: bool = False
    message_id: str = Field(index=True)
    content_hash: str
    at: datetime = Field(sa_type=UtcTime)
    ticket_number: int | None = Field(default=None, foreign_key="ticket.number", index=True)
    sender: str = ""
    recipient: str = Field(default="", index=True)
    subject: str = ""
    reading: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    who_wrote: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    unread_because: str | None = None
    same_id_as: int | None = Field(default=None, foreign_key="message.id")
    answer: str | None = None
    answer_to: int | None = Field(default=None, foreign_key="message.id")
    returned_because: str | None = None
    conversation: str = Field(default="", index=True)


class Original(SQLModel, table=True):
    """A message's bytes as they came or went, apart so that lists never load them."""

    message: int = Field(primary_key=True, foreign_key="message.id")
    raw: bytes = Field(sa_type=LargeBinary)


class Delivery(SQLModel, table=True):
    """A place where a message lay: once here, it is never taken in from there again."""

    mailbox: str = Field(primary_key=True)
    uidvalidity: int = Field(primary_key=True, sa_type=BigInteger)
    uid: int = Field(primary_key=True, sa_type=BigInteger)
    message: int = Field(foreign_key="message.id", index=True)


class Entry(SQLModel, table=True):
    """A line of a ticket's history: who, when, what, from which mail. Only ever added.

    `seal` holds it to the line before; where its persons were erased it has no `salt` any more (see
    `workflow.history`).
    """

    id: int = Field(default=None, primary_key=True)
    ticket_number: int = Field(foreign_key="ticket.number", index=True)
    at: datetime = Field(sa_type=UtcTime, index=True)
    by: str
    event: str
    state: State = Field(sa_type=_state())
    message: int | None = Field(default=None, foreign_key="message.id")
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    salt: str | None = None
    personal_digest: str = ""
    seal: str = ""


class Task(SQLModel, table=True):
    """A row of the outbox: an effect to be carried out after the change that asked for it.

    `key` makes the same effect one row. `ended_at` is set when it is done or given up; `error`
    tells why it failed last, `failing_since` when it failed first, and `gave_up` that nobody tries
    any more.
    """

    __table_args__ = (
        Index("ix_task_due", "ended_at", "due_at"),
        Index("ix_task_deed", "deed", "ended_at"),
        # both: by the deed alone SQLite would read all that was ever sent
        Index("ix_task_gave_up", "gave_up", "deed"),
    )

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    deed: str
    message: int | None = Field(default=None, foreign_key="message.id")
    ticket_number: int | None = Field(default=None, foreign_key="ticket.number", index=True)
    due_at: datetime = Field(sa_type=UtcTime)
    attempts: int = 0
    leased_by: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    error: str | None = None
    failing_since: datetime | None = Field(default=None, sa_type=UtcTime)
    gave_up: bool = False


class OAuthToken(SQLModel, table=True):
    """What a token endpoint gave last, for all nodes: one row for each section of the settings.

    `given_for` is a hash of the settings that it was asked with: others begin anew. One node at a
    time asks (`asked_by` until `asked_until`), since a refresh token may serve only once. `refused`
    is why the endpoint gives no token any more, since `refused_at`; a person has to mend it.
    """

    __tablename__ = "oauth_token"

    name: str = Field(primary_key=True)
    given_for: str
    access_token: str | None = None
    refresh_token: str | None = None
    expires_at: datetime | None = Field(default=None, sa_type=UtcTime)
    asked_by: str | None = None
    asked_until: datetime | None = Field(default=None, sa_type=UtcTime)
    refused: str | None = None
    refused_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Pulse(SQLModel, table=True):
    """When a part of the service last did its work well, and since when and why it does not."""

    part: str = Field(primary_key=True)
    well_at: datetime | None = Field(default=None, sa_type=UtcTime)
    failing_since: datetime | None = Field(default=None, sa_type=UtcTime)
    why: str | None = None


class Duty(SQLModel, table=True):
    """What one process at a time does: `held_by` it, with `beats` for its signs of life."""

    name: str = Field(primary_key=True)
    held_by: str | None = None
    beats: int = Field(default=0, sa_type=BigInteger)


class Caseworker(SQLModel, table=True):
    """An account: a local one with a password, whose `locked_until` grows with wrong ones, or one
    of a provider, by whose `issuer` and `subject` it is known."""

    __table_args__ = (UniqueConstraint("issuer", "subject", name="uq_caseworker_at_provider"),)

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    role: str = "caseworker"
    password_hash: str | None = None
    disabled: bool = False
    failures: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=UtcTime)
    issuer: str | None = None
    subject: str | None = None


class Looking(SQLModel, table=True):
    """Somebody (an account's name) who looks at a ticket, `since` then and last at `seen_at`."""

    ticket_number: int = Field(primary_key=True)
    name: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UtcTime)
    seen_at: datetime = Field(sa_type=UtcTime, index=True)


class Login(SQLModel, table=True):
    """A session at the desk; only the hash of its cookie is kept.

    `seen_at` is when it was last used, to the minute; `id_token` is what a provider wants to see
    when its log-in is to end too.
    """

    token_hash: str = Field(primary_key=True)
    caseworker: int = Field(foreign_key="caseworker.id", index=True)
    began_at: datetime = Field(sa_type=UtcTime)
    seen_at: datetime = Field(sa_type=UtcTime)
    expires_at: datetime = Field(sa_type=UtcTime)
    id_token: str | None = None


class ApiToken(SQLModel, table=True):
    """What a program shows to be let in at the API; only its hash is kept.

    What it does is done in the name of the account `caseworker`. `scopes` are words with spaces
    between. `valid_to` is its last day, Copenhagen's; None where it has none.
    """

    __tablename__ = "api_token"

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    token_hash: str = Field(unique=True)
    caseworker: int = Field(foreign_key="caseworker.id", index=True)
    scopes: str
    valid_to: date | None = None
    made_at: datetime = Field(sa_type=UtcTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcTime)


class SavedView(SQLModel, table=True):
    """A caseworker's own way to look at the queue: its address' query, by a name."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("caseworker", "name", name="uq_saved_view_name"),)

    id: int = Field(default=None, primary_key=True)
    caseworker: int = Field(foreign_key="caseworker.id", index=True)
    name: str
    query: str


class OtherActor(SQLModel, table=True):
    """A firm that employees were asked for. `known_since` is when a caseworker first approved a
    request of its; None where none was. `name`, `ceased` and `looked_up_at` come from the business
    register, where that is asked.
    """

    __tablename__ = "other_actor"

    cvr: str = Field(primary_key=True)
    name: str | None = None
    ceased: bool = False
    looked_up_at: datetime | None = Field(default=None, sa_type=UtcTime)
    known_since: datetime | None = Field(default=None, sa_type=UtcTime)


class Requester(SQLModel, table=True):
    """A user responsible (brugeransvarlig): an address that a firm's requests were approved from.

    `asked_at` is when she was last asked who the firm's users are, `confirmed_at` when she said so.
    """

    __table_args__ = (UniqueConstraint("email", "cvr", name="uq_requester_identity"),)

    id: int = Field(default=None, primary_key=True)
    email: str
    name: str = ""
    cvr: str = Field(foreign_key="other_actor.cvr", index=True)
    known_since: datetime = Field(sa_type=UtcTime)
    ticket: int = Field(foreign_key="ticket.number")
    asked_at: datetime | None = Field(default=None, sa_type=UtcTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcTime)


class AgreementOnFile(SQLModel, table=True):
    """An agreement between a firm and municipalities (codes), with the mail that brought it.

    Days are Copenhagen's; `valid_to` is None where it has no last day. Before it ends a renewal is
    asked for once, and after it an ending is put before a caseworker once: the tickets of those.
    """

    __tablename__ = "agreement"

    id: int = Field(default=None, primary_key=True)
    cvr: str = Field(foreign_key="other_actor.cvr", index=True)
    municipalities: list[str] = Field(default_factory=_nothing, sa_type=JSON)
    valid_from: date | None = None
    valid_to: date | None = Field(default=None, index=True)
    filename: str
    message: int | None = Field(default=None, foreign_key="message.id")
    ticket: int = Field(foreign_key="ticket.number", index=True)
    renewal: int | None = Field(default=None, foreign_key="ticket.number")
    ending: int | None = Field(default=None, foreign_key="ticket.number")


class EmployeeOnFile(SQLModel, table=True):
    """An other actor's employee who has, or had, access. `folded` is what a search looks in."""

    __tablename__ = "employee"
    __table_args__ = (UniqueConstraint("cvr", "email", name="uq_employee_identity"),)

    id: int = Field(default=None, primary_key=True)
    cvr: str = Field(foreign_key="other_actor.cvr")
    email: str = Field(index=True)
    name: str
    folded: str = Field(default="", index=True)


class GrantOnFile(SQLModel, table=True):
    """A role at a job centre that an employee has (`ended_at` is None) or had.

    `until` is the last day that its agreement holds; `ticket` gave it and `ended_by` took it.
    """

    __tablename__ = "access_grant"

    id: int = Field(default=None, primary_key=True)
    employee: int = Field(foreign_key="employee.id", index=True)
    jobcentre: str = Field(index=True)
    role: str
    agreement: int | None = Field(default=None, foreign_key="agreement.id", index=True)
    since: datetime = Field(sa_type=UtcTime)
    until: date | None = None
    ticket: int = Field(foreign_key="ticket.number")
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_by: int | None = Field(default=None, foreign_key="ticket.number")


class DirectoryUser(SQLModel, table=True):
    """A user of the embedded access directory."""

    __tablename__ = "directory_user"

    id: int = Field(default=None, primary_key=True)
    email: str = Field(unique=True)
    name: str
    cvr: str
    active: bool = True


class DirectoryGrant(SQLModel, table=True):
    """A role that a user of the embedded directory holds at a job centre."""

    __tablename__ = "directory_grant"

    user: int = Field(primary_key=True, foreign_key="directory_user.id")
    jobcentre: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
