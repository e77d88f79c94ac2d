"""One request the whole way, with one death in it: mail in, question, answer, approval,
provisioning by SCIM, answer out.

Whatever command dies is called again, as systemd or a caseworker would. What is left behind is
counted: each mail has to have one entry, the approval one user, each answer to be sent, and once
but for the one instant in which nobody can know.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from sqlalchemy import text

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.failures.dying import Life, Mortal
from tests.journeys.running import write_config
from tests.scim import TOKEN, ScimServer, behind_proxy
from tests.servers import ImapServer, SmtpServer
from workflow import caseworkers
from workflow.database import Database, open_database

FIRST = a_mail(a_request(), message_id="<1@a.example>")
AGREEMENT = an_agreement()


@dataclass(frozen=True)
class Servers:
    """What the story is played on; `scim` is the port of a SCIM server."""

    imap: ImapServer
    smtp: SmtpServer
    scim: int


@dataclass(frozen=True)
class Ending:
    """What a story has left behind. `point` is where it died (None: it did not)."""

    point: str | None
    points: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    sent_in_the_dark: int


def play(service: Mortal, servers: Servers, folder: Path, url: str, dies_at: int = 0) -> Ending:
    """Play the story in `folder`, on the empty database at `url`, with a death at that point."""
    servers.smtp.mails.clear()
    user = servers.imap.new_user()
    with behind_proxy(servers.scim) as scim, _desk(url) as database:
        config = _configured(folder, servers, user, scim, url)
        way = _Way(service, str(config), database, dies_at)
        servers.imap.deliver(user, FIRST)
        way.go("poll")
        way.go("work")
        servers.imap.deliver(user, _answer_to(servers.smtp.mails[0].raw))
        way.go("poll")
        way.go("work")
        way.approve()
        way.go("work")
        way.go("poll")
        return _ending(way, servers, user, scim)


class _Way:
    """Commands one after the other; the one that dies is called again."""

    def __init__(self, service: Mortal, config: str, database: Database, dies_at: int) -> None:
        self._service = service
        self._config = config
        self.database = database
        self._left = dies_at
        self.points: list[str] = []
        self.died: Life | None = None

    def go(self, *command: str) -> None:
        dies_at = self._left - len(self.points) if self._left and not self.died else 0
        life = self._service.call("--config", self._config, *command, dies_at=dies_at)
        if self.died is None:
            self.points += life.points
        if life.died:
            self.died = life
            if command[0] != "approve" or self.count("ticket WHERE state = 'ready'"):
                self.go(*command)  # a caseworker looks before she decides again

    def approve(self) -> None:
        assert self.count("ticket WHERE state = 'ready'") == 1, "the answer made it complete"
        self.go("approve", "1", "--as", IB)

    def count(self, what: str) -> int:
        with self.database.reading() as session:
            return session.execute(text(f"SELECT count(*) FROM {what}")).scalar_one()


@contextmanager
def _desk(url: str) -> Iterator[Database]:
    database = open_database(url)
    caseworkers.add(database, IB, "caseworker", "kaffe og rundstykker")
    yield database
    database.close()


def _configured(folder: Path, servers: Servers, user: str, scim: ScimServer, url: str) -> Path:
    more = f'[provisioning.scim]\nurl = "{scim.url}"\ntoken = "{TOKEN}"'
    config, _ = write_config(folder, servers.imap, user, servers.smtp, kind="scim", more=more)
    config.write_text(config.read_text().replace(f"sqlite:///{folder / 'desk.db'}", url))
    return config


def _answer_to(question: bytes) -> bytes:
    asked = message_from_bytes(question)["Message-ID"]
    pdfs = {"Aftale.pdf": AGREEMENT}
    return a_mail("Her er den.", message_id="<2@a.example>", answers=asked, pdfs=pdfs)


def _ending(way: _Way, servers: Servers, user: str, scim: ScimServer) -> Ending:
    with way.database.reading() as session:
        ours = session.execute(text("SELECT message_id FROM message WHERE outgoing")).scalars()
        written = set(ours)
    sent = Counter(message_from_bytes(mail.raw)["Message-ID"] for mail in servers.smtp.mails)
    users, groups = scim.resources(), scim.resources("Groups")
    members = [member["value"] for group in groups for member in group.get("members", ())]
    filed = {message_from_bytes(m)["Message-ID"] for m in servers.imap.mails(user, "Behandlet")}
    dark = bool(way.died and way.died.died_in_the_dark)
    # what is counted, how many there have to be, and how many there are
    found = (
        ("messages", 2, way.count("message WHERE NOT outgoing")),
        ("mails filed", 2, len(filed)),
        ("mails not filed", 0, len(servers.imap.mails(user))),
        ("tickets", 1, way.count("ticket")),
        ("entries of a mail", 2, way.count("entry WHERE event LIKE 'found_%'")),
        ("tickets done", 1, way.count("ticket WHERE state = 'done'")),
        ("approvals", 1, way.count("entry WHERE event = 'approved'")),
        ("entries of provisioning", 1, way.count("entry WHERE event = 'provisioned'")),
        ("users", 1, len(users)),
        ("groups", 1, len(groups)),
        ("members", 1, len(members)),
        ("answers written", 3, len(written)),
        ("answers sent", 3, len(set(sent))),
        ("entries of sending", 3, way.count("entry WHERE event = 'sent'")),
        ("mails sent", 3, sum(sent.values()) - (dark and sum(sent.values()) > 3)),
        ("tasks left", 0, way.count("task WHERE ended_at IS NULL OR gave_up")),
    )
    return Ending(
        point=way.points[-1] if way.died else None,
        points=len(way.points),
        lost=tuple(f"{what}: {there} of {due}" for what, due, there in found if there < due),
        doubled=tuple(f"{what}: {there} of {due}" for what, due, there in found if there > due),
        sent_in_the_dark=sum(sent.values()) - len(sent),
    )
