"""The writer who asks for herself."""

import re
from collections.abc import Sequence

from intake.asks import ask_at
from intake.names import find_names, same_person
from intake.reading import Action, Employee, Evidence
from intake.rules import Rules
from intake.source import Source, Writer
from intake.words import lower

_CALLED = re.compile(r"(?<!\w)(?:mit (?:fulde )?navn er|jeg hedder|my name is)\s")


def read_self(
    source: Source,
    passage: tuple[int, int],
    writer: Writer,
    found: Sequence[Employee],
    rules: Rules,
) -> Employee | None:
    """The writer of a passage, where she asks for herself; her name and address as she gives them.

    A name comes from the header or the signature, never out of an address.
    """
    small = lower(source.text)
    for match in rules.signals["self"].finditer(small, *passage):
        ask = ask_at(source.asks, match.start())
        address = small.find(writer.email, match.end(), match.end() + 60)
        if not ask or ask.told or not (ask.stated or address >= 0):
            continue
        if any(_is_another(writer, e) and _follows(e, match.end()) for e in found):
            continue
        action = ask.action if ask and ask.action else Action.CREATE
        why = Evidence(source.name, match.start(), match.end(), "Afsenderen beder for sig selv")
        name = _named_as(source, passage, rules) or writer.name or None
        return Employee(action, name, writer.email or None, (why,))
    return None


def _named_as(source: Source, passage: tuple[int, int], rules: Rules) -> str | None:
    """The name by which the writer calls herself: "Mit navn er …"."""
    said = _CALLED.search(lower(source.text), *passage)
    if not said:
        return None
    names = find_names(source.text[said.end() : said.end() + 80], rules)
    return names[0].value if names and names[0].start < 3 else None


def _follows(employee: Employee, place: int) -> bool:
    return any(0 <= e.start - place < 12 for e in employee.evidence)


def _is_another(writer: Writer, employee: Employee) -> bool:
    if employee.email and employee.email == writer.email:
        return False
    return not (employee.name and writer.name and same_person(employee.name, writer.name))
