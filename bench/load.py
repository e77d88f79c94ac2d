"""Much mail, large mails, many tickets, several workers: `python -m bench.load [PART...]`.

Prints for each part what was asked of it, with ratios and peak memory in one run. The parts are
`backlog`, `monsters`, `tickets`, `workers`, `delivery`, `offered` and `meanwhile`; all where none
is named.
"""

import argparse
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from sqlalchemy import insert, text

from bench.taking_in import NOW, generated
from intake.documents import Isolation
from intake.mailbox import Account, Mailbox
from intake.read import read_mail
from intake.rules import DATA, load_rules
from tests.builders import a_mail, a_pdf, a_request
from tests.databases import postgres_database, postgres_server
from tests.journeys.running import write_config
from tests.servers import PASSWORD, ImapServer, imap_server, make_certificates, smtp_server
from workflow import caseworkers, changes, logins, worker
from workflow.access.manual import Manual
from workflow.answers import Policy
from workflow.database import Database, open_database
from workflow.desk import Desk
from workflow.logins import Lasts
from workflow.model import Entry, Message, Original, Ticket
from workflow.poller import Pass
from workflow.states import State

SPAWN = multiprocessing.get_context("spawn")
ROOT = Path(__file__).parents[1]
MOST_BYTES = 60 * 2**20
FEW = 1_000  # tickets that many are held against


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(deed: Callable[..., Any], *arguments: Any) -> Any:
    """What a deed gives in a process of its own, whose memory nothing else has grown."""
    with SPAWN.Pool(1) as pool:
        return pool.apply(deed, arguments)


def a_desk(url: str) -> Desk:
    policy = Policy(sender="dfdg@star.dk", own_addresses=frozenset({"dfdg@star.dk"}))
    return Desk(open_database(url), load_rules(DATA), policy)


def read_all(desk: Desk, owner: str = "bench/1/1") -> int:
    with Isolation() as text_of:
        hands = worker.Hands(
            read=lambda raw: read_mail(raw, desk.rules, text_of),
            send=lambda raw, recipient: None,
            access=Manual(desk.database),
        )
        return worker.work(desk, hands, owner, lambda: NOW, ("read",))


@contextmanager
def a_mailbox() -> Iterator[tuple[ImapServer, str]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        imap_server(make_certificates(Path(folder))) as server,
    ):
        yield server, server.new_user()


# --- a backlog -------------------------------------------------------------------------------


def poll(url: str, port: int, user: str) -> tuple[int, float, float]:
    """One pass: how many mails, in how many seconds, at which peak of memory (MB)."""
    account = Account("127.0.0.1", port, "none", user, PASSWORD)
    database = open_database(url)
    begun = time.perf_counter()
    with Mailbox(account) as mailbox:
        new = Pass(mailbox, database, MOST_BYTES, Counter(), lambda: NOW).poll()
    return new, time.perf_counter() - begun, peak_mb()


def backlog(count: int, _: int) -> None:
    sizes = (max(count // 10, 1), count)
    print(f"a backlog of {sizes[0]} and of {sizes[1]} mails, taken in over IMAP:")
    peaks = []
    for size in sizes:
        with a_mailbox() as (server, user), tempfile.TemporaryDirectory() as folder:
            body = a_pdf(["Aftale"] * 30)
            for number in range(size):
                mail = a_mail(
                    a_request(), message_id=f"<{number}@bench.example>", pdfs={"a.pdf": body}
                )
                server.deliver(user, mail)
            url = f"sqlite:///{folder}/desk.db"
            new, seconds, peak = apart(poll, url, server.port, user)
            peaks.append(peak)
            print(f"  {new:7} mails {seconds:8.1f} s {new / seconds:7.0f} a second {peak:6.0f} MB")
    print(f"  memory {peaks[1] / peaks[0]:.2f} times for {sizes[1] / sizes[0]:.0f} times the mails")


# --- monsters --------------------------------------------------------------------------------


def _with_parts(count: int, maintype: str, subtype: str, content: bytes, **more: Any) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@firma.example", "Opret", "<m@a.example>"
    mail.set_content(a_request())
    for number in range(count):
        mail.add_attachment(
            content, maintype=maintype, subtype=subtype, filename=f"bilag {number}.{subtype}"
        )
    return mail.as_bytes()


def _many_recipients() -> bytes:
    head, _, body = a_mail(a_request()).partition(b"\r\n")
    others = b",\r\n ".join(b"borger%d@firma.example" % number for number in range(10_000))
    return head + b"\r\nCc: " + others + b"\r\n" + body


MONSTERS: dict[str, Callable[[], bytes]] = {
    "50 MB": lambda: _with_parts(1, "application", "octet-stream", b"\x07\xf1" * 19_000_000),
    "10,000 recipients": _many_recipients,
    "5,000 parts": lambda: _with_parts(5_000, "text", "plain", b"Hej"),
    "1,000 attachments": lambda: _with_parts(1_000, "application", "pdf", a_pdf(["Aftale"])),
}


def take_monster(name: str, url: str) -> tuple[int, float, float, str]:
    raw, desk = MONSTERS[name](), a_desk(url)
    begun = time.perf_counter()
    changes.receive(desk.database, raw, NOW, NOW)
    read_all(desk)
    seconds = time.perf_counter() - begun
    with desk.database.reading() as session:
        state = session.execute(text("SELECT state FROM ticket")).scalar_one()
    return len(raw), seconds, peak_mb(), state


def monsters(_: int, __: int) -> None:
    print("one mail each, stored, read and made a ticket:")
    for name in MONSTERS:
        with tempfile.TemporaryDirectory() as folder:
            size, seconds, peak, state = apart(take_monster, name, f"sqlite:///{folder}/desk.db")
            print(f"  {name:18} {size / 2**20:6.1f} MB {seconds:7.1f} s {peak:6.0f} MB  {state}")


# --- many tickets ----------------------------------------------------------------------------


def fill(url: str, count: int) -> None:
    """Tickets as others would be, each with a mail that was read and its line of history."""
    desk = a_desk(url)
    changes.receive(desk.database, generated(1)[0], NOW, NOW)
    read_all(desk)
    with desk.database.reading() as session:
        one = session.get_one(Ticket, 1).model_dump(exclude={"number"})
        mail = session.get_one(Message, 1).model_dump(exclude={"id"})
        line = session.get_one(Entry, 1).model_dump(exclude={"id"})
    for first in range(10, count, 10_000):
        numbers = range(first, min(first + 10_000, count))
        with desk.database.transaction() as session:
            rows = [
                one | {"number": n, "sender": f"a{n}@firma{n}.example", "state": list(State)[n % 7]}
                for n in numbers
            ]
            session.execute(insert(Ticket), rows)
            mails = [
                mail
                | {"id": n, "ticket_number": n, "message_id": f"<old{n}@a.example>"}
                | {"sender": f"a{n}@firma{n}.example", "content_hash": str(n)}
                for n in numbers
            ]
            session.execute(insert(Message), mails)
            session.execute(insert(Original), [{"message": n, "raw": b"x"} for n in numbers])
            lines = [line | {"id": n, "ticket_number": n, "message": n} for n in numbers]
            session.execute(insert(Entry), lines)
    desk.database.close()


def take_in(url: str, mails: list[bytes]) -> float:
    """Seconds a mail."""
    desk = a_desk(url)
    begun = time.perf_counter()
    for raw in mails:
        changes.receive(desk.database, raw, NOW, NOW)
    read_all(desk)
    desk.database.close()
    return (time.perf_counter() - begun) / len(mails)


def tickets(_: int, count: int) -> None:
    mails = [raw for raw in generated(150) if b"Aftale.pdf" not in raw]
    with tempfile.TemporaryDirectory() as folder:
        urls = {size: f"sqlite:///{folder}/{size}.db" for size in (FEW, count)}
        for size, url in urls.items():
            fill(url, size)
        costs: dict[int, list[float]] = {size: [] for size in urls}
        for turn in range(3):
            part = mails[turn::3]
            for size, url in urls.items():
                costs[size].append(take_in(url, part))
    best = {size: min(each) * 1000 for size, each in costs.items()}
    print("taking in and reading a mail without attachments, best of 3:")
    for size, each in best.items():
        print(f"  {size:9} tickets {each:7.2f} ms")
    print(f"  ratio {best[count] / best[FEW]:5.2f}")


# --- two workers -----------------------------------------------------------------------------


def _worker(url: str, number: int, begin: Any) -> None:
    desk = a_desk(url)
    begin.wait()
    read_all(desk, f"bench/{number}/1")


def _seconds_with(workers: int, url: str, mails: list[bytes]) -> float:
    desk = a_desk(url)
    for raw in mails:
        changes.receive(desk.database, raw, NOW, NOW)
    begin = SPAWN.Barrier(workers + 1)
    processes = [SPAWN.Process(target=_worker, args=(url, n, begin)) for n in range(workers)]
    for process in processes:
        process.start()
    begin.wait()
    begun = time.perf_counter()
    for process in processes:
        process.join()
    return time.perf_counter() - begun


def workers(count: int, _: int) -> None:
    mails = [raw for raw in generated(count) if b"Aftale.pdf" in raw]
    print(f"{len(mails)} mails with a text PDF, read by one worker and by two, best of 2:")
    seconds: dict[int, float] = {}
    with postgres_server() as server:
        for many in (1, 2) * 2:
            with postgres_database(server) as url:
                taken = _seconds_with(many, url, mails)
                seconds[many] = min(taken, seconds.get(many, taken))
    print(
        f"  one {seconds[1]:6.1f} s, two {seconds[2]:6.1f} s: {seconds[1] / seconds[2]:.2f} times"
    )


# --- a running service -----------------------------------------------------------------------


@dataclass(frozen=True)
class Running:
    """A service with a mailbox, its desk at `address`, and a caseworker's `cookie`."""

    server: ImapServer
    user: str
    database: Database
    address: str
    cookie: str

    def rows(self, what: str) -> int:
        with self.database.reading() as session:
            return int(session.execute(text(f"SELECT count(*) FROM {what}")).scalar_one())

    def look(self) -> float:
        """Milliseconds that the queue takes to come, new connection and all."""
        asked = Request(f"{self.address}/koe", headers={"Cookie": self.cookie})
        begun = time.perf_counter()
        with urlopen(asked, timeout=60) as answer:
            assert b"/koe" in answer.read()
        return (time.perf_counter() - begun) * 1000


@contextmanager
def _running(*roles: str) -> Iterator[Running]:
    with a_mailbox() as (server, user), smtp_server() as smtp, tempfile.TemporaryDirectory() as at:
        config, port = write_config(Path(at), server, user, smtp)
        database = open_database(f"sqlite:///{at}/desk.db")
        now = datetime.now(UTC)
        caseworkers.add(database, "ib", "caseworker", PASSWORD)
        ib = caseworkers.known_by_password(database, "ib", PASSWORD, now)
        token = logins.begin(database, ib or 0, now, Lasts(timedelta(hours=9), timedelta(hours=9)))
        cookie = f"landssupport={token}"
        service = Running(server, user, database, f"http://127.0.0.1:{port}", cookie)
        command = [sys.executable, "-m", "landssupport.cli", "--config", str(config), "run"]
        processes = [
            subprocess.Popen([*command, "--role", role], cwd=ROOT, stderr=subprocess.DEVNULL)
            for role in roles or ("all",)
        ]
        try:
            while not service.rows("duty"):
                time.sleep(0.05)
            time.sleep(2)  # it has begun to idle by then
            yield service
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(60)
            database.close()


def delivery(_: int, __: int) -> None:
    taken = []
    with _running() as service:
        for number in range(1, 21):
            mail = a_mail(a_request(), message_id=f"<{number}@bench.example>")
            begun = time.perf_counter()
            service.server.deliver(service.user, mail)
            while service.rows("ticket") < number:
                time.sleep(0.005)
            taken.append(time.perf_counter() - begun)
            time.sleep(0.3)
    print(f"from delivery to a visible ticket, {len(taken)} mails one by one:")
    print(f"  median {statistics.median(taken):5.2f} s, slowest {max(taken):5.2f} s")


def offered(_: int, __: int) -> None:
    rate, seconds = 200, 5
    with _running() as service:

        def deliver() -> None:
            begun = time.perf_counter()
            for number in range(rate * seconds):
                mail = a_mail("Hej", message_id=f"<{number}@bench.example>")
                service.server.deliver(service.user, mail)
                time.sleep(max(0.0, begun + number / rate - time.perf_counter()))

        begun = time.perf_counter()
        thread = threading.Thread(target=deliver)
        thread.start()
        while service.rows("message WHERE NOT outgoing") < rate * seconds:
            time.sleep(0.05)
        stored = time.perf_counter() - begun
        while service.rows("ticket") < rate * seconds:
            time.sleep(0.05)
        read = time.perf_counter() - begun
        thread.join()
    print(f"{rate} mails a second offered for {seconds} s:")
    print(f"  all stored after {stored:5.1f} s, all tickets after {read:5.1f} s, none lost")


def meanwhile(count: int, _: int) -> None:
    """What the desk's queue takes while a backlog comes in, against what it takes in peace."""
    print(f"the queue by HTTP, in peace and while {count} mails come in, median and 95 %:")
    for roles in (("all",), ("poller", "worker", "web")):
        peace, busy = _looks(count, roles)
        cuts = [statistics.quantiles(some, n=20, method="inclusive") for some in (peace, busy)]
        times = ", ".join(f"{cut[9]:6.1f} {cut[18]:6.1f} ms" for cut in cuts)
        print(f"  {' '.join(roles):18} {times}  ratio {cuts[1][9] / cuts[0][9]:.2f}")


def _looks(count: int, roles: Sequence[str]) -> tuple[list[float], list[float]]:
    mails = generated(count + 50)
    with _running(*roles) as service:

        def looks_while_taken_in(some: list[bytes], known: int) -> list[float]:
            for raw in some:
                service.server.deliver(service.user, raw)
            taken = []
            while service.rows("ticket") < known + len(some):
                taken.append(service.look())
                time.sleep(0.05)
            return taken

        looks_while_taken_in(mails[:50], 0)
        time.sleep(2)
        peace = [service.look() for _ in range(200)]
        return peace, looks_while_taken_in(mails[50:], 50)


PARTS = {
    part.__name__: part
    for part in (backlog, monsters, tickets, workers, delivery, offered, meanwhile)
}


def main() -> None:
    asked = argparse.ArgumentParser(prog="bench.load", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asked.add_argument("--mails", type=int, default=500)
    asked.add_argument("--tickets", type=int, default=20_000)
    options = asked.parse_args()
    for name in options.parts or PARTS:
        PARTS[name](options.mails, options.tickets)


if __name__ == "__main__":
    main()
