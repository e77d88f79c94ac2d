"""Of whom a text speaks where it names a role: by her name, by "hun" or "alle", by her row."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.addresses import find_addresses
from intake.named import find_names
from intake.names import name_words
from intake.reading import Action, Employee
from intake.role_words import Mention, Speech, lead_of
from intake.rules import Rules
from intake.words import fold

_WORD = re.compile(r"[^\W\d_]+")
_FARTHEST = 160  # letters between persons who are spoken of together
_ONE = re.compile(
    r"(?<!\w)(?:hun|han|hende|ham|hendes|hans|vedkommende|medarbejderen|brugeren|kollegaen"
    r"|sidstnævnte|she|he|him|his|the latter|(?<=give )her|(?<=for )her|(?<=to )her|(?<=set )her"
    r"|(?<=grant )her|her(?= access| role| user))(?!\w)"
)
_FIRST = re.compile(r"(?<!\w)(?:førstnævnte|den første|the former|the first)(?!\w)")
_ALL = re.compile(
    r"(?<!\w)(?:alle|samtlige|hver af dem|all|everyone|everybody|each of them)(?!\w)"
    r"(?! (?:\w+ )?(?:job|komm|roll|adgang|rettig|system|steder|sted|access|roles|rights|systems))"
)
_SEVERAL = re.compile(
    r"(?<!\w)(?:de(?! (?:samme|relevante|nævnte|ovenstående|nødvendige|andre|almindelige|roller))"
    r"|dem|deres|begge|medarbejderne|brugerne|kollegerne|kollegaerne|konsulenterne|they|them|their"
    r"|both|the two|the three)(?!\w)(?! (?:jobcentre|kommuner|roller|adgange|rettigheder))"
)
_BESIDE = re.compile(
    r"(?<!\w)(?:ligesom|lige som|som|end|efter|for|af|fra|hos|med|ved|over|om|via|like|as|from|by"
    r"|of|with|than|after|jeg er|mit navn er|hilsen|mvh|vh)\s?:?\s$"
)
_LIKE = re.compile(r"(?<!\w)(?:ligesom|lige som|in the same way as)\s$")
_BUT = re.compile(
    r"(?<!\w)(?:undtagen|undtaget|bortset fra|på nær|pånær|dog ikke|men ikke|ikke|except|excluding"
    r"|apart from|but not|not)\s(?:for\s|til\s)?$"
)

Key = int | str


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named: `who` is an employee's place among those to create, or the
    name of somebody else."""

    start: int
    end: int
    who: Key


@dataclass(frozen=True, slots=True)
class Whom:
    """Of whom a role is said. `who` is empty where it is said of `all`, or of nobody in
    particular; `but` are those whom it is not said of."""

    who: tuple[Key, ...] = ()
    all: bool = False
    but: tuple[Key, ...] = ()


def find_named(text: str, employees: Sequence[Employee], rules: Rules) -> list[Named]:
    """Where a text names those to create, whole or by their first names, and others."""
    found = [*_employees_in(text, employees), *_addresses_in(text, employees)]
    taken = sorted((n.start, n.end) for n in found)
    others = [n for n in _others_in(text, rules) if not _overlaps(taken, n)]
    gone = [e for e in employees if e.action is Action.REMOVE]
    whole = {name_words(e.name)[:1] for e in gone if e.name}
    others = [n for n in others if name_words(str(n.who))[:1] not in whole]
    return sorted((*found, *others), key=attrgetter("start"))


def _employees_in(text: str, employees: Sequence[Employee]) -> Iterator[Named]:
    called: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for n, employee in enumerate(employees):
        names = name_words(employee.name or "")
        if names and employee.action is Action.CREATE:
            called.setdefault(names[0], []).append((n, names))
    words = [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    no_capitals = text.lower() == text
    at = 0
    while at < len(words):
        word, start, end = words[at]
        namesakes = called.get(word) or called.get(word.removesuffix("s")) or []
        following = [w for w, _, _ in words[at + 1 : at + 7]]
        more = {n: _how_many(names[1:], following) for n, names in namesakes}
        best = max(more.values(), default=0)
        those = [n for n, many in more.items() if many == best]
        like = _LIKE.search(text[max(0, start - 20) : start].lower())
        if len(those) == 1 and not like and (best or no_capitals or text[start].isupper()):
            yield Named(start, words[at + best][2] if best else end, those[0])
        at += 1 + best


def _how_many(names: Sequence[str], words: Sequence[str]) -> int:
    """How far words go on with the rest of a name; middle names may be left out."""
    rest = {*names, *(f"{name}s" for name in names)}
    return next((n for n, word in enumerate(words) if word not in rest), len(words))


def _addresses_in(text: str, employees: Sequence[Employee]) -> Iterator[Named]:
    owners = {e.email: n for n, e in enumerate(employees) if e.email and e.action is Action.CREATE}
    for address in find_addresses(text):
        if address.value in owners:
            yield Named(address.start, address.end, owners[address.value])


def _others_in(text: str, rules: Rules) -> Iterator[Named]:
    for name in find_names(text, rules):
        known = name.words and name.words[0] in rules.given_names
        if known and not _BESIDE.search(text[max(0, name.start - 16) : name.start].lower()):
            yield Named(name.start, name.end, name.value)


def _overlaps(taken: Sequence[tuple[int, int]], named: Named) -> bool:
    at = bisect_left(taken, (named.start, named.start))
    return any(a < named.end and named.start < b for a, b in taken[max(0, at - 1) : at + 1])


# --- whom a role is said of -------------------------------------------------------------------


@dataclass(frozen=True)
class Company:
    """Those whom a text names, in its order, as roles are put to them."""

    speech: Speech
    named: Sequence[Named]

    def whom(self, mention: Mention) -> Whom:
        """Of whom a role is said: of those of its row, of those before it in its sentence, of those
        after it; in a list of those that the list is about."""
        start, end = self.speech.clause(mention.start)
        line, line_end = self.speech.line(mention.start)
        if "\t" in self.speech.small[line:line_end]:
            of_row = self._between(line, line_end)
            if of_row:
                return Whom(_each(of_row))
        but = self._left_out(mention.end, end)
        said = self._before(start, mention.start) or self._behind(mention.end, end, but)
        if not said:
            lead = lead_of(self.speech, mention.start)
            said = self._before(lead[0], lead[1]) if lead else None
        said = said or self._of_block(mention.start) or Whom()
        return Whom(said.who, said.all, (*but, *said.but))

    def _between(self, start: int, end: int) -> Sequence[Named]:
        first = bisect_left(self.named, start, key=attrgetter("start"))
        return self.named[first : bisect_left(self.named, end, key=attrgetter("start"))]

    def _before(self, start: int, end: int) -> Whom | None:
        """By the last word before a role that says of whom it speaks."""
        named = self._between(start, end)
        after = named[-1].end if named else start
        pronoun = self._pronoun(after, end, named)
        if pronoun:
            return pronoun
        group = self._group(named)
        if group and self._are_left_out(start, group):
            return Whom(all=True, but=_each(group))
        return Whom(_each(group)) if group else None

    def _are_left_out(self, start: int, group: Sequence[Named]) -> bool:
        """Whether "alle undtagen" stands before them."""
        small, first = self.speech.small, group[0].start
        but = _BUT.search(small, max(start, first - 24), first)
        return bool(
            but and (_ALL.search(small, start, first) or _SEVERAL.search(small, start, first))
        )

    def _pronoun(self, start: int, end: int, named: Sequence[Named]) -> Whom | None:
        small = self.speech.small
        if _ALL.search(small, start, end):
            return Whom(all=True)
        if _SEVERAL.search(small, start, end):
            earlier = named if len(_each(named)) > 1 else self._between(0, start)
            earlier = [one for one in earlier if isinstance(one.who, int)]
            return Whom(_each(earlier), all=not earlier)
        first = _FIRST.search(small, start, end)
        if not first and not _ONE.search(small, start, end):
            return None
        earlier = self._between(0, start)
        if first and earlier:
            return Whom(_each(self._group(earlier))[:1])
        return Whom((earlier[-1].who,)) if earlier else None

    def _group(self, named: Sequence[Named]) -> Sequence[Named]:
        """The last of those named, and who is named together with her: "Ida Holm og Bo Dahl"."""
        first = max(len(named) - 1, 0)
        while first > 0 and self._are_together(named[first - 1], named[first]):
            first -= 1
        return named[first:]

    def _are_together(self, one: Named, other: Named) -> bool:
        if one.who == other.who:
            return True
        start, end = min(one.end, other.start), other.start
        if end - start > _FARTHEST or self.speech.mention_after(start, end):
            return False
        signals = self.speech.rules.signals
        return not any(
            signals[name].search(self.speech.small, start, end)
            for name in ("role_wanted", "role_had", "role_refused")
        )

    def _behind(self, start: int, end: int, but: Sequence[Key]) -> Whom | None:
        """Of those after it: "jobordrer til Ida Holm"; up to the next role."""
        other = self.speech.mention_after(start, end)
        end = other.start if other else end
        if _ALL.search(self.speech.small, start, end):
            return Whom(all=True)
        named = [one for one in self._between(start, end) if one.who not in but]
        until = len(named)
        for n in range(1, len(named)):
            if not self._are_together(named[n - 1], named[n]):
                until = n
                break
        return Whom(_each(named[:until])) if named else None

    def _left_out(self, start: int, end: int) -> tuple[Key, ...]:
        """Who comes after "undtagen"."""
        small = self.speech.small
        named = self._between(start, end)
        for n, one in enumerate(named):
            if _BUT.search(small, max(start, one.start - 24), one.start):
                return _each(named[n:])
        return ()

    def _of_block(self, place: int) -> Whom | None:
        """Those of the lines above in the same block, since roles were last named there; of all,
        where they are all that there are."""
        block = max(self.speech.small.rfind("\n\n", 0, place), 0)
        line, _ = self.speech.line(place)
        before = self.speech.mention_before(line, block)
        above = self._between(before.end if before else block, place)
        above = [one for one in above or self._between(block, place) if isinstance(one.who, int)]
        everybody = {one.who for one in self.named if isinstance(one.who, int)}
        hers = _each(above)
        return Whom(hers) if hers and everybody - set(hers) else None


def _each(named: Sequence[Named]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(one.who for one in named))


# --- tables -----------------------------------------------------------------------------------


def columns(speech: Speech, named: Sequence[Named]) -> Mapping[int, Sequence[tuple[Key, str]]]:
    """For each role that heads a column, by where it stands: each person below and her cell."""
    found: dict[int, list[tuple[Key, str]]] = {}
    heads = [m for m in speech.mentions if _is_in_table(speech, m)]
    rows = {speech.line(one.start): one.who for one in named} if heads else {}
    for mention in heads:
        start, end = speech.line(mention.start)
        if any(start <= one.start < end for one in named):
            continue
        column = speech.small.count("\t", start, mention.start)
        below = []
        for (row, row_end), who in rows.items():
            cells = speech.small[row:row_end].split("\t") if row > end else []
            if len(cells) > 1 and column > 0:
                below.append((who, cells[column].strip() if column < len(cells) else ""))
        if below:
            found[mention.start] = below
    return found


def _is_in_table(speech: Speech, mention: Mention) -> bool:
    start, end = speech.line(mention.start)
    return "\t" in speech.small[start:end]
