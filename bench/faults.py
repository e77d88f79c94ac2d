"""Kills the service at every point of one request's whole way: `python -m bench.faults`.

Points lie before and after each commit, IMAP command, hand-over to SMTP and SCIM request, from the
mail that comes in to the answer that tells of the access. After each death it is started again and
what it left behind is counted. It takes some seconds a point.
"""

import argparse
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.databases import postgres_database, postgres_server
from tests.failures.dying import Mortal, mortal
from tests.failures.story import Ending, Servers, play
from tests.scim import scim_server_process
from tests.servers import imap_server, make_certificates, smtp_server

KINDS = ("commit", "imap", "smtp", "scim")


@contextmanager
def _servers(folder: Path) -> Iterator[tuple[Mortal, Servers]]:
    with (
        imap_server(make_certificates(folder)) as imap,
        smtp_server() as smtp,
        scim_server_process() as scim,
        mortal() as service,
    ):
        yield service, Servers(imap, smtp, scim)


def endings(url_for: Callable[[Path], str], stack: ExitStack, every: int) -> Iterator[Ending]:
    """A story with a death at each point in turn, until the story is over before it."""
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    service, servers = stack.enter_context(_servers(home))
    dies_at = 1
    while True:
        folder = home / str(dies_at)
        folder.mkdir()
        ending = play(service, servers, folder, url_for(folder), dies_at)
        if ending.point is None:
            return
        yield ending
        dies_at += every


def report(engine: str, found: Iterator[Ending]) -> bool:
    """Print the counts by kind of point; whether nothing was lost and nothing doubled."""
    tried, lost, doubled, dark = (Counter[str]() for _ in range(4))
    for number, ending in enumerate(found, 1):
        assert ending.point
        kind = ending.point.split()[0]
        tried[kind] += 1
        lost[kind] += bool(ending.lost)
        doubled[kind] += bool(ending.doubled)
        dark[kind] += ending.sent_in_the_dark
        for what in (*ending.lost, *ending.doubled):
            print(f"  {ending.point}: {what}")
        if sys.stderr.isatty():
            print(f"\r{number} {ending.point}\x1b[K", end="", file=sys.stderr, flush=True)
    print(
        f"{engine:<12}{'points tried':>14}{'lost':>7}{'doubled':>9}{'sent twice in the dark':>25}"
    )
    for kind in KINDS:
        print(f"  {kind:<10}{tried[kind]:>14}{lost[kind]:>7}{doubled[kind]:>9}{dark[kind]:>25}")
    counts = [sum(each.values()) for each in (tried, lost, doubled, dark)]
    print(f"  {'all':<10}{counts[0]:>14}{counts[1]:>7}{counts[2]:>9}{counts[3]:>25}")
    return not (counts[1] or counts[2])


def main() -> int:
    asked = argparse.ArgumentParser(prog="bench.faults", description=__doc__)
    asked.add_argument("--postgresql", action="store_true", help="on PostgreSQL, not SQLite")
    asked.add_argument("--every", type=int, default=1, help="only each N-th point")
    options = asked.parse_args()
    logging.disable(logging.WARNING)
    with ExitStack() as stack:
        if options.postgresql:
            server = stack.enter_context(postgres_server())
            found = endings(
                lambda _: stack.enter_context(postgres_database(server)), stack, options.every
            )
            return not report("PostgreSQL", found)
        found = endings(lambda folder: f"sqlite:///{folder / 'desk.db'}", stack, options.every)
        return not report("SQLite", found)


if __name__ == "__main__":
    sys.exit(main())
