"""Firms that write to us over weeks, each in a way of its own; played in simulated time."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from itertools import count
from typing import Protocol

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, DESK
from tests.replies import outlook_html, reply
from tests.reports import EXIM_WARNING, QMAIL, free_form, rfc3464
from workflow.states import State

BEGIN = datetime(2026, 5, 4, 6, 0, tzinfo=UTC)
STEP = timedelta(hours=6)
LAST_WEEKS = timedelta(weeks=9)  # longer than a reminder, a closing and a late answer take
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AGREEMENT = an_agreement()
AWAY = "Jeg er på ferie og læser ikke mails."

# How the subject of each of our mails begins.
SUBJECTS = {
    "Vi mangler oplysninger": "missing",
    "Vi har modtaget": "received",
    "Adgangen er": "provisioned",
    "Vi mangler stadig svar": "reminder",
    "Vi har lukket": "closed",
    "Skriv til jeres egen": "misdirected",
}

Later = tuple[timedelta, bytes]


def domain_of(n: int) -> str:
    """A firm's domain, unlike any other's: who writes from one that looks alike is doubted."""
    digits = hashlib.sha256(str(n).encode()).hexdigest()[:12]
    return f"{digits.translate(str.maketrans('0123456789', 'ghknprstvy'))}.example"


@dataclass
class Firm:
    """Who writes what, and what she does when she hears from us.

    `ends` is the state that her ticket is to have in the end, `hears` all that we are to send, in
    order, as `(to whom, which answer)`.
    """

    n: int
    opening: bytes
    ends: State
    hears: list[tuple[str, str]]
    does: Callable[["Firm", str, EmailMessage], list[Later]] = lambda firm, kind, ours: []
    also: Sequence[Later] = ()
    heard: list[tuple[str, str]] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    mails: Iterator[int] = field(default_factory=lambda: count(2))

    @property
    def domain(self) -> str:
        return domain_of(self.n)

    @property
    def address(self) -> str:
        return f"karla@{self.domain}"

    @property
    def first_id(self) -> str:
        return f"<1@{self.domain}>"

    def writes(self, text: str, **more: object) -> bytes:
        more.setdefault("sender", self.address)
        more.setdefault("message_id", f"<{next(self.mails)}@{self.domain}>")
        return a_mail(text, **more)  # type: ignore[arg-type]

    def answers(self, ours: EmailMessage, text: str = "Her er aftalen.", **more: object) -> bytes:
        more.setdefault("pdfs", {"Aftale.pdf": AGREEMENT})
        more.setdefault("answers", ours["Message-ID"])
        more.setdefault("subject", f"SV: {ours['Subject']}")
        return self.writes(text, **more)

    def to_all(self, *kinds: str) -> list[tuple[str, str]]:
        return [(self.address, kind) for kind in kinds]


def kind_of(ours: EmailMessage) -> str:
    return next(kind for begin, kind in SUBJECTS.items() if ours["Subject"].startswith(begin))


def _firm(n: int, ends: State, *hears: str, **more: object) -> Firm:
    firm = Firm(n, b"", ends, [])
    words = a_request(email=f"zenia@{firm.domain}")
    firm.opening = a_mail(words, sender=firm.address, message_id=firm.first_id)
    firm.hears = firm.to_all(*hears)
    for name, value in more.items():
        setattr(firm, name, value)
    return firm


def _on(
    kind: str, after: timedelta, write: Callable[[Firm, EmailMessage], bytes]
) -> Callable[[Firm, str, EmailMessage], list[Later]]:
    """Answer this mail of ours, once, after a while."""

    def does(firm: Firm, heard: str, ours: EmailMessage) -> list[Later]:
        if heard != kind or kind in firm.answered:
            return []
        firm.answered.add(kind)
        return [(after, write(firm, ours))]

    return does


def _all(*each: Callable[[Firm, str, EmailMessage], list[Later]]):  # type: ignore[no-untyped-def]
    return lambda firm, kind, ours: [later for does in each for later in does(firm, kind, ours)]


def _away(firm: Firm, ours: EmailMessage) -> bytes:
    return firm.answers(
        ours, AWAY, pdfs={}, subject=f"Automatisk svar: {ours['Subject']}",
        Auto_Submitted="auto-replied",
    )  # fmt: skip


FINISHED = ("received", "provisioned")
ON_TIME = ("missing", *FINISHED)


def at_once(n: int) -> Firm:
    firm = _firm(n, State.DONE, *FINISHED)
    words = a_request(email=f"zenia@{firm.domain}")
    firm.opening = a_mail(
        words, sender=firm.address, message_id=firm.first_id, pdfs={"Aftale.pdf": AGREEMENT}
    )
    return firm


def forgotten(n: int) -> Firm:
    return _firm(n, State.DONE, *ON_TIME, does=_on("missing", DAY, Firm.answers))


def late(n: int) -> Firm:
    hears = ("missing", "reminder", *FINISHED)
    return _firm(n, State.DONE, *hears, does=_on("reminder", 2 * DAY, Firm.answers))


def silent(n: int) -> Firm:
    return _firm(n, State.CLOSED, "missing", "reminder", "closed")


def too_late(n: int) -> Firm:
    hears = ("missing", "reminder", "closed", *FINISHED)
    return _firm(n, State.DONE, *hears, does=_on("closed", 3 * DAY, Firm.answers))


def away(n: int) -> Firm:
    does = _all(_on("missing", HOUR, _away), _on("reminder", DAY, Firm.answers))
    return _firm(n, State.DONE, "missing", "reminder", *FINISHED, does=does)


def always_away(n: int) -> Firm:
    """An absence to each of our mails; they end the ticket no sooner and no later."""
    does = lambda firm, kind, ours: [(HOUR, _away(firm, ours))]  # noqa: E731
    return _firm(n, State.CLOSED, "missing", "reminder", "closed", does=does)


def bounced(n: int) -> Firm:
    does = _on("missing", HOUR, lambda f, ours: rfc3464(ours, f.address, n=f.n))
    return _firm(n, State.TRIAGE, "missing", does=does)


def bounced_at_the_end(n: int) -> Firm:
    does = _all(
        _on("missing", DAY, Firm.answers),
        _on("provisioned", HOUR, lambda f, ours: free_form(QMAIL, ours, f.address, f.n)),
    )
    return _firm(n, State.TRIAGE, *ON_TIME, does=does)


def delayed(n: int) -> Firm:
    does = _all(
        lambda f, kind, ours: (
            [(HOUR, free_form(EXIM_WARNING, ours, f.address, f.n))] if kind == "missing" else []
        ),
        _on("missing", 3 * DAY, Firm.answers),
    )
    return _firm(n, State.DONE, *ON_TIME, does=does)


def by_a_colleague(n: int) -> Firm:
    jens = f"jens@{domain_of(n)}"
    does = _on(
        "missing", DAY, lambda f, ours: f.answers(ours, "Karla bad mig sende den.", sender=jens)
    )
    firm = _firm(n, State.DONE, "missing", does=does)
    firm.hears += [(jens, "received"), (jens, "provisioned")]
    return firm


def forwarded(n: int) -> Firm:
    """She passes our question on to a colleague, who writes to us in a thread of his own."""
    jens = f"jens@{domain_of(n)}"
    words = "Hej\n\nKarla har sendt mig jeres mail, se nedenfor. Aftalen er vedhæftet.\n\nJens\n\n"

    def write(f: Firm, ours: EmailMessage) -> bytes:
        asked = ours.get_body(("plain",)).get_content()
        head = f"-----Oprindelig meddelelse-----\nFra: {DESK}\nTil: {f.address}\n"
        head += f"Emne: {ours['Subject']}\n\n"
        subject = f"VS: {ours['Subject']}"
        return f.answers(ours, words + head + asked, sender=jens, subject=subject, answers=None)

    firm = _firm(n, State.DONE, "missing", does=_on("missing", DAY, write))
    firm.hears += [(jens, "received"), (jens, "provisioned")]
    return firm


def with_another_subject(n: int) -> Firm:
    does = _on("missing", DAY, lambda f, ours: f.answers(ours, subject="Aftalen, som lovet"))
    return _firm(n, State.DONE, *ON_TIME, does=does)


def by_the_number_alone(n: int) -> Firm:
    does = _on("missing", DAY, lambda f, ours: f.answers(ours, answers=None))
    return _firm(n, State.DONE, *ON_TIME, does=does)


def under_the_points(n: int) -> Firm:
    """Outlook: she writes into our own mail, under each point."""
    firm = _firm(n, State.DONE, *ON_TIME)
    firm.opening = firm.writes(
        "Hej\n\nVil I oprette en ny medarbejder hos os i JobKon?\n\nVenlig hilsen\nKarla Nordlys\n",
        message_id=firm.first_id,
    )

    def write(f: Firm, ours: EmailMessage) -> bytes:
        said = {1: CVR, 2: "Køge", 3: "Vedhæftet", 4: f"Zenia Holm Aagaard, zenia@{f.domain}"}
        raw = reply(ours, *outlook_html(ours, said), Aftale=AGREEMENT)
        return raw.replace(b"@nordlys-job.example", f"@{f.domain}".encode())

    firm.does = _on("missing", DAY, write)
    return firm


def a_rival(n: int) -> Firm:
    """A machine without any header of one, which answers whatever it gets."""

    def does(firm: Firm, kind: str, ours: EmailMessage) -> list[Later]:
        text = "Hej. Sagen er oprettet hos os. Nogen ser på den i morgen."
        return [(HOUR, firm.answers(ours, text, pdfs={}))]

    return _firm(n, State.TRIAGE, "missing", does=does)


def a_storm(n: int) -> Firm:
    """Her absence answers each of our mails forty times, and says so only in its words."""

    def does(firm: Firm, kind: str, ours: EmailMessage) -> list[Later]:
        subject = f"Ikke til stede: {ours['Subject']}"
        return [
            (m * timedelta(minutes=1), firm.answers(ours, AWAY, pdfs={}, subject=subject))
            for m in range(40)
        ]

    return _firm(n, State.CLOSED, "missing", "reminder", "closed", does=does)


def spam(n: int) -> Firm:
    firm = _firm(n, State.TRIAGE)
    firm.opening = firm.writes(
        "Køb billige printerpatroner i dag.", subject="Tilbud", message_id=firm.first_id
    )
    return firm


def a_newsletter(n: int) -> Firm:
    firm = _firm(n, State.CLOSED)
    firm.opening = firm.writes(
        "Nyt fra os.",
        subject="Nyhedsbrev",
        message_id=firm.first_id,
        List_Id=f"<nyt.{firm.domain}>",
    )
    return firm


def a_stranger(n: int) -> Firm:
    """Somebody who knows a number that is not hers."""
    firm = _firm(n, State.TRIAGE)
    firm.opening = firm.writes(
        "Hvad er status, og hvem er det?", subject="SV: [LS-1]", message_id=firm.first_id
    )
    return firm


def misdirected(n: int) -> Firm:
    firm = _firm(n, State.CLOSED)
    tina = f"tina{n}@norddjurs-kommune.example"
    firm.opening = firm.writes(
        "Hej\n\nVil I oprette min nye kollega Bo Fanø Lind (bofl@norddjurs-kommune.example) i "
        "JobKon? Vi sidder begge i Jobcenter Norddjurs.\n\nTina Vold\nNorddjurs Kommune\n",
        sender=tina,
        message_id=firm.first_id,
    )
    firm.hears = [(tina, "misdirected")]
    return firm


def nobody(n: int) -> Firm:
    firm = _firm(n, State.TRIAGE)
    words = a_request(email=f"zenia@{firm.domain}")
    firm.opening = firm.writes(words, sender=f"noreply@{firm.domain}", message_id=firm.first_id)
    return firm


def twice(n: int) -> Firm:
    firm = forgotten(n)
    firm.also = [
        (HOUR, b"Received: by elsewhere; Mon, 4 May 2026 10:00:00 +0000\r\n" + firm.opening)
    ]
    return firm


def sent_back(n: int) -> Firm:
    """Our own mail comes back to us by a rule of hers."""
    does = _all(
        _on("missing", HOUR, lambda f, ours: ours.as_bytes()),
        lambda f, kind, ours: (
            [(2 * DAY, f.answers(ours))] if kind == "missing" and next(f.mails) == 2 else []
        ),
    )
    return _firm(n, State.DONE, *ON_TIME, does=does)


KINDS: tuple[Callable[[int], Firm], ...] = (
    at_once, forgotten, late, silent, too_late, away, always_away, bounced, bounced_at_the_end,
    delayed, by_a_colleague, with_another_subject, by_the_number_alone, under_the_points, a_rival,
    forwarded, a_storm, spam, a_newsletter, a_stranger, misdirected, nobody, twice, sent_back,
)  # fmt: skip


class World(Protocol):
    """Where the mails arrive, and what becomes of them until a time."""

    def deliver(self, raw: bytes, at: datetime) -> None: ...
    def until(self, now: datetime) -> Sequence[tuple[str, EmailMessage]]:
        """Do all that is due, and give what was sent: the recipient, and the mail."""
        ...


def play(world: World, firms: Sequence[Firm], days: int) -> Counter[str]:
    """Let the firms write, one after another, so that the last has `LAST_WEEKS` to come to an end,
    and count what we sent, by answer."""
    queue: list[tuple[datetime, int, bytes]] = []
    order, sent, seen = count(), Counter[str](), set[str]()
    by_domain = {firm.domain: firm for firm in firms}
    by_address = {to: firm for firm in firms for to, _ in firm.hears}
    every = (days * DAY - LAST_WEEKS) / len(firms)
    for place, firm in enumerate(firms):
        at = BEGIN + place * every
        for after, raw in ((timedelta(0), firm.opening), *firm.also):
            heapq.heappush(queue, (at + after, next(order), raw))
    now = BEGIN
    while now < BEGIN + days * DAY:
        quiet = not queue or queue[0][0] > now + DAY
        now += DAY if quiet else STEP
        while queue and queue[0][0] <= now:
            at, _, raw = heapq.heappop(queue)
            world.deliver(raw, at)
        for to, ours in world.until(now):
            assert ours["Message-ID"] not in seen, "a mail went out twice"
            seen.add(ours["Message-ID"])
            assert to == ours["To"]
            firm = by_address.get(to) or by_domain[to.rpartition("@")[2]]
            kind = kind_of(ours)
            sent[kind] += 1
            firm.heard.append((to, kind))
            for after, raw in firm.does(firm, kind, ours):
                heapq.heappush(queue, (now + after, next(order), raw))
    assert all(to != DESK for firm in firms for to, _ in firm.heard)
    return sent
