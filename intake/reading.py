"""The nouns of reading: what one mail says, and where it says so. Frozen values, no logic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a mail is to the desk."""

    REQUEST = "request"
    MISDIRECTED = "misdirected"
    AUTOMATIC = "automatic"
    OTHER = "other"


class Action(StrEnum):
    CREATE = "create"
    REMOVE = "remove"


class Verdict(StrEnum):
    """What became of a document when its text was asked for."""

    TEXT = "text"
    NO_TEXT = "no_text"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    UNKNOWN_TYPE = "unknown_type"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on a PDF's page: points (1/72 inch) from the top left of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is seen: a PNG or a JPEG.

    `is_covered` tells whether each CPR number that it was said to have is painted over; where one
    could not be found there is no picture.
    """

    content: bytes = field(repr=False)
    content_type: str
    is_covered: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was found.

    `source` is "text", "subject" or "attachment"; for an attachment, `attachment` is its place in
    `Reading.documents`. `start` and `end` are offsets into that source's decoded text. `page`
    counts from 1 and is None where the source has no pages. `why` tells a caseworker, in Danish,
    why this was taken. `rectangles` mark it on that page, one a line, in the order of reading; they
    are found when somebody looks (see `intake.located`), and empty before that and where the
    source is no PDF.
    """

    source: str
    start: int
    end: int
    why: str
    attachment: int | None = None
    page: int | None = None
    rectangles: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class Employee:
    """A person to create or remove. `email` is in lower case.

    `roles` are what the mail asks for her beyond JobKon, in the order of the book of roles, and
    `refused` those of them that no other actor's employee may have.
    """

    action: Action
    name: str | None
    email: str | None
    evidence: tuple[Evidence, ...] = ()
    roles: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleAsked:
    """A role that a mail asks for somebody whom it does not ask to create: an earlier mail may.

    `name` is whom it names, if anybody; `all` is whether it says so of all. `refused` is as above.
    """

    role: str
    name: str | None
    all: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """An attachment that is, or is offered as, the agreement with a municipality.

    `municipalities` are codes of 3 digits in the document's order; empty where none was found.
    `cvr` is the other actor's. `readable` is False where no text could be had.
    """

    filename: str
    municipalities: tuple[str, ...]
    cvr: str | None
    valid_from: date | None
    valid_to: date | None
    readable: bool
    evidence: tuple[Evidence, ...] = ()

    @property
    def municipality(self) -> str | None:
        return self.municipalities[0] if self.municipalities else None


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    email: str


class Role(StrEnum):
    """Whose words a passage of the body is."""

    NEW = "new"
    SIGNATURE = "signature"
    FORWARDED = "forwarded"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a mail's text: `text[start:end]`. Passages cover the text, in its order.

    FORWARDED is a mail that the new words pass on; QUOTED is history, and so is the header block
    (`Fra: …`) of either. `author` is who wrote a forwarded or quoted passage, where it says so.
    """

    role: Role
    start: int
    end: int
    author: Address | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail, as decoded; `filename` is a bare name, never a path."""

    filename: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """What text a document gave. Pages are divided by form feeds, table cells by tabs."""

    verdict: Verdict
    text: str = ""
    pages: int = 0
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An attachment as it was read: what it is, and the text it gave. `size` is in bytes."""

    filename: str
    content_type: str
    size: int
    sha256: str
    verdict: Verdict
    pages: int
    ocr: bool
    text: str


@dataclass(frozen=True, slots=True)
class Headers:
    """What a mail's header says of its way (RFC 5322). Ids keep their angle brackets.

    `authentication` has the Authentication-Results (RFC 8601) as they stand, topmost first: written
    by whoever had the mail, and to be believed of our own gateway alone. `thread_index` is
    Outlook's. `hushed` tells that the sender's program asks for no automatic answer.
    """

    subject: str
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    date: datetime | None
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    authentication: tuple[str, ...] = ()
    thread_index: str | None = None
    hushed: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """What a delivery report says of a mail: whether it `failed` for good, and which it was.

    `message_ids` are those of the mails that came back, `envelope_id` is what the sender called it
    (RFC 3461), `status` a code of RFC 3463. Addresses are in lower case.
    """

    failed: bool
    message_ids: tuple[str, ...]
    envelope_id: str | None
    recipients: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mail says.

    `text` is the body as a person would see it, and `passages` say whose words it is. Fields are
    read whatever the kind, since a later mail in a thread may give only one of them. `problems`
    are those that one mail shows by itself: cvr_invalid, jobcentre_unknown,
    employee_email_invalid. `defects` tell what was broken in its MIME. `evidence` maps a field
    ("kind", "cvr", "jobcentres", "roles", a problem) to where it was found. `roles` are those asked
    for somebody whom an earlier mail may name. `returned` is what a delivery report says.
    """

    headers: Headers
    kind: Kind
    cvr: str | None
    jobcentres: tuple[str, ...]
    employees: tuple[Employee, ...]
    agreements: tuple[Agreement, ...]
    problems: tuple[str, ...]
    text: str
    passages: tuple[Passage, ...]
    documents: tuple[Document, ...]
    defects: tuple[str, ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    roles: tuple[RoleAsked, ...] = ()
    returned: Returned | None = None
