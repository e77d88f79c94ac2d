"""Names that a text tells in parts: "Henning … Hennings efternavn er Grindsted"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from intake.names import Name, tidy
from intake.rules import Rules
from intake.source import Source
from intake.words import fold, lower

_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_PART = rf"{_LETTER}+(?:['’-]{_LETTER}+)*"
_SURNAME = rf"(?P<last>{_PART}(?: {_PART}){{0,3}})"
_ASIDE = r"(?:\s(?:jo|altså|så|nemlig|egentlig|for resten|forresten|i øvrigt|også|desuden|vist))?"
_TO_LAST = r"(?:,? (?:ligesom|som) [\w ]{2,20},?)?\s(?:til efternavn|i efternavn|by surname)(?!\w)"
# "Anna (anna@firma.dk) hedder Lund"
_HERS = r"(?:\s?\([^()\n]{0,60}\)|,\s[\w.+-]{1,40}@[\w.-]{1,60},)?"
_PLAINLY = re.compile(
    rf"(?<!\w)(?P<first>{_PART}){_HERS}\s(?:hedder|hed){_ASIDE}\s{_SURNAME}", re.I
)
# "Tove hedder Vorbasse Dam til efternavn", "hun hedder Blom", "Hennings efternavn er Grindsted".
_TOLD = (
    re.compile(
        rf"(?<!\w)(?P<first>{_PART}){_HERS}\s(?:hedder|hed|er|kaldes|is called){_ASIDE}\s"
        rf"{_SURNAME}{_TO_LAST}",
        re.I,
    ),
    re.compile(
        rf"(?<!\w)(?P<first>{_PART})(?:['’]s|s|['’])?\s(?:efternavn|surname|last name|family name)"
        rf"{_ASIDE}\s(?:er|is|lyder|hedder){_ASIDE}\s{_SURNAME}",
        re.I,
    ),
    _PLAINLY,
    re.compile(
        rf"(?<!\w)(?P<first>)(?:efternavnet|surname)\s(?:er|is|lyder){_ASIDE}\s{_SURNAME}", re.I
    ),
    re.compile(rf"(?<!\w)(?P<first>)(?:efternavn|surname):?\s{_SURNAME}(?=\s?[.,;\n])", re.I),
    re.compile(
        rf"(?<!\w)(?P<first>{_PART}),?\s(?:og (?:til|i) efternavn|med efternavnet|with the surname)"
        rf"{_ASIDE}\s{_SURNAME}",
        re.I,
    ),
)
# "Emma hedder Holst og Freja Thomsen": what was said of the one holds for the next.
_AND_THE_NEXT = re.compile(rf",?\s(?:og|mens|and)\s(?P<first>{_PART})\s{_SURNAME}")
_WORDS_FOR_HER = frozenset(
    "hun han hendes hans vedkommende vedkommendes dennes she he her his".split()
)
_NICKNAME = re.compile(
    rf"(?P<before>{_PART}) [\"“”„»«'‘’(](?P<nick>{_PART})[\"“”»«'‘’)] (?P<after>{_PART})"
)
_BACK = 400  # letters before a word for her in which the first name is looked for
_MOST = 60  # names told in parts


def told_in_parts(source: Source, names: Sequence[Name], rules: Rules) -> list[Name]:
    """The names, those whole that the text tells in parts, at the place of the surname.

    A name that stands there already in full stays as it is.
    """
    told: dict[int, Name] = {}
    in_order = sorted(names, key=attrgetter("start"))
    starts = [name.start for name in in_order]
    full = {n.words[0] for n in in_order if n.is_full}
    for first, last, start, end in _pairs(source.text, in_order, starts, rules):
        if len(told) < _MOST and first.lower() not in (w.lower() for w in last.split()):
            whole = Name(tidy(f"{first} {last}"), start, end)
            if whole.words[0] not in full or _is_single(in_order, starts, start):
                told[start] = whole
    for match in _NICKNAME.finditer(source.text):
        joined = _without_nickname(match, in_order, starts, rules)
        if joined:
            told[joined.start] = joined
    taken = [(n.start, n.end) for n in told.values()]
    kept = [n for n in in_order if not any(a < n.end and n.start < b for a, b in taken)]
    return sorted([*kept, *told.values()], key=attrgetter("start"))


def _without_nickname(
    match: re.Match[str], names: Sequence[Name], starts: Sequence[int], rules: Rules
) -> Name | None:
    """`Frederik "Frede" Lassen` as one name, without what she is called."""
    before, after = bisect_left(starts, match.end("before")) - 1, match.start("after")
    at = bisect_left(starts, after)
    quoted = match.group()[len(match["before"]) + 1] != "("
    if not (quoted or fold(match["nick"]) in rules.given_names) or before < 0:
        return None
    if names[before].end != match.end("before") or at == len(names) or starts[at] != after:
        return None
    if fold(match["after"]) in rules.given_names or names[before].given or names[at].given:
        return None
    value = f"{names[before].value} {names[at].value}"
    return Name(value, names[before].start, names[at].end)


def _is_single(names: Sequence[Name], starts: Sequence[int], place: int) -> bool:
    """Whether the name at a place is not part of a longer one that begins before it."""
    at = bisect_left(starts, place + 1) - 1
    return at < 0 or names[at].end <= place or names[at].start == place


def _pairs(
    text: str, names: Sequence[Name], starts: Sequence[int], rules: Rules
) -> Iterator[tuple[str, str, int, int]]:
    """First name, surname, and where the surname stands."""
    for form in _TOLD:
        for match in form.finditer(text):
            pair = _pair(text, match, names, starts, rules)
            if not pair:
                continue
            yield pair
            following = _AND_THE_NEXT.match(text, match.start("last") + len(pair[1]))
            more = following and _pair(text, following, names, starts, rules)
            if more:
                yield more


def _pair(
    text: str,
    match: re.Match[str],
    names: Sequence[Name],
    starts: Sequence[int],
    rules: Rules,
) -> tuple[str, str, int, int] | None:
    first = _first_name(match["first"], match.start(), names, starts, rules)
    last = _capitals(match["last"], rules)
    if not first or not last:
        return None
    if match.re is _PLAINLY and fold(last.split()[0]) in rules.given_names:
        return None  # "Hun hedder Ida" says her first name
    start = match.start("last")
    return first, last, start, start + len(last)


def _first_name(
    said: str, place: int, names: Sequence[Name], starts: Sequence[int], rules: Rules
) -> str | None:
    """The first name that is said, or that a word like "hun" stands for."""
    if not said or lower(said) in _WORDS_FOR_HER:
        at = bisect_left(starts, place)
        near = [n for n in names[max(0, at - 6) : at] if place - n.start < _BACK]
        single = [n for n in near if not n.is_full and n.words[0] in rules.given_names]
        if near and single and (near[-1] is single[-1]) and len({n.words for n in single}) == 1:
            return single[-1].value
        return None
    bare = said if fold(said) in rules.given_names else said.removesuffix("s")
    known = {n.words[0] for n in names if not n.is_full}
    words = Name(bare, 0, 0).words
    if words and words[0] in known and bare[0].isupper():
        return bare
    return None


def _capitals(said: str, rules: Rules) -> str | None:
    """The words in capitals with which what was said begins: the surname."""
    words: list[str] = []
    for word in said.split(" "):
        if not word[0].isupper() and word not in rules.words["particles"]:
            break
        words.append(word)
    while words and not words[-1][0].isupper():
        words.pop()
    return " ".join(words) or None
