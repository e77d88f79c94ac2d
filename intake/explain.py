"""What a mail was read as, told to a person: each value, where it stands, and why it was taken."""

from collections.abc import Iterable, Iterator

from intake.reading import Agreement, Employee, Evidence, Reading

_AROUND = 40  # letters shown on each side of what was found


def explained(reading: Reading) -> Iterator[str]:
    """The lines that tell a reading: a value, and indented below it each place it rests on.

    A place in a PDF is told with its page and, where they were looked for (see `intake.located`),
    its rectangles: left and top to right and bottom, in points from the page's top left.
    What was found stands between » and « in the words around it. Control characters of the mail
    come out as spaces, so that no mail can write to the terminal's own commands.
    """
    for field, value in _values(reading):
        yield f"{field}: {value}"
        yield from _places(reading, reading.evidence.get(field, ()))
    for employee in reading.employees:
        yield f"employee: {_employee(employee)}"
        yield from _places(reading, employee.evidence)
    for role in reading.roles:
        yield _plain(f"role: {role.role}, for {role.name or ('all' if role.all else '-')}")
    yield from _places(reading, reading.evidence.get("roles", ()))
    for agreement in reading.agreements:
        yield f"agreement: {_agreement(agreement)}"
        yield from _places(reading, agreement.evidence)
    for problem in reading.problems:
        yield f"problem: {problem}"
        yield from _places(reading, reading.evidence.get(problem, ()))


def _values(reading: Reading) -> Iterator[tuple[str, str]]:
    yield "kind", reading.kind.value
    yield "cvr", reading.cvr or "-"
    yield "jobcentres", ", ".join(reading.jobcentres) or "-"


def _employee(employee: Employee) -> str:
    roles = f", {', '.join(employee.roles)}" if employee.roles else ""
    who = f"{employee.action.value} {employee.name or '-'} <{employee.email or '-'}>"
    return _plain(who + roles)


def _agreement(agreement: Agreement) -> str:
    if not agreement.readable:
        return _plain(f"{agreement.filename}, unreadable")
    period = f"{agreement.valid_from or '…'} to {agreement.valid_to or '…'}"
    places = ", ".join(agreement.municipalities) or "-"
    return _plain(f"{agreement.filename}, {places}, CVR {agreement.cvr or '-'}, {period}")


def _places(reading: Reading, evidence: Iterable[Evidence]) -> Iterator[str]:
    for place in evidence:
        yield f"    {_where(reading, place)}: {place.why}"
        yield f"        {_in_its_words(_text(reading, place), place)}"


def _where(reading: Reading, place: Evidence) -> str:
    span = f"{place.start}-{place.end}"
    if place.attachment is None:
        return f"{place.source} {span}"
    page = f", page {place.page}" if place.page else ""
    marked = "".join(
        f", at {r.left:g} {r.top:g} to {r.right:g} {r.bottom:g}" for r in place.rectangles
    )
    return _plain(f"{reading.documents[place.attachment].filename}{page}, {span}{marked}")


def _text(reading: Reading, place: Evidence) -> str:
    if place.attachment is not None:
        return reading.documents[place.attachment].text
    return reading.headers.subject if place.source == "subject" else reading.text


def _in_its_words(text: str, place: Evidence) -> str:
    before = text[max(0, place.start - _AROUND) : place.start]
    after = text[place.end : place.end + _AROUND]
    return _plain(f"{before}»{text[place.start : place.end]}«{after}".strip())


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
