"""`make fuzz`: mails and attachments that nobody sends, by the hundred thousand.

    python -m fuzz [--mails N] [--built N] [--attachments N] [--seed S]

What a number found can be made again: `--seed S --mail NUMBER` (or `--attachment NUMBER`) writes
it to build/fuzz and tries it alone.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from fuzz import damage, documents, mutations, structures
from fuzz.originals import originals
from fuzz.promises import hold, invented
from fuzz.running import Attempt, Outcome, run
from fuzz.seeds import corpus
from fuzz.way_in import assert_none_is_lost
from intake.read import read_mail
from intake.rules import DATA, load_rules

FOUND = Path("build/fuzz")
SECONDS = 5.0  # of processor's time that a mail may take
SLOW = 1.0  # a mail that takes longer is worth a look
BATCH = 100  # mails that come into one database, or that Hypothesis builds in one go


def main() -> int:
    asked = _parser().parse_args()
    if asked.mail is not None or asked.attachment is not None:
        return _again(asked)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    corpus(), originals()  # once, and not in each process
    troubles = sum(
        _report(title, partial(begin, asked.seed), -(-count // size), size, asked.processes)
        for title, begin, count, size in (
            ("mutated mails", mails, asked.mails, 1),
            (f"batches of {BATCH} of them the way in", way_in, asked.mails, BATCH),
            (f"batches of {BATCH} built mails", built_mails, asked.built, BATCH),
            ("mutated attachments", documents.Attempts, asked.attachments, 1),
        )
    )
    return 1 if troubles else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--mails", type=int, default=100_000, help="mutated ones")
    parser.add_argument("--built", type=int, default=5_000, help="mails that Hypothesis builds")
    parser.add_argument("--attachments", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mail", type=int, metavar="NUMBER")
    parser.add_argument("--attachment", type=int, metavar="NUMBER")
    return parser


# --- what is tried, in a process of its own ---------------------------------------------------


def mails(seed: int) -> Attempt:
    """Each number is a mutated mail, for which every promise must hold."""
    seeds, rules = corpus(), load_rules(DATA)
    text_of = invented(seeds)

    def attempt(number: int) -> str:
        return hold(mutations.mutated(seeds, seed, number), rules, text_of).kind.value

    return attempt


def way_in(seed: int) -> Attempt:
    """Each number is a batch of mutated mails, which come in and must all be tickets."""
    seeds, rules = corpus(), load_rules(DATA)
    text_of = invented(seeds)

    def attempt(number: int) -> None:
        numbers = range(number * BATCH, (number + 1) * BATCH)
        batch = [mutations.mutated(seeds, seed, n) for n in numbers]
        assert_none_is_lost(batch, lambda raw: read_mail(raw, rules, text_of), rules)

    return attempt


def built_mails(seed: int) -> Attempt:
    """Each number is a batch of mails that Hypothesis builds; it makes small what it finds."""
    rules, text_of = load_rules(DATA), invented(corpus())

    def attempt(number: int) -> None:
        @seeded(seed * 1_000_003 + number)
        @settings(
            max_examples=BATCH,
            database=None,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(structures.mails())
        def each(raw: bytes) -> None:
            hold(raw, rules, text_of)

        each()

    return attempt


# --- what is told -----------------------------------------------------------------------------


def _report(title: str, begin: Callable[[], Attempt], count: int, size: int, processes: int) -> int:
    """Try `count` numbers of so many mails each, tell what came of it, and give how many failed."""
    begun = time.monotonic()
    outcomes = [
        _told(title, outcome, count)
        for outcome in run(begin, range(count), SECONDS * size, min(processes, count) or 1)
    ]
    troubles = [outcome for outcome in outcomes if outcome.trouble]
    print(f"{title}: {len(outcomes)} in {time.monotonic() - begun:.0f} s, {len(troubles)} failed")
    if words := Counter(outcome.word for outcome in outcomes if outcome.word):
        print("   ", ", ".join(f"{word} {count}" for word, count in words.most_common()))
    if size == 1 and outcomes:
        _tell_times(outcomes)
    for line, number in Counter(outcome.trouble for outcome in troubles).most_common():
        first = next(outcome for outcome in troubles if outcome.trouble == line)
        print(f"  {number} times: {line}\n    first at {first.number}:\n{first.trace}")
    return len(troubles)


def _tell_times(outcomes: Iterable[Outcome]) -> None:
    for clock in ("processor", "wall"):
        seconds = attrgetter("seconds" if clock == "processor" else "on_the_wall")
        slowest = sorted(outcomes, key=seconds, reverse=True)
        slow = sum(seconds(outcome) > SLOW for outcome in slowest)
        shown = ", ".join(f"{seconds(o):.2f} s ({o.number})" for o in slowest[:6])
        print(f"    by the {clock}'s clock {slow} took more than {SLOW:.0f} s; the slowest {shown}")


def _told(title: str, outcome: Outcome, count: int) -> Outcome:
    """The outcome; on a terminal, how far it has come."""
    if sys.stderr.isatty() and outcome.number % 50 == 0:
        print(f"\r{title}: {outcome.number} of {count}\033[K\r", end="", file=sys.stderr)
    return outcome


# --- one again --------------------------------------------------------------------------------


def _again(asked: argparse.Namespace) -> int:
    FOUND.mkdir(parents=True, exist_ok=True)
    if asked.mail is not None:
        path = FOUND / f"{asked.seed}-{asked.mail}.eml"
        path.write_bytes(mutations.mutated(corpus(), asked.seed, asked.mail))
        number, attempt = asked.mail, mails(asked.seed)
    else:
        file = damage.mutated(asked.seed, asked.attachment)
        path = FOUND / f"{asked.seed}-{asked.attachment}.bin"
        path.write_bytes(file.content)
        number, attempt = asked.attachment, documents.Attempts(asked.seed)
        print(f"{file.filename!r} {file.content_type!r}")
    print(path)
    begun = time.process_time()
    print(attempt(number), f"{time.process_time() - begun:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
