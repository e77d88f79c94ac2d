"""Surnames that are told of several at once, or beside a first name: "Anna og Bo Jensen",
"de hedder Lund og Dahl", "Anna (Lund)", "Bob er Robert Crane"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from intake.names import Name, tidy
from intake.rules import Rules
from intake.source import Source
from intake.words import fold, lower

_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_PART = rf"[^\W\d_a-zæøå]{_LETTER}*(?:['’-]{_LETTER}+)*"
_SURNAME = rf"{_PART}(?: {_PART}){{0,2}}"
_AND = re.compile(r" ?(?:, | og | samt | and | & | \+ )(?:og )?")
# "De hedder Lund og Dahl til efternavn", "begges efternavn er Jensen"
_OF_SEVERAL = re.compile(
    rf"(?<!\w)(?:(?:[Dd]e|[Bb]egge|[Tt]hey)(?: to| tre| both)? (?:hedder|hed|er|are called|are)"
    rf"|(?:[Dd]eres|[Bb]egges|[Tt]heir) (?:efternavne?|surnames?) (?:er|is|are)"
    rf"|[Ee]fternavnene er|[Ss]urnames:|[Ee]fternavne:)"
    rf"(?P<all> begge| alle(?: tre)?| both| all)?(?: (?:hhv\.?|henholdsvis))? "
    rf"(?P<names>{_SURNAME}(?:(?:, | og | and ){_SURNAME}){{0,5}})"
    r"(?P<last> til efternavn| i efternavn)?"
)
_IN_BRACKETS = re.compile(
    rf" \((?:efternavn(?:et)?:? |surname:? )?(?P<last>{_SURNAME})(?:\)|, ?(?=[\w.+-]{{1,40}}@))"
)
# "Bob er Robert Crane", "hans fulde navn er Robert Crane", "fulde navn: Robert Crane"
_IN_FULL = re.compile(
    r"(?<!\w)(?:hele|fulde|rigtige|full) (?:navn|name)(?: er| is|:) ?$"
    r"|(?<!\w)(?:hedder|hed) (?:rigtigt|egentlig|faktisk|fuldt ud) $",
    re.I,
)
_IS_FULL = re.compile(r" (?:er|is|hedder|=) ")
_FULLY = re.compile(
    r" (?:in full|fuldt ud|med fuldt navn|på papiret|i papirerne|in the papers)(?!\w)"
)
_NICKNAME = re.compile(
    r",? (?:i daglig tale|til daglig|kaldet|også kaldet|også kendt som|som vi kalder|alias|known as"
    r"|called|går under navnet|kaldes(?: til daglig)?(?: bare)?) [\"'“”»«]?$"
)
_MOST = 20  # sentences that tell the surnames of several
_BACK = 600  # letters before such words in which first names are looked for


def with_surnames(source: Source, names: Sequence[Name], rules: Rules) -> list[Name]:
    """The names in the text's order, those of first names with the surname that is told of them."""
    known = list(_shared(source, names, rules))
    known = _of_several(source.text, known, rules)
    known = _in_brackets(source.text, known, rules)
    known = _in_full(source.text, known)
    whole = {n.end: n for n in known if n.is_full}
    return [_in_full_where_called(source.text, n, whole) for n in known]


def _singles(names: Sequence[Name], rules: Rules) -> list[Name]:
    """First names of whom no whole name is given."""
    full = {n.words[0] for n in names if n.is_full}
    return [
        n for n in names if not n.is_full and n.words[0] in rules.given_names - full and not n.given
    ]


def _shared(source: Source, names: Sequence[Name], rules: Rules) -> Iterator[Name]:
    """ "Anna, Bo og Carl Jensen": the last one's surname is everybody's."""
    own = {fold(w.name.split()[0]) for w in source.authors if w.name}
    singles = {n.start for n in _singles(names, rules) if n.words[0] not in own}
    surname = ""
    found: list[Name] = []
    for n in range(len(names) - 1, -1, -1):
        name = names[n]
        after = names[n + 1] if n + 1 < len(names) else None
        joined = bool(after and _AND.fullmatch(source.text, name.end, after.start))
        if surname and joined and name.start in singles:
            name = Name(f"{name.value} {surname}", name.start, name.end)
        else:
            surname = _surname_of(name, rules)
        found.append(name)
    yield from reversed(found)


def _surname_of(name: Name, rules: Rules) -> str:
    """What follows the given names of a whole name; nothing where it begins with none."""
    words = name.value.split()
    given = 0
    while given < len(words) - 1 and fold(words[given].partition("-")[0]) in rules.given_names:
        given += 1
    return " ".join(words[given:]) if given and name.is_full else ""


def _of_several(text: str, names: Sequence[Name], rules: Rules) -> list[Name]:
    told: dict[tuple[str, ...], str] = {}
    spans = []
    alone = _singles(names, rules)
    for match in islice(_OF_SEVERAL.finditer(text), _MOST):
        surnames = re.split(r", | og | and ", match["names"])
        singles = [n for n in alone if 0 < match.start() - n.end < _BACK]
        once = list({n.words: n for n in singles}.values())
        if fold(surnames[0].split()[0]) in rules.given_names and not match["last"]:
            continue  # "De hedder Ida og Bo": these are first names
        if match["all"] or len(surnames) == 1:
            surnames = surnames[:1] * len(once)
        if len(once) < 2 or len(once) != len(surnames):
            continue
        told |= {n.words: s for n, s in zip(once, surnames, strict=True)}
        spans.append(match.span("names"))
    kept = (n for n in names if not any(a <= n.start < b for a, b in spans))
    return [_completed(n, told.get(n.words, "")) for n in kept]


def _completed(name: Name, surname: str) -> Name:
    if not surname or name.is_full:
        return name
    return Name(tidy(f"{name.value} {surname}"), name.start, name.end)


def _in_brackets(text: str, names: Sequence[Name], rules: Rules) -> list[Name]:
    """ "Anna (Lund, anna@…)", and not "Anna (Odense)"."""
    found: dict[int, tuple[Name, int]] = {}
    starts = {n.start for n in names}
    for name in _singles(names, rules):
        match = _IN_BRACKETS.match(text, name.end)
        if not match or fold(match["last"].split()[0]) in rules.given_names:
            continue
        if match.start("last") in starts:
            found[name.start] = (_completed(name, match["last"]), match.start("last"))
    hidden = {start for _, start in found.values()}
    return [found[n.start][0] if n.start in found else n for n in names if n.start not in hidden]


def _in_full(text: str, names: Sequence[Name]) -> list[Name]:
    """ "Rob is Robert Crane in full": the first name is replaced by the whole one."""
    starts = [n.start for n in names]
    whole: dict[tuple[str, ...], Name] = {}
    dropped: set[int] = set()
    for at, name in enumerate(names):
        if not name.is_full:
            continue
        before = names[at - 1] if at else None
        same = before and _IS_FULL.fullmatch(text, before.end, name.start)
        plainly = same and _FULLY.match(text, name.end)
        last = None
        if _IN_FULL.search(text, max(0, name.start - 40), name.start):
            near = names[max(0, bisect_left(starts, name.start - _BACK)) : at]
            single = {n.words: n for n in near if not n.is_full}
            last = next(iter(single.values())) if len(single) == 1 else None
            if last and name.given and last.words[0][:2] != name.words[0][:2]:
                last = None  # a form's label, below some "Bente" who is thanked
        elif plainly and before and not before.is_full:
            last = before
        if last:
            whole[last.words] = name
            dropped.add(name.start)
    return [
        Name(whole[n.words].value, n.start, n.end) if n.words in whole else n
        for n in names
        if n.start not in dropped
    ]


def _in_full_where_called(text: str, name: Name, whole: Mapping[int, Name]) -> Name:
    """Where she is called by another name, with the whole name that stands before it."""
    called = None
    if not name.is_full:
        called = _NICKNAME.search(lower(text), max(0, name.start - 40), name.start)
    full = whole.get(called.start()) if called else None
    return Name(full.value, name.start, name.end) if full else name
