"""Where in a mail each fact stands: its texts cut into pieces, some of them marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intake.reading import Evidence, Passage, Reading, Role
from intake.rules import Rules

HISTORY = (Role.QUOTED,)

# What of an agreement a place gives, by what is said of it.
_PARTS = {
    "Aftalens kommune": "places",
    "Den anden aktørs CVR-nummer i aftalen": "cvr",
    "Aftalen gælder fra": "from",
    "Aftalen gælder til": "to",
}

# A marked place: from, to, its id on the page, and why it was taken.
Place = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `anchor` is the mark's id on the page, None where nothing was found."""

    text: str
    anchor: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive pieces of a body; `folded` where it is quoted history."""

    pieces: Sequence[Piece]
    folded: bool

    @property
    def has_marks(self) -> bool:
        return any(piece.anchor for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one mail.

    `by_text` has the marked places of "text", "subject" and each attachment's number; `links`
    leads from a fact ("cvr", "jobcentre:751", "employee:Ida Holm", "agreement:a.pdf", of which
    "agreement:a.pdf:to" is a part) to a mark.
    """

    by_text: Mapping[str, Sequence[Place]]
    links: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> Sequence[Place]:
        """The marked places of one of its texts."""
        return self.by_text.get(text, ())


def marks_of(message: int, reading: Reading, rules: Rules) -> Marks:
    """The marks of a mail that was read; ids begin with `m` and the message's id."""
    facts = list(_facts(reading, rules))
    by_text: dict[str, list[Place]] = {}
    # The shorter tells more exactly where something stands.
    for place in sorted({place for _, place in facts}, key=lambda p: (p.end - p.start, p.start)):
        marked = by_text.setdefault(_text_name(place), [])
        if place.end > place.start and not _overlaps(place, marked):
            marked.append((place.start, place.end, "", place.why))
    named = {text: _with_anchors(message, text, marked) for text, marked in by_text.items()}
    links: dict[str, str] = {}
    for fact, place in facts:
        at = _overlaps(place, named[_text_name(place)])
        if at:
            links.setdefault(fact, at[0][2])
    return Marks(named, links)


def _overlaps(place: Evidence, marked: Sequence[Place]) -> list[Place]:
    return [mark for mark in marked if mark[0] < place.end and place.start < mark[1]]


def _with_anchors(message: int, text: str, marked: Sequence[Place]) -> list[Place]:
    return [
        (start, end, f"m{message}-{text}-{n}", why)
        for n, (start, end, _, why) in enumerate(sorted(marked))
    ]


def body(reading: Reading, marks: Marks) -> list[Stretch]:
    """A mail's text as stretches of new words and of history, in its order."""
    found: list[Stretch] = []
    passages = reading.passages or (Passage(Role.NEW, 0, len(reading.text)),)
    for passage in _joined(passages):
        start, end, folded = passage
        cut = pieces(reading.text, start, end, marks.by_text.get("text", ()))
        if "".join(piece.text for piece in cut).strip():
            found.append(Stretch(cut, folded))
    return found


def pieces(text: str, start: int, end: int, marked: Sequence[Place]) -> list[Piece]:
    """`text[start:end]`, cut where marks begin and end."""
    cut: list[Piece] = []
    at = start
    for begins, ends, anchor, why in marked:
        begins, ends = max(begins, at), min(ends, end)
        if begins >= ends:
            continue
        cut += [Piece(text[at:begins]), Piece(text[begins:ends], anchor, why)]
        at = ends
    return [piece for piece in [*cut, Piece(text[at:end])] if piece.text]


def _joined(passages: Iterable[Passage]) -> Iterator[tuple[int, int, bool]]:
    current: tuple[int, int, bool] | None = None
    for passage in passages:
        folded = passage.role in HISTORY
        if current and current[2] == folded:
            current = (current[0], passage.end, folded)
            continue
        if current:
            yield current
        current = (passage.start, passage.end, folded)
    if current:
        yield current


def _facts(reading: Reading, rules: Rules) -> Iterator[tuple[str, Evidence]]:
    for name, places in reading.evidence.items():
        for place in places:
            yield name, place
    for place in reading.evidence.get("jobcentres", ()):
        words = _words_at(reading, place).lower()
        for code in reading.jobcentres:
            names = rules.municipalities[code]
            if any(n.lower() in words for n in (names.name, *names.other_names)):
                yield f"jobcentre:{code}", place
    for employee in reading.employees:
        for key in filter(None, (employee.name, employee.email)):
            exact = [p for p in employee.evidence if key.lower() in _words_at(reading, p).lower()]
            for place in (*exact, *employee.evidence):
                yield f"employee:{key}", place
    for agreement in reading.agreements:
        for place in agreement.evidence:
            yield f"agreement:{agreement.filename}", place
            if place.why in _PARTS:
                yield f"agreement:{agreement.filename}:{_PARTS[place.why]}", place


def _words_at(reading: Reading, place: Evidence) -> str:
    if place.attachment is not None:
        return reading.documents[place.attachment].text[place.start : place.end]
    source = reading.headers.subject if place.source == "subject" else reading.text
    return source[place.start : place.end]


def _text_name(place: Evidence) -> str:
    return place.source if place.attachment is None else str(place.attachment)
