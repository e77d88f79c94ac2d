"""Finding tickets by words: the words are spelled here, and looked for by the database's full text
(FTS5 on SQLite; on PostgreSQL tsvector, and there by Danish stems too).

One spelling serves both: æ/ae, ø/oe, å/aa and accents folded, everything in words of a-z and 0-9;
an address, and a number in groups of two ("29 94 76 43"), are one word as well. CPR numbers are
left out. Each word of a query is the beginning of a word, and all of them have to be found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import normalize

from sqlalchemy import Connection, delete, select, text
from sqlmodel import Session, col

from intake.cpr import mask_cpr
from intake.rules import Rules
from intake.words import fold
from workflow.database import Database
from workflow.model import SearchDocument

PAGE = 50
LONGEST_WORD = 40  # letters; what follows them tells no two words apart
MOST_LETTERS = 200_000  # of one ticket's words: a tsvector holds a megabyte
LONGEST_QUERY = 300
MOST_WORDS = 8
LONGEST_BEGINNING = 12  # of a word that is asked for; the full-text index knows so long ones
MANY = 1000  # tickets; so many of the newest have one in any stretch that is soon read
SHORTEST_BEGINNING = 3  # a shorter word is looked for whole: half of all words begin with it

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_GROUPED = re.compile(
    r"(?<!\d)(?:DK[ -]?)?(\d\d)[ .\xa0-]?(\d\d)[ .\xa0-]?(\d\d)[ .\xa0-]?(\d\d)(?!\d)", re.I
)
_LABEL = re.compile(r"\bCVR[\s.:-]*(?:nr|nummer)?[\s.:-]*(?=(?:DK[ -]?)?\d\d)", re.I)
_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_REFERENCE = re.compile(r"(?:LS\s*-?\s*|#)?0*(\d{1,9})", re.I | re.ASCII)
# What stays as it was has its index left alone.
_PUT = text(
    "INSERT INTO search_document (ticket, words) VALUES (:ticket, :words) "
    "ON CONFLICT (ticket) DO UPDATE SET words = excluded.words "
    "WHERE search_document.words <> excluded.words"
)
# Until the transaction's end.
_PLANS = text(
    "SELECT set_config('enable_seqscan', :by_order, true), "
    "set_config('enable_indexscan', :by_order, true)"
)
_OF_PLACES = frozenset({"jobcenter", "kommune"})


@dataclass(frozen=True, slots=True)
class Matter:
    """What a ticket is found by besides its mails."""

    number: int
    sender: str
    sender_name: str
    subject: str
    firm: str
    verdict: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What a mail is found by."""

    subject: str
    sender: str
    recipient: str
    reading: Mapping[str, Any] | None


def put(session: Session, ticket: int, words: str) -> None:
    """Have a ticket found by these words, and by no others."""
    session.execute(_PUT, {"ticket": ticket, "words": words})


def forget(session: Session, ticket: int) -> None:
    """Have a ticket found by its number alone."""
    session.execute(delete(SearchDocument).where(col(SearchDocument.ticket) == ticket))


def add(session: Session, ticket: int, more: str) -> None:
    """Have a ticket that is found by words be found by these too."""
    words = col(SearchDocument.words)
    known = session.scalar(select(words).where(col(SearchDocument.ticket) == ticket))
    if known is None:
        return
    put(session, ticket, " ".join(dict.fromkeys([*known.split(), *spelled(more)])))


def words_of(matter: Matter, mails: Sequence[Words]) -> str:
    """The words by which a ticket is found, each once; what was made out of its mails first."""
    kept: dict[str, None] = {}
    room = MOST_LETTERS
    for told in (*_told(matter), *(part for mail in mails for part in _said(mail))):
        for word in spelled(mask_cpr(told)):
            if word in kept:
                continue
            room -= len(word) + 1
            if room < 0:
                return " ".join(kept)
            kept[word] = None
    return " ".join(kept)


def _told(matter: Matter) -> Iterator[str]:
    verdict = matter.verdict
    yield f"LS-{matter.number}"
    yield from (matter.sender, matter.sender_name, matter.subject, matter.firm)
    if verdict["cvr"]:
        yield f"CVR {verdict['cvr']}"
    for employee in verdict["employees"]:
        yield from (employee["name"] or "", employee["email"] or "")
    for code in verdict["jobcentres"]:
        yield f"{_place(code)} jobcenter kommune"
    for agreement in verdict["agreements"]:
        yield f"{agreement['filename']} {agreement['cvr'] or ''}"


def _said(mail: Words) -> Iterator[str]:
    yield from (mail.subject, mail.sender, mail.recipient)
    if mail.reading is None:
        return
    headers = mail.reading["headers"]
    for one in (headers["sender"], *headers["cc"]):
        if one:
            yield from (one["name"], one["email"])
    yield mail.reading["text"]
    for document in mail.reading["documents"]:
        yield from (document["filename"], document["text"])


def _place(code: str) -> str:
    """A job centre's code as a word that nobody writes: its names are looked up when it is asked
    for, since they change.
    """
    return f"jc{code}"


def spelled(told: str) -> Iterator[str]:
    """The words of a text as they are looked for."""
    told = normalize("NFC", told)
    yield from filter(None, map(_as_word, dict.fromkeys(_WORD.findall(told))))
    if "@" in told:
        yield from filter(None, map(_as_word, dict.fromkeys(_ADDRESS.findall(told))))
    yield from ("".join(match.groups()) for match in _GROUPED.finditer(told))


def _as_word(written: str) -> str:
    # A letter that has no likeness in a-z is its number: engines differ in what letters they know.
    folded = fold(written)
    if not folded.isascii():
        letters = fold("".join(_WORD.findall(written)))
        folded = _NOT_ASCII.sub(lambda letter: f"u{ord(letter[0]):x}", letters)
    if not folded.isalnum():
        folded = "".join(_WORD.findall(folded))
    return folded[:LONGEST_WORD]


def number_in(query: str) -> int | None:
    """The ticket's number that a query is: LS-12 or 12."""
    match = _REFERENCE.fullmatch(query.strip())
    return int(match[1]) if match else None


def asked(query: str) -> list[str]:
    """The words that a query asks for, each once."""
    rest = _LABEL.sub(" ", normalize("NFC", query[:LONGEST_QUERY]))
    words = ["".join(match.groups()) for match in _GROUPED.finditer(rest)]
    rest = _GROUPED.sub(" ", rest)
    words += map(_as_word, _ADDRESS.findall(rest))
    plain = map(_as_word, _WORD.findall(_ADDRESS.sub(" ", rest)))
    words += (word[:LONGEST_BEGINNING] for word in plain)
    return list(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def find(
    database: Database, query: str, rules: Rules, after: int | None = None, size: int = PAGE
) -> list[int]:
    """The tickets in which every word of a query is found, the newest first; with `after` those
    before that number. A query without a word finds nothing.
    """
    wanted = [(word, _places(word, rules)) for word in asked(query)]
    if not wanted:
        return []
    before = after or 2**62
    with database.reading() as session:
        if database.engine.dialect.name == "sqlite":
            return _in_sqlite(session.connection(), wanted, before, size)
        return _in_postgresql(session.connection(), wanted, before, size)


# Both are given words of our own spelling alone: nothing in them has a meaning to the engine.


def _in_sqlite(
    connection: Connection, wanted: Sequence[tuple[str, list[str]]], before: int, size: int
) -> list[int]:
    each = [
        " OR ".join([_quoted(word, "*"), *(_quoted(place) for place in places)])
        for word, places in wanted
    ]
    statement = text(
        "SELECT rowid FROM search_index WHERE search_index MATCH :wanted AND rowid < :before "
        "ORDER BY rowid DESC LIMIT :size"
    )
    query = " AND ".join(f"({one})" for one in each)
    bounds = {"wanted": query, "before": before, "size": size}
    return list(connection.execute(statement, bounds).scalars())


def _in_postgresql(
    connection: Connection, wanted: Sequence[tuple[str, list[str]]], before: int, size: int
) -> list[int]:
    """By the index of words first, which PostgreSQL would not choose by itself: it knows no more of
    the beginning of a word than that half a percent of all tickets may have it, and reads all of
    them for the few of a rare one. Where many are found, it is quicker to read the newest.
    """
    values: dict[str, str | int] = {"before": before}
    each = []
    for n, (word, places) in enumerate(wanted):
        values[f"begins{n}"] = " | ".join([_quoted(word, ":*"), *places])
        values[f"word{n}"] = word
        each.append(f"(CAST(:begins{n} AS tsquery) || plainto_tsquery('danish', :word{n}))")
    statement = (
        f"SELECT ticket FROM search_document WHERE vector @@ ({' && '.join(each)}) "  # noqa: S608
        "AND ticket < :before"
    )
    connection.execute(_PLANS, {"by_order": "off"})
    some = text(f"{statement} LIMIT {MANY}")
    found = list(connection.execute(some, values).scalars())
    if len(found) < MANY:
        return sorted(found, reverse=True)[:size]
    connection.execute(_PLANS, {"by_order": "on"})
    newest = text(f"{statement} ORDER BY ticket DESC LIMIT :size")
    return list(connection.execute(newest, values | {"size": size}).scalars())


def _quoted(word: str, beginning: str = "") -> str:
    mark = '"' if beginning != ":*" else "'"
    return f"{mark}{word}{mark}{beginning if len(word) >= SHORTEST_BEGINNING else ''}"


def _places(word: str, rules: Rules) -> list[str]:
    """The job centres that a word may name."""
    if len(word) < SHORTEST_BEGINNING or word in _OF_PLACES:
        return []
    return [
        _place(code)
        for code, names in _names(rules).items()
        if any(name.startswith(word) for name in names)
    ]


@cache
def _names(rules: Rules) -> dict[str, set[str]]:
    """The words of each municipality's names, by its code."""
    return {
        code: _words_of(known.name, known.jobcentre, *known.other_names)
        for code, known in rules.municipalities.items()
    }


def _words_of(*names: str) -> set[str]:
    return {word for name in names for word in spelled(name)} - _OF_PLACES
