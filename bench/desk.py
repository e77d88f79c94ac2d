"""How quickly the desk answers with few tickets and with many, on SQLite and on PostgreSQL.

A database is filled with tickets as the service would have left them, and the pages are asked for
through the application itself, without a network. Each figure is of many requests, each for another
page of its kind.
"""

import argparse
import asyncio
import gc
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote, urlencode

from intake.documents import Isolation
from intake.read import read_mail
from intake.record import as_dict
from intake.rules import DATA, Rules, load_rules
from tests.builders import a_mail, a_request
from tests.databases import postgres_database, postgres_server
from web.app import create_app
from workflow import caseworkers, logins, search
from workflow.answers import Policy
from workflow.completeness import contract_fields, judge
from workflow.database import Database, open_database
from workflow.desk import Desk
from workflow.lines import key_of, line_of, marks_of
from workflow.logins import Lasts
from workflow.states import State

SMALL, LARGE = 20_000, 100_000
ROUNDS = 200
AT_ONCE = 5_000
OPEN = 0.02  # of all tickets, the newest
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSWORD = "korrekt hest batteri"
GIVEN = (
    "Karla Ib Zeynep Olga Villy Preben Frauke Mads Ida Søren Åse Bo Ayşe Jørgen Lone Kim".split()
)
FAMILY = "Holm Bering Toft Krogh Dam Falk Lind Aagaard Sø Kruse Yılmaz Bay Skov Juhl Mark Ø".split()
ENDINGS = "erne else hed ing er en dom skab".split()
SYLLABLES = "ba de ki lo mu ne po ri sa tu vi ga ho ja ke li my no ra sy".split()


class Fill:
    """Rows of tickets for a database; the same ones for each engine and each run."""

    def __init__(self, rules: Rules, count: int) -> None:
        self._rules, self._count = rules, count
        self._chance = random.Random(20261124)
        self._codes = list(rules.municipalities)
        self._firms = [
            (_cvr(n), f"{_word(self._chance, 3).title()} Job {n} ApS") for n in range(400)
        ]
        self._vocabulary = [_word(self._chance, 4) for _ in range(20_000)]
        reading = read_mail(a_mail(a_request(), message_id=None), rules, lambda attachment: None)
        self._reading = json.dumps(as_dict(reading))
        self._verdict = contract_fields(judge([reading]))
        matter = search.Matter(0, "", "", "", "", {**self._verdict, "employees": []})
        said = search.Words("", "", "", as_dict(reading))
        self._words = search.words_of(matter, [said])
        self._raw = a_mail("Hej\n\nVi har oprettet de brugere, du har bedt om.\n")

    def firms(self) -> list[tuple[Any, ...]]:
        return [(cvr, name, False, NOW, NOW) for cvr, name in self._firms]

    def batches(self) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
        """The rows by table, some thousand tickets at a time."""
        for start in range(1, self._count + 1, AT_ONCE):
            rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
            for number in range(start, min(start + AT_ONCE, self._count + 1)):
                self._add(rows, number)
            yield rows

    def _add(self, rows: dict[str, list[tuple[Any, ...]]], number: int) -> None:
        chance = self._chance
        is_open = number > self._count * (1 - OPEN)
        state = chance.choice(_OPEN if is_open else _ENDED)
        cvr, firm = chance.choice(self._firms)
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {chance.choice(FAMILY)}"
        email = f"m{number}@{key_of(firm, '').split()[0]}.example"
        code = chance.choice(self._codes)
        missing = ["agreement"] if state is State.INCOMPLETE or chance.random() < 0.1 else []
        employee = {"action": chance.choice(_ACTIONS), "name": name, "email": email}
        verdict = self._verdict | {
            "cvr": cvr, "jobcentres": [code], "employees": [employee], "missing": missing,
        }  # fmt: skip
        sender = f"karla@{email.partition('@')[2]}"
        at = NOW - timedelta(minutes=10 * (self._count - number))
        text = " ".join(chance.choices(self._vocabulary, k=30))
        words = (
            f"{' '.join(search.spelled(f'{name} {email} {firm} CVR {cvr} LS {number}'))} {text} "
        )
        words += f"jc{code} jobcenter kommune {self._words}"
        rows["ticket"].append((
            number, 3, state.value, "request", "Oprettelse", sender, "Karla Nordlys", at, at,
            json.dumps(verdict), "{}", "[]", "{}", cvr, firm, key_of(firm, sender),
            json.dumps(line_of(verdict, False)), at, at.date(),
        ))  # fmt: skip
        rows["ticket_mark"] += [(mark, state.value, number) for mark in marks_of(verdict, False)]
        rows["search_document"].append((number, words))
        reading = self._reading.replace("Zenia Holm Aagaard", name)
        came, went = 2 * number - 1, 2 * number
        rows["message"] += [
            (came, False, f"<{came}@b>", "h", at, number, sender, "", "Oprettelse", reading, ""),
            (went, True, f"<{went}@b>", "h", at, number, "dfdg@star.dk", sender, "", None, ""),
        ]
        rows["original"].append((went, self._raw))
        rows["entry"] += [
            (3 * number + n, number, at, "ib", event, state.value, "{}")
            for n, event in enumerate(("found_complete", "approved", "sent"))
        ]
        rows["task"] += [
            (2 * number + n, f"{deed}:{m}", deed, m, number, at, 1, at, False)
            for n, (deed, m) in enumerate((("read", came), ("send", went)))
        ]


_OPEN = (State.TRIAGE, State.READY, State.READY, State.INCOMPLETE, State.APPROVED)
_ENDED = (*[State.DONE] * 8, State.REJECTED, State.CLOSED)
_ACTIONS = ("create", "create", "remove")
COLUMNS = {
    "ticket": "number version state kind subject sender sender_name created_at updated_at verdict "
    "corrections steps matter cvr firm firm_key line state_since service_from",
    "ticket_mark": "mark state ticket",
    "search_document": "ticket words",
    "message": "id outgoing message_id content_hash at ticket_number sender recipient subject "
    "reading conversation",
    "original": "message raw",
    "entry": "id ticket_number at by event state detail",
    "task": "id key deed message ticket_number due_at attempts ended_at gave_up",
}
FIRMS = "cvr name ceased looked_up_at known_since"


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables)) + chance.choice(ENDINGS)


def _cvr(n: int) -> str:
    """The nth number whose checksum is right."""
    weights = (2, 7, 6, 5, 4, 3, 2)
    digits = f"{2_000_000 + 37 * n}"
    last = -sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11
    return f"{digits}{last}" if last < 10 else _cvr(n + 1_000)


# --- filling --------------------------------------------------------------------------------------


def fill(database: Database, rules: Rules, count: int) -> None:
    rows = Fill(rules, count)
    put = _copy if database.engine.dialect.name == "postgresql" else _insert
    with database.engine.begin() as connection:
        driver = connection.connection.driver_connection
        put(driver, "other_actor", FIRMS, rows.firms())
    for batch in rows.batches():
        with database.engine.begin() as connection:
            driver = connection.connection.driver_connection
            for table, values in batch.items():
                put(driver, table, COLUMNS[table], values)
    if put is _copy:  # as its autovacuum does; nobody does it for SQLite
        options = {"isolation_level": "AUTOCOMMIT"}
        with database.engine.connect().execution_options(**options) as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _insert(driver: Any, table: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    places = ", ".join("?" for _ in columns.split())
    plain = ([_plain(value) for value in row] for row in rows)
    driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _copy(driver: Any, table: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    with driver.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


# --- asking ---------------------------------------------------------------------------------------


def pages(rules: Rules, count: int) -> dict[str, Callable[[random.Random], str]]:
    """What is asked for, by kind."""
    firms = Fill(rules, 1).firms()
    codes = list(rules.municipalities)
    tabs = ("klar", "klar", "klar", "til-afklaring", "afventer", "oprettes", "faerdige")

    def queue(chance: random.Random) -> str:
        return f"/koe?tilstand={chance.choice(tabs)}"

    def narrowed(chance: random.Random) -> str:
        more = chance.choice((
            {"sorter": "frist"}, {"sorter": "firma"}, {"sorter": "firma", "retning": "ned"},
            {"jobcenter": chance.choice(codes)}, {"type": "nedlaeg"}, {"mangler": "agreement"},
            {"jobcenter": chance.choice(codes), "type": "opret"}, {"alder": "7"},
            {"efter": str(chance.randrange(count))},
        ))  # fmt: skip
        return f"{queue(chance)}&{urlencode(more)}"

    def ticket(chance: random.Random) -> str:
        return f"/sag/LS-{chance.randrange(1, count + 1)}"

    def sought(chance: random.Random) -> str:
        cvr, name, *_ = chance.choice(firms)
        asked = chance.choice((
            f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", name, cvr,
            f"{cvr[:2]} {cvr[2:4]} {cvr[4:6]} {cvr[6:]}", f"m{chance.randrange(count)}@",
            rules.municipalities[chance.choice(codes)].name, _word(chance, 4)[:5], "oprettelse",
            f"{chance.choice(GIVEN)} {rules.municipalities[chance.choice(codes)].name}",
            str(chance.randrange(count)), "opre", f"aftale {name.split()[0]}",
        ))  # fmt: skip
        return f"/soeg?q={quote(asked)}"

    return {"queue": queue, "narrowed, sorted": narrowed, "ticket": ticket, "search": sought}


async def _answer(app: Any, path: str, cookie: str) -> tuple[int, int]:
    """One request to the application itself: its status and the size of its answer."""
    path, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "root_path": "", "headers": [(b"host", b"desk"), (b"cookie", cookie.encode())],
        "client": ("127.0.0.1", 1), "server": ("desk", 80),
    }  # fmt: skip
    told: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    await app(scope, receive, send)
    size = sum(len(message.get("body", b"")) for message in told[1:])
    return told[0]["status"], size


def measure(database: Database, rules: Rules, count: int) -> dict[str, tuple[float, float, int]]:
    """For each kind of page the median and the 95th percentile in ms, and the largest size."""
    policy = Policy(sender="dfdg@star.dk", own_addresses=frozenset({"dfdg@star.dk"}))
    caseworkers.add(database, "ib", "caseworker", PASSWORD)
    known = caseworkers.known_by_password(database, "ib", PASSWORD, NOW)
    token = logins.begin(database, known or 0, NOW, Lasts(timedelta(hours=10), timedelta(hours=10)))
    with Isolation() as documents:
        app = create_app(Desk(database, rules, policy), lambda: NOW, "http://desk", 10, documents)
        gc.collect()
        gc.freeze()  # as the service does when it is up
        return asyncio.run(_measured(app, f"landssupport={token}", pages(rules, count)))


async def _measured(
    app: Any, cookie: str, kinds: dict[str, Callable[[random.Random], str]]
) -> dict[str, tuple[float, float, int]]:
    found = {}
    for kind, path_of in kinds.items():
        chance = random.Random(1)
        taken, worked, largest = [], [], 0
        for n in range(ROUNDS + 20):
            path = path_of(chance)
            begun, at_work = perf_counter(), process_time()
            status, size = await _answer(app, path, cookie)
            if n >= 20:  # the first ones compile templates and statements
                taken.append((perf_counter() - begun) * 1000)
                worked.append((process_time() - at_work) * 1000)
            assert status in (200, 303), (status, path)
            largest = max(largest, size)
        cuts = quantiles(taken, n=100, method="inclusive")
        late_work = quantiles(worked, n=100, method="inclusive")[94]
        print(f"#   {kind}: {cuts[49]:.1f} {cuts[94]:.1f} ms; of our own CPU {late_work:.1f} ms")
        found[kind] = cuts[49], cuts[94], largest
    return found


@contextmanager
def _databases(count: int) -> Iterator[dict[str, Database]]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = stack.enter_context(postgres_database(stack.enter_context(postgres_server())))
        opened = {
            "SQLite": open_database(f"sqlite:///{Path(folder) / 'desk.db'}"),
            "PostgreSQL": open_database(url),
        }
        for database in opened.values():
            stack.callback(database.close)
        yield opened


def report(tickets: int = LARGE) -> None:
    """Print what pages cost with few tickets and with many, and how much more the many cost."""
    rules = load_rules(DATA)
    found: dict[int, dict[str, Any]] = {}
    for count in (SMALL, tickets):
        with _databases(count) as databases:
            for engine, database in databases.items():
                begun = perf_counter()
                fill(database, rules, count)
                print(f"# {engine}: {count} tickets filled in {perf_counter() - begun:.0f} s")
                found.setdefault(count, {})[engine] = measure(database, rules, count)
    print(f"the desk, median and 95th percentile of {ROUNDS} requests in ms:")
    for engine, few in found[SMALL].items():
        many = found[tickets][engine]
        for kind, (median, late, _) in few.items():
            p50, p95, largest = many[kind]
            print(
                f"  {engine:10} {kind:16} {SMALL}: {median:5.1f} {late:6.1f}   "
                f"{tickets}: {p50:5.1f} {p95:6.1f}   ratio {p95 / late:4.1f}   "
                f"largest page {largest / 1000:.0f} kB"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=LARGE)
    report(parser.parse_args().tickets)
