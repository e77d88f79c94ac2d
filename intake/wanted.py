"""Whether somebody who is named is asked for: marks of what the text says of her, weighed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.addresses import fits
from intake.asks import ask_at
from intake.listed import is_someone_elses
from intake.names import Name, find_names, name_words, same_person
from intake.persons import Person, Source, Writer, are_beside, clause_start, line_of
from intake.rules import Rules
from intake.words import clause_at, fold, lower

_AUTHORITY = "star.dk"
_PRONOUN = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|de|deres|vedkommende|begge|alle|him|her|he|she"
    r"|his|they|them|their|both)(?!\w)"
)
_SOON = 3  # so many clauses a pronoun may come after the name
_PLURAL = ("dem", "de", "deres", "begge", "alle", "they", "them", "their", "both")
_CLOSING = re.compile(
    r"(?<!\w)(?:hilsen|hilsner|mvh|vh|kh|dbh|mh|ærbødigst|regards|sincerely|wishes)$"
)
_GREETED = re.compile(r"(?:^|\n)[ \t>]*(?:kære|hej|hejsa|goddag|til|dear|hi|hello)(?: \w+)?[ ,]*$")
_NOT_HERSELF = re.compile(r"s (?:afløser|efterfølger|stilling|plads|borgere|opgaver)(?!\w)")
_SUPERIOR = (
    r"(?:min|vores|vor|hendes|hans|deres|dennes|jobcent\w+s|kommunens|my|our|her|his|their)\s"
    r"(?:\w+e\s)?"
    r"(?:\w*(?<!vej)leder|\w*chef|\w*direktør|\w*formand|dpo|databeskyttelsesrådgiver|bogholder"
    r"|kontaktperson|manager|director|boss|supervisor)"
)
_SUPERIOR_BEFORE = re.compile(rf"(?<!\w){_SUPERIOR}(?:\s(?:er|hedder|is))?,?\s*(?:dpo\s)?$")
_SUPERIOR_AFTER = re.compile(rf",?\s(?:(?:som|der|who)\s)?(?:(?:er|is)\s)?{_SUPERIOR}(?!\w)")
_APPOSED = re.compile(r"\s*(?:\([^)\n]*\)\s*)?(?:,[^,.\n]{1,40},\s*)?(?:,?\s*(?:som|der|who)\s+)?")
_INTRODUCED = re.compile(
    r"(?<!\w)(?:hedder|hedde|navn(?:et)? er|navn(?:et)?|navne|det er|drejer sig om|gælder|nemlig|altså"
    r"|fulde navn|called|named|name is|namely|is)[\s:]{1,2}$"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:hos|fra|af|ved|med|efter|for|over|som|om|end|per|from|by|at|with|than|about)\s$"
)
_AND = re.compile(r"[,;]\s(?:og|men)\s")
_BULLET = re.compile(r"\s*(?:([-–•*·+o])|\d{1,2}[.):])\s+")
_FIRM_FORM = r"\s*,?\s(?:aps|a/s|i/s|s/i|ivs|k/s|p/s)"

# How much each mark speaks for, or against, that a person is asked for. The figures are fitted to
# the open part of the corpus by `python -m bench.weights`; a person is asked for above zero.
WEIGHTS: Mapping[str, float] = {
    "among persons": 2.8,
    "at home": 2.7,
    "name and address": 2.1,
    "called by name": 2.0,
    "asked later": 1.7,
    "below colon": 1.7,
    "asked here": 1.4,
    "form": 1.3,
    "asked in clause": 1.2,
    "only one": 1.0,
    "possessed": 1.0,
    "asked later, half known": 0.9,
    "told here": 0.6,
    "told here, nothing asked": 0.6,
    "hired here": 0.5,
    "begins line": 0.4,
    "asked in clause, half known": 0.4,
    "writer, nothing asked": 0.4,
    "hired here, half known": 0.3,
    "asked here, half known": 0.3,
    "address fits": 0.2,
    "address invalid": 0.1,
    "asked before": 0.1,
    "nothing asked": 0.1,
    "line of her own": -0.1,
    "line of her own, half known": -0.2,
    "known name": -0.2,
    "side by side": -0.2,
    "for contact, nothing asked": -0.2,
    "below ask": -0.2,
    "address alone": -0.2,
    "done here": -0.3,
    "done here, nothing asked": -0.3,
    "asked before, half known": -0.4,
    "done later": -0.5,
    "after preposition": -0.6,
    "in document": -0.6,
    "in subject, half known": -0.7,
    "mentioned, nothing asked": -0.7,
    "from elsewhere": -1.0,
    "writer": -1.0,
    "greeted": -1.4,
    "signed": -1.4,
    "copied": -1.5,
    "authority": -1.5,
    "superior": -1.5,
    "always": -1.5,
    "for contact": -1.7,
    "mentioned": -2.3,
    "firm": -2.3,
    "first name only": -2.6,
    "somebody else's line": -4.3,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A person with what the text says of her; `score` weighs it."""

    person: Person
    marks: frozenset[str]

    @property
    def score(self) -> float:
        return sum(WEIGHTS.get(mark, 0.0) for mark in ("always", *self.marks))


def marked(source: Source, persons: Sequence[Person], rules: Rules) -> list[Marked]:
    """Everybody who is named in a text, with the marks by which she is asked for or is not."""
    first = [frozenset(_marks(source, p, persons, rules)) for p in persons]
    likely = [p for p, m in zip(persons, first, strict=True) if not m & _NOT_MEANT]
    asked = {_list_of(source, p) for p, m in zip(persons, first, strict=True) if m & _ASKED}
    found = []
    for person, marks in zip(persons, first, strict=True):
        more = set()
        if len(likely) == 1 and person is likely[0]:
            more.add("only one")
        if _list_of(source, person) in asked - {None} and not marks & _ASKED:
            more.add("beside one asked for")
        found.append(Marked(person, marks | more))
    return found


# What tells more of somebody of whom only a name or only an address is given.
_WORTH_MORE_ALONE = frozenset(
    [
        "asked here",
        "asked in clause",
        "asked before",
        "asked later",
        "hired here",
        "line of her own",
        "in subject",
    ]
)
# What tells more against her where nothing of it asks for her.
_DOUBTFUL = frozenset(
    ["mentioned", "writer", "superior", "signed", "for contact", "done here", "told here"]
)
_NOT_MEANT = frozenset(["writer", "greeted", "signed", "somebody else's line", "superior", "firm"])
_ASKED = frozenset(["asked here", "form", "asked later"])


def _marks(source: Source, person: Person, persons: Sequence[Person], rules: Rules) -> list[str]:
    says = {
        **_what_she_is(source, person, rules),
        **_what_is_asked(source, person, persons, rules),
        **_where_she_stands(source, person, persons),
        **_who_else_she_is(source, person, rules),
    }
    held = [mark for mark, holds in says.items() if holds]
    whole = "" if person.name and person.address else ", half known"
    held += [mark + whole for mark in held if whole and mark in _WORTH_MORE_ALONE]
    unasked = not (says["form"] or says["asked here"] or says["asked later"])
    return held + [f"{mark}, nothing asked" for mark in held if unasked and mark in _DOUBTFUL]


def _what_she_is(source: Source, person: Person, rules: Rules) -> dict[str, bool]:
    name, address = person.name, person.address
    value = address.value if address else None
    homes = {w.email.rpartition("@")[2] for w in source.writers} - rules.shared_domains
    home = value.rpartition("@")[2] if value else ""
    return {
        "form": bool(name and name.given),
        "first name only": bool(name and not name.is_full),
        "known name": bool(name and fold(name.value.split()[0]) in rules.given_names),
        "name and address": bool(name and address),
        "side by side": are_beside(source.text, person),
        "address alone": name is None,
        "address fits": bool(name and value and fits(value, name.words)),
        "at home": bool(home) and home in homes,
        "from elsewhere": bool(home and homes) and home not in homes,
        "authority": home == _AUTHORITY,
        "address invalid": bool(address and not value),
    }


def _what_is_asked(
    source: Source, person: Person, persons: Sequence[Person], rules: Rules
) -> dict[str, bool]:
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    again = [ask for place in person.again if (ask := ask_at(source.asks, place))]
    clause = clause_at(source.parts, person.start)
    said = lower(source.text[clause.start : clause.end]) if clause else ""
    return {
        "asked here": any(a.own and not a.told for a in here),
        "asked in clause": any(a.stated and not a.told for a in here),
        "asked before": any(a.action and not a.stated and not a.told for a in here),
        "told here": any(a.told and not a.done for a in here),
        "done here": any(a.done for a in here),
        "asked later": any(a.own and not a.told for a in again)
        or _is_taken_up(source, person, persons),
        "done later": any(a.done for a in again),
        "called by name": bool(
            person.name
            and _INTRODUCED.search(
                lower(source.text), max(0, person.name.start - 30), person.name.start
            )
        ),
        "hired here": bool(rules.signals["hire"].search(said)),
        "nothing asked": not (
            source.implied or source.default or any(a.stated and not a.told for a in source.asks)
        ),
    }


def _where_she_stands(source: Source, person: Person, persons: Sequence[Person]) -> dict[str, bool]:
    text, small = source.text, lower(source.text)
    start, end = line_of(text, person.start)
    lead = _lead(text, person.start)
    name = person.name
    above = small[:start].rstrip(" \n")
    first = name.words[0] if name else ""
    return {
        "begins line": not lead,
        "line of her own": not lead and end - start < 90,
        "among persons": _stands_among(source, person, persons),
        "below colon": not lead and above.endswith(":"),
        "below ask": not lead
        and any(a.stated and not a.told and a.start < start for a in source.asks),
        "in subject": bool(first)
        and first in {fold(w) for w in re.findall(r"\w+", source.subject)},
        "possessed": bool(name and re.match(r"['’]?s\s|['’]\s", text[name.end : name.end + 2])),
        "after preposition": bool(
            _ELSEWHERE.search(small, max(0, person.start - 12), person.start)
        ),
        "in document": source.document is not None,
    }


def _who_else_she_is(source: Source, person: Person, rules: Rules) -> dict[str, bool]:
    small, name, address = lower(source.text), person.name, person.address
    loose = name and not name.given
    value = address.value if address else None
    return {
        "writer": any(_is_writer(person, w) for w in source.writers),
        "signed": bool(loose and name and _is_sign_off(source, name)),
        "greeted": bool(loose and _GREETED.search(small, max(0, person.start - 30), person.start)),
        "somebody else's line": is_someone_elses(small, person.start),
        "mentioned": bool(loose and name and _is_mentioned_only(source, name, rules)),
        "superior": bool(loose and name and _is_superior(small, name)),
        "for contact": bool(address and value and _is_for_contact(source, address.start, rules)),
        "copied": bool(value and value in source.copied),
        "firm": bool(loose and name and any(_is_firm(name, w) for w in source.writers)),
    }


# --- what is asked ----------------------------------------------------------------------------


def _is_taken_up(source: Source, person: Person, persons: Sequence[Person]) -> bool:
    """Whether the next clause asks for whom this one names: "Opretter I ham?"."""
    clause = clause_at(source.parts, person.start)
    if not clause:
        return False
    names = [p.name for p in persons if p.name and p.name.is_full]
    named_last = not any(person.start < n.start < clause.end for n in names)
    at = source.parts.index(clause)
    for ask in (a for a in source.asks if at < a.clause <= at + _SOON and a.own and not a.told):
        pronoun = _PRONOUN.search(lower(source.text), ask.start, ask.end)
        if pronoun and (named_last or pronoun.group() in _PLURAL):
            return not any(clause.end <= n.start < pronoun.start() for n in names)
    return False


def _list_of(source: Source, person: Person) -> tuple[int, str] | None:
    """The list that a person stands in: its paragraph and the mark before its items."""
    start, _ = line_of(source.text, person.start)
    mark = _BULLET.fullmatch(source.text[start : person.start])
    clause = clause_at(source.parts, person.start)
    return (clause.paragraph, mark[1] or "1") if mark and clause else None


def _stands_among(source: Source, person: Person, persons: Sequence[Person]) -> bool:
    """Whether she begins a line, and others the lines beside it: a list of persons."""
    if _lead(source.text, person.start):
        return False
    start, end = line_of(source.text, person.start)
    beside = {line_of(source.text, max(start - 1, 0))[0], min(end + 1, len(source.text))} - {start}
    beside -= {0} if start == 0 else set()
    others = (p for p in persons if p is not person and not _lead(source.text, p.start))
    return any(line_of(source.text, p.start)[0] in beside for p in others)


def _lead(text: str, place: int) -> str:
    """What stands before a place on its line, but for the mark of a list."""
    return text[line_of(text, place)[0] : place].strip(" -–•*·\t0123456789.)(>")


# --- who else she may be ----------------------------------------------------------------------


def _is_writer(person: Person, writer: Writer) -> bool:
    if person.address and person.address.value:
        return person.address.value == writer.email
    name = person.name
    if not name or not name.is_full or not writer.name:
        return False
    return same_person(name.value, writer.name) or _is_shortened(name, writer.name)


def _is_shortened(name: Name, whole: str) -> bool:
    """Whether a name is another with its given name as an initial: "M. Leth"."""
    first, *rest = name.words
    given, *others = name_words(whole) or ("",)
    return len(first) == 1 and given.startswith(first) and rest[-1:] == others[-1:]


def _is_sign_off(source: Source, name: Name) -> bool:
    """A name alone on one of the last lines, with nothing asked after it."""
    text = source.text
    line = text.rfind("\n", 0, name.start) + 1
    if text[line : name.start].strip(" -–/\t*") or not text[:line].strip():
        return False
    rest = text[name.end :]
    above = lower(text[:line].rstrip(" \n,.!").rpartition("\n")[2])
    apart = text[max(0, line - 2) : line].count("\n") == 2 or bool(_CLOSING.search(above))
    few = rest.strip().count("\n") < 3 and "@" not in rest
    return bool(apart and few and re.match(r"[ \t]*(?:,[^\n]{0,40})?(?:\n|$)", rest))


def _is_mentioned_only(source: Source, name: Name, rules: Rules) -> bool:
    small = lower(source.text)
    start = clause_start(source, name.start)
    before = small[max(start, name.start - 40) : name.start]
    for last in rules.signals["others_before"].finditer(before):
        if re.fullmatch(
            r"[\s:,.]*(?:(?:vores|min|fra|på|til|er)\s(?:\w+\s)?)?[\s:]*", before[last.end() :]
        ):
            return True
    if _NOT_HERSELF.match(small[name.end : name.end + 40]):
        return True
    match = rules.signals["others_after"].search(small, name.end, name.end + 80)
    return bool(match and _APPOSED.fullmatch(small, name.end, match.start()))


def _is_superior(small: str, name: Name) -> bool:
    """Whether somebody is called the writer's or an employee's leader."""
    before = _SUPERIOR_BEFORE.search(small, max(0, name.start - 50), name.start)
    return bool(before or _SUPERIOR_AFTER.match(small, name.end, name.end + 60))


def _is_for_contact(source: Source, place: int, rules: Rules) -> bool:
    """Whether an address is given to write to, and so may be anybody's."""
    start = max(clause_start(source, place), place - 45)
    before = lower(source.text)[start:place]
    thought = max((m.end() for m in _AND.finditer(before)), default=0)
    contact = rules.signals["contact"].search(before, thought)
    if not contact or _PRONOUN.search(before):
        return False
    # "Gry træffes på …" tells where Gry is to be reached, and not the writer.
    subject = find_names(source.text[start + thought : start + contact.start()], rules)
    return not any(fold(name.value.split()[0]) in rules.given_names for name in subject)


def _is_firm(name: Name, writer: Writer) -> bool:
    joined = "".join(name.words)
    domain = fold(writer.email.rpartition("@")[2].rpartition(".")[0])
    plain = re.sub(r"[^a-z]", "", domain)
    named_so = joined == plain or (name.is_full and plain.startswith(joined))
    named_so = named_so or (len(plain) >= 5 and name.is_full and joined.startswith(plain))
    if len(joined) >= 5 and named_so:
        return not same_person(name.value, writer.name)
    said = rf"{re.escape(lower(name.value))}{_FIRM_FORM}"
    return bool(writer.signature) and bool(re.search(said, lower(writer.signature)))
