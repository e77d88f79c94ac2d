"""The words of a text: folded for comparison, cut into clauses, matched with signal words."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from intake.reading import Passage, Role

_LETTERS = {ord(k): v for k, v in {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"}.items()}
_MARKS = re.compile(r"[\u0300-\u036f]")
_SHORT = frozenset(
    """
    aa adm afd att bl bla ca cand chr cvr d dr dvs e eks evt f feks fr frk hhv hr i iht incl
    inkl jf joh kbh kl ledn lic m mag max mfl mht mr mrs ms mv nr opr osv p pga ph polit pr
    psych pæd ref resp scient soc st stk tel tlf tr v vedh vedl vedr
    """.split()
)
_BREAK = re.compile(
    r"(?P<stop>[.!?]{1,40}[\"')\]”»]{0,9})[ \t]+|;\s|[.!?:;,\"')\]]{0,40}[ \t]{0,80}\n\s*"
)
_LAST_WORD = re.compile(r"(\w+)\W*$")
_SHOUTED, _FEW = 8, 40  # at least so many letters, of which at most one in eight is a small one
_SOFT_WRAP = 50
# Rows of a long table may all look wrapped. Who says so much without a stop says many things.
_LONGEST = 5_000
# A numbered item, and not the day of a date: "… udgangen af den / 31. december 2024".
_ITEM = re.compile(
    r"\s*(?:[-–•*·o]\s|\d{1,2}[.)]\s(?!(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)"
    r"[a-z]{0,6}\.?\s(?:19|20)\d\d)|[\w ./-]{2,28}:"
    # A line that begins with a command, and does not go on with "… ikke".
    r"|(?:opret|slet|nedlæg|luk|fjern|create|remove|delete)\s(?!ikke|not))",
    re.I,
)
_ENDS_IN_ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w.-]{3,60}[)>]?$")
_IN_COLUMNS = re.compile(r"\t|\S {3,40}\S")
# The mark of a list that a line begins with, and other signs: "- ", "2. ", "b) ", "[x] ", "+".
LIST_MARK = re.compile(r"[\W_]*(?:(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})[.)\]]{1,2}(?=\s|$))?[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text that says one thing: a sentence, a line of a list, a row of a table."""

    start: int
    end: int
    paragraph: int


@lru_cache(maxsize=32)
def lower(text: str) -> str:
    """The text in lower case, every letter at its own place (unlike `str.lower` for `İ`)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """One spelling for what people spell in several ways: å and aa, æ and ae, ø and oe, é and e."""
    folded = word.casefold().translate(_LETTERS)
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded)).translate({0x131: "i"})
    return folded


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for lower-case text out of signal phrases (how they are written: data/README.md).

    `*` stands for any letters within a word, ` ... ` for some words of the same clause.
    """
    parts = sorted((_as_pattern(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{_any_of(parts)})(?!\w)" if parts else r"(?!)")


def _any_of(parts: Sequence[str]) -> str:
    """Any of these patterns, in their order; by their first letter, where each begins with one.

    Then only those with a word's first letter are tried at it.
    """
    by_letter: dict[str, list[str]] = {}
    for part in parts:
        by_letter.setdefault(part[0], []).append(part[1:])
    if not all(map(str.isalnum, by_letter)):
        return "|".join(parts)
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def _as_pattern(phrase: str) -> str:
    escaped = r"\s+".join(re.escape(word) for word in lower(phrase).split())
    return escaped.replace(r"\*", r"\w*").replace(r"\s+\.\.\.\s+", r"\b[^.!?\n]{0,60}?\b")


def unshouted(text: str) -> str:
    """A text all in capitals in small letters, each at its place; any other as it is."""
    letters = [c for c in text if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return lower(text) if small * _SHOUTED < len(letters) and len(letters) > _FEW else text


def only(text: str, passages: Sequence[Passage], *roles: Role) -> str:
    """The text with all other passages blanked out, so that places in it stay what they were."""
    parts = []
    for passage in passages:
        stretch = text[passage.start : passage.end]
        parts.append(stretch if passage.role in roles else "\n" * len(stretch))
    return "".join(parts)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with stretches of it blanked out, all else at its place."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [text[at:start], re.sub(r"[^\n]", "\x00", text[max(at, start) : end])]
            at = end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=32)
def clauses(text: str) -> tuple[Clause, ...]:
    """Cut a text into clauses; lines that a mail program has wrapped stay together."""
    found: list[Clause] = []
    start, line, paragraph = 0, 0, 0
    for match in _BREAK.finditer(text):
        newlines = match.group().count("\n")
        long = match.end() - start > _LONGEST
        ends = newlines > (0 if long else 1) or _ends(text, match, line)
        if newlines:
            line = match.end()
        if not ends:
            continue
        if text[start : match.start()].strip():
            found.append(Clause(start, match.end(), paragraph))
        start = match.end()
        paragraph += newlines > 1
    if text[start:].strip():
        found.append(Clause(start, len(text), paragraph))
    return tuple(found)


def clause_at(parts: Sequence[Clause], place: int) -> Clause | None:
    """The clause that holds a place of the text; `parts` are in the text's order."""
    at = bisect_right(parts, place, key=attrgetter("start")) - 1
    return parts[at] if at >= 0 and place < parts[at].end else None


def _ends(text: str, match: re.Match[str], line: int) -> bool:
    if match.group().startswith(";"):
        return True
    following = text[match.end() : match.end() + 1]
    if "\n" in match.group():
        return not is_wrapped(text, line, match.start(), match.end())
    if match["stop"][0] in "!?":
        return True
    last = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    word = last.group(1) if last else ""
    if lower(word) in _SHORT or (len(word) == 1 and word.isalpha()):
        return False
    return not (word.isdigit() and following.islower())


def is_wrapped(text: str, line: int, end: int, following: int) -> bool:
    """Whether the line that ends at `end` goes on after its line break, at `following`."""
    if text[end : end + 1] in tuple(".!?:;") or _IN_COLUMNS.search(text, line, end):
        return False
    starts_small = text[following : following + 1].islower()
    if not starts_small and _ENDS_IN_ADDRESS.search(text, max(line, end - 80), end):
        return False
    if _ITEM.match(text, following):
        return False
    return end - line >= _SOFT_WRAP or (starts_small and end - line >= 25)
