"""Where persons are looked for, who wrote it, and who is found there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from intake.addresses import Given
from intake.asks import Ask
from intake.names import Name, name_words, same_person
from intake.reading import Action
from intake.words import LIST_MARK, Clause, clause_at

# "psykolog Laust Emborg", "Hr. Bo Dahl"
_TITLE = re.compile(
    r"^(?:[a-zæøå-]{0,20}(?:psykolog|konsulent|mentor|coach|vejleder|rådgiver|terapeut|pædagog|lærer"
    r"|underviser|formidler|koordinator|sygeplejerske|leder|assistent|medarbejder|vikar|kollega)"
    r"(?:en)?|hr\.?|fru|frk\.?|dr\.?|mrs?\.?|ms\.?),? $",
    re.I,
)
_LONGEST_LEAD = 40  # letters of a line before a place that begins it all the same


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote the words: name and address as the header says, her signature, and where her words
    begin in the text."""

    name: str
    email: str
    signature: str = ""
    begins: int = 0


@dataclass(frozen=True)
class Source:
    """Where persons are looked for: the text, its clauses, what they ask for, and who wrote it.

    `default` is what a list without words of its own asks for. `implied` is whether persons are
    asked for without a word of it: beside a job centre and a CVR number, or in a reply. Where it
    is `doubtful` that somebody is to be removed, only words said of her count. `subject` is the
    mail's, and `copied` the addresses that it went to.
    """

    text: str
    parts: Sequence[Clause]
    asks: Sequence[Ask]
    writers: Sequence[Writer]
    name: str = "text"
    document: int | None = None
    default: Action | None = None
    implied: bool = False
    doubtful: bool = False
    subject: str = ""
    copied: frozenset[str] = frozenset()

    @cached_property
    def authors(self) -> Sequence[Writer]:
        """Each writer once, however many stretches are hers."""
        return [*{(w.name, w.email, w.signature): w for w in reversed(self.writers)}.values()][::-1]

    @cached_property
    def only_creates(self) -> bool:
        """Whether all words of users and access ask for them, and none that they go."""
        return {a.action for a in self.asks if a.strong and not a.told} == {Action.CREATE}


@dataclass(frozen=True, slots=True)
class Person:
    """A name, an address, or both, of one person; `again` is where else she is named."""

    name: Name | None
    address: Given | None
    again: tuple[int, ...] = ()

    @property
    def parts(self) -> list[Name | Given]:
        return [part for part in (self.name, self.address) if part]

    @property
    def start(self) -> int:
        return min(part.start for part in self.parts)

    @property
    def end(self) -> int:
        return max(part.end for part in self.parts)

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(part.start for part in self.parts)


def is_writers_name(name: Name, writer: Writer) -> bool:
    """Whether a name is the writer's, whole or with her given name as an initial: "M. Leth"."""
    if not name.is_full or not writer.name:
        return False
    if same_person(name.value, writer.name):
        return True
    first, *rest = name.words
    given, *others = name_words(writer.name) or ("",)
    return len(first) == 1 and given.startswith(first) and rest[-1:] == others[-1:]


def clause_start(source: Source, place: int) -> int:
    clause = clause_at(source.parts, place)
    return clause.start if clause else 0


def line_of(text: str, place: int) -> tuple[int, int]:
    """Where the line that holds a place begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def begins_line(text: str, place: int) -> bool:
    """Whether nothing but the mark of a list, or a title, stands before a place on its line."""
    start, _ = line_of(text, place)
    if place - start >= _LONGEST_LEAD:
        return False
    return not _TITLE.sub("", LIST_MARK.sub("", text[start:place], count=1))
