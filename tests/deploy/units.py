"""What stands in the unit that operators install."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNIT = DEPLOY / "landssupport@.service"
UNDER_FILTER = Path(__file__).with_name("under_filter.py")


def settings_of(unit: Path = UNIT) -> list[tuple[str, str]]:
    """Its settings in order; a key may stand more than once."""
    lines = [line for line in unit.read_text().splitlines() if re.match(r"\w+=", line)]
    return [(line.partition("=")[0], line.partition("=")[2]) for line in lines]


def allowed_calls() -> set[str]:
    """The system calls that the unit leaves."""
    groups, group = dict[str, set[str]](), ""
    for line in (Path(__file__).parent / "system_calls.txt").read_text().splitlines():
        if line.startswith("@"):
            group = line
            groups[group] = set()
        elif not line.startswith("#"):
            groups[group] |= set(line.split())
    allowed = set[str]()
    for words in (value for key, value in settings_of() if key == "SystemCallFilter"):
        named = set().union(*(groups[word] for word in words.lstrip("~").split()))
        allowed = allowed - named if words.startswith("~") else allowed | named
    return allowed
