"""What taking mails in and reading them costs, against the least that it could cost.

Ours stores the mails in batches as the poller does, reads each with its attachments isolated, and
opens its ticket in a durable transaction of its own. The bare loop does what nobody can do without:
parse the same bytes (standard library), take the text of each PDF (pypdfium2), and make one durable
SQLite transaction a mail.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from time import perf_counter

import pypdfium2

from intake.documents import Isolation
from intake.read import read_mail
from intake.rules import DATA, load_rules
from tests.builders import a_mail, a_pdf, a_request
from workflow import changes, worker
from workflow.access.manual import Manual
from workflow.answers import Policy
from workflow.arriving import Arrival
from workflow.database import open_database
from workflow.desk import Desk
from workflow.poller import TOGETHER

MAILS = 200
ROUNDS = 3
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
NAMES = ("Zenia Holm Aagaard", "Bo Falk Lind", "Ayşe Yılmaz", "Jørgen Å. Sø", "Ida Krogh Dam")
PLACES = ("Køge", "Aarhus", "Silkeborg", "Høje-Taastrup", "Odense", "Vejen", "Herning")
CLAUSE = "Leverandøren stiller pladser til rådighed for kommunens borgere i hele perioden."


def generated(count: int) -> list[bytes]:
    """Mails to create, 60 % of them with an agreement of 1 to 3 pages of text."""
    return [_mail(number) for number in range(count)]


def _mail(number: int) -> bytes:
    place = PLACES[number % len(PLACES)]
    text = a_request(
        employee=NAMES[number % len(NAMES)],
        email=f"m{number}@nordlys-job.example",
        place=f"Jobcenter {place}",
    )
    lines = [
        "Leverandøraftale",
        f"Mellem {place} Kommune og Nordlys Job ApS, CVR-nr. 29947643",
        "Aftalen gælder fra 01.01.2025 til 31.12.2028.",
        *[CLAUSE] * 30,
    ]
    pdfs = {"Aftale.pdf": a_pdf(lines, pages=1 + number % 3)} if number % 5 < 3 else {}
    sender = f"firm{number}@firm{number}.example"
    return a_mail(text, sender=sender, message_id=f"<{number}@bench.example>", pdfs=pdfs)


def ours(mails: list[bytes], folder: Path) -> None:
    desk = Desk(
        open_database(f"sqlite:///{folder / 'ours.db'}"),
        load_rules(DATA),
        Policy(sender="dfdg@star.dk", own_addresses=frozenset({"dfdg@star.dk"})),
    )
    with Isolation() as text_of:
        hands = worker.Hands(
            read=lambda raw: read_mail(raw, desk.rules, text_of),
            send=lambda raw, recipient: None,
            access=Manual(desk.database),
        )
        for first in range(0, len(mails), TOGETHER):
            some = [Arrival(raw, NOW) for raw in mails[first : first + TOGETHER]]
            changes.receive_all(desk.database, some, NOW)
        worker.work(desk, hands, "bench/1/1", lambda: NOW, ("read",))
    desk.database.close()


def bare(mails: list[bytes], folder: Path) -> None:
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE mail (raw BLOB, text TEXT)")
    for raw in mails:
        mail = message_from_bytes(raw, policy=default)
        body = mail.get_body(("plain",))
        texts = [body.get_content() if body else ""]
        texts += [_pdf_text(part.get_content()) for part in mail.iter_attachments()]
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO mail VALUES (?, ?)", (raw, "\f".join(texts)))
        database.execute("COMMIT")
    database.close()


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\f".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def report() -> None:
    """Print what both cost a mail, the quickest of some rounds taken in turn, and their ratio."""
    mails = generated(MAILS)
    seconds = {way.__name__: [_seconds(way, mails) for _ in range(ROUNDS)] for way in (bare, ours)}
    best = {name: min(taken) / MAILS for name, taken in seconds.items()}
    print(f"taking in and reading {MAILS} mails, 60 % with a text PDF, best of {ROUNDS}:")
    for name, each in best.items():
        print(f"  {name:5} {each * 1000:7.2f} ms a mail")
    print(f"  ratio {best['ours'] / best['bare']:7.2f}")


def _seconds(way: Callable[[list[bytes], Path], None], mails: list[bytes]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        begun = perf_counter()
        way(mails, Path(folder))
        return perf_counter() - begun
