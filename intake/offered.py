"""Which documents are agreements with a municipality: what speaks for it weighed against it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from pathlib import PurePosixPath

from intake.municipalities import find_municipal
from intake.owners import FIRM_FORM, other_actors_number
from intake.reading import Document, Verdict
from intake.rules import Rules
from intake.terms import read_term
from intake.words import clauses, lower

LONGEST = 80_000
_TOP = 900
_HEADINGS = 16
_LONGEST_HEADING = 110
_HEADING_WORDS = 9
_TITLE_WORDS = 4
_SURE, _SURER = 6, 8
_LIKE_ONE = 3
_OTHERS_WORDS = 2
_RULINGS = ("agreement_price", "agreement_notice", "agreement_duty")
_SIGNATURE = re.compile(r"_{6,}|(?:\. ?){12,}")
_BEFORE_TITLE = re.compile(
    r"(?:[\s>#*•–-]|vedr(?:ørende|\.)?:?|emne:?|titel:?|\d{1,2}[.)]|bilag \w{1,3}\s?[-–:.]|re:|sv:)*"
)
_BETWEEN_PARTIES = re.compile(
    r"(?:\w+\s){0,3}?\w*(?:aftale|kontrakt|vertrag|agreement|contract|allonge|tillæg)\s"
    r"(?:nr\.? \S+ )?(?:i?mellem|between|zwischen)\s"
)
_TO_COME = re.compile(
    r"(?<!\w)(?:mangler|eftersend\w*|kommer|følger|venter|afventer|ikke|endnu|senere|på vej|glemt"
    r"|får)(?!\w)"
)
_IMAGE_LOGO = 40_000


class Sort(StrEnum):
    """What a document's text shows it to be. `unclear`: it shows nothing, or there is none."""

    AGREEMENT = "agreement"
    LIKE_ONE = "like one"
    UNCLEAR = "unclear"
    OTHER = "other"


def sort_of(document: Document, rules: Rules) -> Sort:
    """Whether a document's text shows it to be an agreement with a municipality."""
    if document.verdict is not Verdict.TEXT or not document.text.strip():
        return Sort.UNCLEAR
    page = _Page(document.text, rules)
    if page.is_something_else():
        return Sort.OTHER
    weight = page.weight()
    party = page.municipal.standing
    if page.binds() and weight >= (_SURE if party >= 2 else _SURER) and party >= 0:
        return Sort.AGREEMENT
    if weight >= _LIKE_ONE:
        return Sort.LIKE_ONE
    return Sort.UNCLEAR if document.ocr else Sort.OTHER


class _Page:
    """A document's text, and what shows in it."""

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text[:LONGEST].replace("\f", "\n")
        self.small = lower(self.text)
        self.flowed = self.small.replace("\n", " ")
        self.rules = rules
        self.headings = list(_headings(self.text))
        self.titles = [n for n, line in enumerate(self.headings) if self._is_title(line)]
        self.municipal = find_municipal(self.text, rules)

    def has(self, signal: str) -> bool:
        return bool(self.rules.signals[signal].search(self.flowed))

    def _is_title(self, line: str) -> bool:
        line = line[_begin(lower(line)) :]
        words = line.split()
        if _BETWEEN_PARTIES.match(lower(line)):
            return True
        if len(words) > _HEADING_WORDS or (line.endswith(".") and not line.isupper()):
            return False
        start = line if line.isupper() else " ".join(words[:_TITLE_WORDS])
        return bool(self.rules.signals["agreement_title"].search(lower(start)))

    def binds(self) -> bool:
        """Whether it is called an agreement, or somebody binds himself in it."""
        return bool(self.titles) or self.has("agreement_deed")

    def weight(self) -> int:
        term = read_term(self.text, self.rules)
        number = other_actors_number(self.text, self.municipal.mentions, "", self.rules)
        other_side = number or FIRM_FORM.search(self.small) or self.has("supplier_role")
        rulings = sum(self.has(signal) for signal in _RULINGS)
        signed = self.has("agreement_signed") or bool(_SIGNATURE.search(self.small))
        return (
            3 * bool(self.titles)
            + 3 * self.has("agreement_deed")
            + bool(other_side)
            + bool(term.valid_from)
            + bool(term.valid_to)
            + min(3, rulings + signed)
            - 4 * self._is_titled("not_alone")
        )

    def is_something_else(self) -> bool:
        """Whether it is plainly another paper: by its title, or by what only others say."""
        return (
            self._is_titled("not_agreement")
            or len(self._distinct("other_contract", self.flowed)) >= _OTHERS_WORDS
            or len(self._distinct("to_the_desk", self.flowed[:_TOP])) >= _OTHERS_WORDS
        )

    def _distinct(self, signal: str, said: str) -> set[str]:
        return set(self.rules.signals[signal].findall(said))

    def _is_titled(self, signal: str) -> bool:
        """Whether a heading begins with such a name, and no agreement's title stands before it."""
        for n, line in enumerate(self.headings[: self.titles[0] + 1 if self.titles else None]):
            small = lower(line)
            match = self.rules.signals[signal].match(small, _begin(small))
            if match and (n == 0 or not _is_section(small, match.end())):
                return True
        return False


def _begin(heading: str) -> int:
    """Where a heading's own words begin, after "Vedr.:", "Bilag 2 -" and the like."""
    before = _BEFORE_TITLE.match(heading)
    return before.end() if before else 0


def _is_section(heading: str, end: int) -> bool:
    """Whether it is a section's heading or a label: "7. Ophævelse", "Opsigelse: 3 måneder"."""
    return heading[0].isdigit() or heading[end:].lstrip().startswith(":")


def _headings(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[:_TOP].split("\n"))
    yield from islice((line[:_LONGEST_HEADING] for line in lines if line), _HEADINGS)


def is_offered(mail: str, rules: Rules) -> bool:
    """Whether the mail says that the agreement is with it, and not that it is still to come."""
    small = lower(mail)
    for part in clauses(small):
        said = small[part.start : part.end]
        offered = rules.signals["attached_agreement"].search(said)
        offered = offered or rules.signals["agreement_paper"].search(said)
        if offered and not _TO_COME.search(said):
            return True
    return False


def is_offered_by_name(document: Document, rules: Rules) -> bool:
    return bool(rules.signals["agreement_file"].search(_words_of(document)))


def may_be_one(document: Document, sort: Sort, rules: Rules) -> bool:
    """Whether a document that does not show it may still be the agreement."""
    if sort is Sort.OTHER or rules.signals["not_agreement"].search(_words_of(document)):
        return False
    if document.content_type.startswith("image/"):
        return document.verdict is Verdict.TEXT or document.size > _IMAGE_LOGO
    if document.content_type in ("text/calendar", "text/vcard", "text/x-vcard"):
        return False
    return not _is_table(document)


def _words_of(document: Document) -> str:
    return re.sub(r"[_\W\d]+", " ", lower(document.filename))


def _is_table(document: Document) -> bool:
    return PurePosixPath(lower(document.filename)).suffix in (".xlsx", ".xls", ".csv", ".ods") or (
        "spreadsheet" in document.content_type
    )
