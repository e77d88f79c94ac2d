"""Fits the weights by which persons are taken as asked for: `python -m bench.weights [--wrong]`.

Every person named in the open part of the corpus is one case; whether the label holds her is the
answer. A logistic regression, drawn towards what is believed, gives each mark its weight; what it
prints goes into `intake/wanted.py`. The weights that are fixed there by hand stay as they are.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.reading import CORPUS, ROOT
from intake import employees
from intake.documents import Isolation
from intake.names import same_person
from intake.read import read_mail
from intake.rules import load_rules
from intake.source import Person
from intake.wanted import FIXED, Marked, marked

STEPS, PACE, DRAWN = 6_000, 1.0, 0.0006

# What is believed of marks before a mail is seen; of the others nothing is.
BELIEVED = {
    **dict.fromkeys(
        ("writer", "signed", "greeted", "mentioned", "copied", "address alone, others whole"),
        -1.5,
    ),
    **dict.fromkeys(("superior", "compared"), -4.0),
    "kept": -7.0,
    **dict.fromkeys(
        ("form", "acted on", "leaves", "asked here", "asked later", "called by name",
         "among persons", "joined to one asked for"),
        1.5,
    ),
    "writer, nothing asked": -2.0,
    "superior, nothing asked": -5.0,
    "leaves, half known": 1.0,
    "mentioned, nothing asked": -3.0,
    "for contact": -2.0,
    "for contact, nothing asked": -5.0,
    "done later": -1.5,
    "done here, nothing asked": -1.5,
}  # fmt: skip

Case = tuple[frozenset[str], bool]


def cases() -> Iterator[tuple[str, Marked, bool]]:
    """Every person named in the open part, with the mail's name and whether she is asked for."""
    rules = load_rules(ROOT / "data")
    seen: list[Marked] = []

    def watched(*arguments: Any) -> list[Marked]:
        found = marked(*arguments)
        seen.extend(found)
        return found

    employees.marked = watched  # type: ignore[assignment]
    with Isolation() as text_of:
        for path in sorted(CORPUS.glob("*.eml")):
            label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            if label["kind"] != "request":
                continue
            seen.clear()
            read_mail(path.read_bytes(), rules, text_of)
            for each in seen:
                yield path.stem, each, is_in(each.person, label["employees"])


def is_in(person: Person, labels: Sequence[Mapping[str, Any]]) -> bool:
    value = person.address.value if person.address else None
    for label in labels:
        if value and value == label["email"]:
            return True
        if person.name and label["name"] and same_person(person.name.value, label["name"]):
            return not (value and label["email"])
    return False


def fitted(given: Sequence[Case]) -> dict[str, float]:
    counts = Counter((frozenset({"always", *marks}), asked) for marks, asked in given)
    known = {mark for marks, _ in counts for mark in marks}
    weights = dict.fromkeys(sorted(known), 0.0) | {m: w for m, w in FIXED.items() if m in known}
    for _ in range(STEPS):
        slope = {m: DRAWN * (BELIEVED.get(m, 0.0) - w) for m, w in weights.items()}
        for (marks, asked), often in counts.items():
            chance = 1 / (1 + math.exp(-sum(weights[mark] for mark in marks)))
            for mark in marks:
                slope[mark] += often * (asked - chance) / len(given)
        for mark in weights.keys() - FIXED.keys():
            weights[mark] += PACE * slope[mark]
    return weights


def main() -> None:
    asked = argparse.ArgumentParser(prog="bench.weights", description=__doc__)
    asked.add_argument(
        "--wrong", action="store_true", help="the persons that the weights get wrong"
    )
    show = asked.parse_args().wrong
    known = list(cases())
    weights = fitted([(each.marks, asked) for _, each, asked in known])
    found = {mark: weight for mark, weight in weights.items() if mark not in FIXED}
    for mark, weight in sorted(found.items(), key=lambda item: -item[1]):
        often = sum(mark in each.marks for _, each, _ in known)
        print(f'    "{mark}": {weight:.1f},  # {often}')
    wrong = [
        (name, each, asked)
        for name, each, asked in known
        if (sum(weights[m] for m in ("always", *each.marks)) > 0) is not asked
    ]
    print(f"{len(known)} persons, {len(wrong)} wrong")
    for name, each, asked in wrong if show else ():
        who = each.person.name.value if each.person.name else None
        at = each.person.address.value if each.person.address else None
        print(name, "asked for" if asked else "not asked for", who, at, sorted(each.marks))


if __name__ == "__main__":
    main()
