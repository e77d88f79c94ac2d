"""The evidence of a reading with its rectangles, for whoever wants to see where a value stands.

Finding them needs the document itself and costs what opening it costs, so it is done when somebody
looks, and not when a mail is read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from intake.reading import Attachment, Evidence, Reading, Rectangle
from intake.sniffing import PDF

Spans = Sequence[tuple[int, int]]
RectanglesOf = Callable[[Attachment, str, Spans], Sequence[tuple[Rectangle, ...]]]


def located(
    reading: Reading, attachments: Sequence[Attachment], rectangles_of: RectanglesOf
) -> Reading:
    """The reading, in which each place in a PDF has its page and its rectangles.

    `attachments` are those of the mail that was read, as `open_mail` gives them.
    """
    found: dict[Evidence, Evidence] = {}
    for number, attachment in enumerate(attachments[: len(reading.documents)]):
        document = reading.documents[number]
        same = document.sha256 == sha256(attachment.content).hexdigest()
        places = [e for e in dict.fromkeys(_all(reading)) if e.attachment == number]
        if not places or not same or document.content_type != PDF:
            continue
        spans = [(place.start, place.end) for place in places]
        marked = rectangles_of(attachment, document.text, spans)
        for place, rectangles in zip(places, marked, strict=True):
            page = document.text.count("\f", 0, place.start) + 1
            found[place] = replace(place, page=page, rectangles=rectangles)
    return _with(reading, found) if found else reading


def _all(reading: Reading) -> Iterator[Evidence]:
    for places in reading.evidence.values():
        yield from places
    for employee in reading.employees:
        yield from employee.evidence
    for agreement in reading.agreements:
        yield from agreement.evidence


def _with(reading: Reading, found: dict[Evidence, Evidence]) -> Reading:
    def mended(places: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(found.get(place, place) for place in places)

    return replace(
        reading,
        employees=tuple(replace(e, evidence=mended(e.evidence)) for e in reading.employees),
        agreements=tuple(replace(a, evidence=mended(a.evidence)) for a in reading.agreements),
        evidence={field: mended(places) for field, places in reading.evidence.items()},
    )
