"""How much of the corpus is read right: `python -m bench.reading [--wrong]`.

Of the part that is set aside only figures are shown, so that the reader cannot be fitted to it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.documents import Isolation
from intake.read import read_mail
from intake.rules import load_rules
from workflow.completeness import contract_fields, judge

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
SET_ASIDE = CORPUS / "set_aside"
BOUND_FOR_ALL = ("kind", "missing", "complete")  # the contract binds no more of what is no request
FIELDS = ("kind", "cvr", "jobcentres", "employees", "agreements", "missing", "problems", "complete")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mail: its label, what was read, and the fields in which they differ."""

    name: str
    label: Mapping[str, Any]
    found: Mapping[str, Any]
    wrong: tuple[str, ...]

    @property
    def false_complete(self) -> bool:
        return bool(self.found["complete"]) and not self.label["complete"]

    @property
    def false_incomplete(self) -> bool:
        return bool(self.label["complete"]) and not self.found["complete"]


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Read each mail of `folder` and hold it against the label beside it."""
    rules = load_rules(ROOT / "data")
    with Isolation() as text_of:
        for path in sorted(folder.glob("*.eml")):
            label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            found = contract_fields(judge([read_mail(path.read_bytes(), rules, text_of)]))
            bound = FIELDS if label["kind"] == "request" else BOUND_FOR_ALL
            wrong = tuple(x for x in bound if not agrees(label[x], found[x]))
            yield Outcome(path.stem, label, found, wrong)


def agrees(wanted: Any, found: Any) -> bool:
    """Whether all that the label says is found; what is found may say more, as evidence does."""
    if isinstance(wanted, dict):
        return all(key in found and agrees(wanted[key], found[key]) for key in wanted)
    if isinstance(wanted, list):
        return len(wanted) == len(found) and all(map(agrees, wanted, found))
    return bool(wanted == found)


def report(title: str, read: list[Outcome]) -> None:
    wrong = Counter(field for outcome in read for field in outcome.wrong)
    right = sum(not outcome.wrong for outcome in read)
    print(f"{title}: {len(read)} mails, {right} fully right ({right / len(read):.1%})")
    print(f"  called complete, and are not: {sum(x.false_complete for x in read)}")
    print(f"  called incomplete, and are not: {sum(x.false_incomplete for x in read)}")
    for field in FIELDS:
        bound = sum(field in BOUND_FOR_ALL or x.label["kind"] == "request" for x in read)
        print(f"  {field:<12}{1 - wrong[field] / bound:7.1%}")


def show_wrong(read: list[Outcome]) -> None:
    for outcome in read:
        for field in outcome.wrong:
            print(f"{outcome.name} {field}")
            print(f"    should be {json.dumps(outcome.label[field], ensure_ascii=False)}")
            print(f"    was read  {json.dumps(outcome.found[field], ensure_ascii=False)}")


def main() -> None:
    asked = argparse.ArgumentParser(prog="bench.reading", description=__doc__)
    asked.add_argument("--wrong", action="store_true", help="what differs in the open part")
    show = asked.parse_args().wrong
    open_part = list(outcomes(CORPUS))
    report("open", open_part)
    report("set aside", list(outcomes(SET_ASIDE)))
    if show:
        show_wrong(open_part)


if __name__ == "__main__":
    main()
