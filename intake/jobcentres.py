"""Which job centres access is asked for, and what is named as one and is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from intake.layout import smooth
from intake.names import find_names
from intake.places import Place
from intake.rules import Rules
from intake.runs import POSTCODE, Run, find_runs
from intake.words import Clause, clause_at, fold, lower

# Where what was said of one place ends, and a new thought begins.
_TURN = re.compile(
    r"[;(–]|\s-\s|\s(?:men|nu|dvs\.?|nemlig|but|now)\s|,\s(?:altså|dvs)\W"
    r"|,\s(?:(?:og|så|and|so)\s)?(?=(?:skal|hun|han|de|vi|jeg|den|det|så|som|der|hvor|mens|nu|dem"
    r"|she|he|they|we|i|it|which|who)\s)|\s(?:og|and)\s(?=(?:skal|bedes|ønskes|nu|har|er|should"
    r"|needs)\s)"
)
_WITHIN = 90
_FROM = re.compile(r"(?<!\w)(?:fra|from)\s$")
_TO = re.compile(r"\s(?:kommune )?(?:til|to)\s")
_KEEPS = re.compile(r"(?:['’]?s)?,\s(?:beholder|fortsætter|bevarer|keeps|continues|remains)(?!\w)")
_NEGATED = re.compile(r"(?<!\w)(?:ikke|not|aldrig|ikke længere)\s$")
_HAS = re.compile(r"(?<!\w)(?:har|has)\s(?:(?:også|kun|both|både)\s)?$")
_FIRM_IN = re.compile(r"(?:(?<!\w)(?:aps|a/s|i/s|ivs|k/s|p/s)|\d{8})\s?[,|·–-]\s?$")
_STREET = re.compile(r"\s(?:hoved)?(?:gade|vej|landevej|allé|torv|havn|strand)(?:n|en|et)?\s\d")
_ABOUT = re.compile(
    r"\s*(?:\w+\s)?(?:med|mellem|fra|for|om|på|hos|vedr\.?|with|from|i|,|:|-|–)?\s*(?:os og\s)?"
)
_BEHIND = re.compile(r"(?:['’]?s?\skommunes?|['’]?s)?[\s-]?")
_NOT_ONLY = re.compile(
    r"(?<!\w)(?:ikke (?:kun|bare|alene|mindst)|(?:kan|kunne|vil|ville) i ikke|not only|not least)"
    r"(?!\w)"
)
_PREPOSITION = re.compile(
    r"(?<!\w)(?:til|for|i|på|hos|ved|er|er det|bliver det|gælder det|to|in|også|fra|have|navn|at"
    r"|under|på tværs af|mangler|får|få|har brug for|needs|jobkon|jobnet|bruger|brugere|adgang"
    r"|login|hold|holdet|team)"
    r"(?: (?:kun|altså|så|nu|stadig|alene|only))?[\s(]*(?:både |hhv\.? )?$"
)
_RATHER = re.compile(r"(?<!\w)(?:ikke|not)\s[^.;\n]{3,60}\s(?:men|but)\s(?:det er |til |for )?$")
_IT_IS = re.compile(
    r"(?<!\w)(?:det er|det bliver|det gælder|det drejer sig om|it is|it's) (?:kun |altså |nu )?$"
)
_LISTS = re.compile(
    r"(?<!\w)\w*(?:adgang|jobcent|kommune|opret|arbejde|skal|borger|bruger|sted|område|access"
    r"|job cent|work)\w*[^.:\n]{0,60}[:=]\s*$"
)
# What is added to the job centres named: "hun skal også have Nyborg".
_ADDED = re.compile(
    r"(?<!\w)(?:også (?:til|have|for|i|på)|ikke mindst|adgang til|også adgang til|samt til|og til"
    r"|og for)\s$"
)
_ITEM_BEFORE = re.compile(r"@[\w.-]{3,80}[)>\]]?\s*[,;:(/→–-]*\s*(?:til |→ )?$")
_BESIDE = re.compile(r"(?:, ?| ?\()$")
_ENDS_LINE = re.compile(r"(?:\s?kommune)?[\s.,!)]*?(?:\n|$)")
_ENDS_ITEM = re.compile(r"(?:\s?kommune)?(?:[.,;)]|\s*(?:\n|$))")
_COMPOUND = re.compile(r"-(?:borger|hold|opgave|projekt|team|forløb|indsats)\w*")
_HEADS_LINE = re.compile(r"(?:\s?kommune)?\s?[:–-]\s")
_BULLET = re.compile(r"[ \t]*(?:[-–•*·]|\d{1,2}[.)]?|[a-h][.)])?[ \t]*")
_UNTICKED = re.compile(r"\s*(?:\[ ?\]|\( ?\)|☐|□|◻)")
_TICKED = re.compile(r"\[x\]|\(x\)|☒|☑|✓|✔|■")
_THE_JOBCENTRE = re.compile(r"(?<!\w)(?:jobcente?ret|the job cent(?:re|er))(?!\w)")


_ASKING = ("jobcentre_asked", "create", "ask", "account", "staff", "citizens")
_BOTH = re.compile(
    r"(?<!\w)(?:begge|de to|to|both|two) "
    r"(?:jobcent(?:re|rene)|kommuner(?:ne)?|steder|job centres)(?!\w)"
)
_ALL = re.compile(
    r"(?<!\w)(?:alle|samtlige|all)(?: \w{2,6})? "
    r"(?:jobcent(?:re|rene)|kommuner(?:ne)?|job centres)(?!\w)"
    r"|(?<!\w)(?:de nævnte|disse|ovennævnte|nævnte) (?:jobcentre|kommuner)(?!\w)|jobcentrene"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The job centres asked for, where, and what was named as a job centre and is not one.

    `marked` is whether they are called job centres, or only places. `with_agreement` are places
    that only tell which agreement is meant: "aftalen med Odder"; `mentioned` are those that nothing
    is said of.
    """

    places: tuple[Place, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    marked: bool = False
    with_agreement: tuple[Place, ...] = ()
    mentioned: tuple[Place, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(sorted({place.code for place in self.places}))


class _Role(Enum):
    """What a list of places is named for."""

    ASKED = "asked for"
    ADDED = "asked for besides others"
    MENTIONED = "named, and nothing said of it"
    AGREEMENT = "whom an agreement is with"
    ELSEWHERE = "had already, had before, not wanted, or an address"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as its places are judged in it; `refused` are stretches that ask for none."""

    text: str
    small: str
    parts: Sequence[Clause]
    refused: Sequence[tuple[int, int]]
    persons: Sequence[tuple[int, int]]
    rules: Rules


def read_jobcentres(
    text: str,
    parts: Sequence[Clause],
    refused: Sequence[tuple[int, int]],
    rules: Rules,
    found: tuple[Sequence[Run], Sequence[tuple[int, int]]] | None = None,
) -> Asked:
    """The job centres that a mail's own words ask for.

    `found` is what `find_runs` gave for the text, where that is known. `refused` are stretches
    that ask for removal only, or tell of what is done: a job centre there is not asked for. What
    is called a job centre goes before a municipality, that before a bare place; "the job centre"
    without a name is that of the one municipality that is spoken of.
    """
    runs, unknown = found or find_runs(text, rules)
    persons = [(n.start, n.end) for n in find_names(text, rules) if n.is_full] if runs else []
    where = _Text(text, smooth(text), parts, refused, persons, rules)
    judged = [(run, _role(where, run)) for run in runs]
    chosen = _chosen(where, judged)

    def places(role: _Role) -> tuple[Place, ...]:
        return tuple(place for run, its in judged if its is role for place in run.places)

    return Asked(
        _each_once([place for run in chosen for place in run.places]),
        tuple(span for span in unknown if not _is_elsewhere(where, *span)),
        any(run.marked and role is _Role.ASKED for run, role in judged),
        places(_Role.AGREEMENT),
        places(_Role.MENTIONED),
    )


def _chosen(where: _Text, judged: Sequence[tuple[Run, _Role]]) -> Sequence[Run]:
    """The runs that are asked for: those of the strongest kind that there is."""
    by_role = {role: [run for run, its in judged if its is role] for role in _Role}
    asked, added = by_role[_Role.ASKED], by_role[_Role.ADDED]
    marked = [run for run in asked if run.marked]
    if marked:
        return [*marked, *added]
    bare = [*asked, *added]
    kinds = (
        [run for run in by_role[_Role.AGREEMENT] if run.marked],
        [run for run in bare if run.municipal],
        bare,
        [run for run in by_role[_Role.MENTIONED] if run.marked],
        _the_one(where, [run for run, role in judged if role is not _Role.ELSEWHERE]),
    )
    return next((runs for runs in kinds if runs), [])


def _each_once(places: Sequence[Place]) -> tuple[Place, ...]:
    once: dict[str, Place] = {}
    for place in places:
        once.setdefault(place.code, place)
    return tuple(once.values())


def _role(where: _Text, run: Run) -> _Role:
    small = where.small
    first = run.places[0].start
    if _is_address(small, run) or _is_surname(where, run):
        return _Role.ELSEWHERE
    if _is_elsewhere(where, run.start, run.end):
        return _Role.ELSEWHERE
    if _is_about_agreement(where, run):
        return _Role.AGREEMENT
    if run.marked:
        return _Role.MENTIONED if _is_told(where, run) else _Role.ASKED
    if _ADDED.search(small, max(0, run.start - 24), run.start):
        return _Role.ADDED
    if run.municipal or _is_bare_ask(where, first, run.end):
        return _Role.ASKED
    return _Role.MENTIONED


def _is_address(small: str, run: Run) -> bool:
    start = max(0, run.start - 40)
    before = POSTCODE.search(small, start, run.start) or _FIRM_IN.search(small, start, run.start)
    return bool(before or _STREET.match(small, run.end))


def _is_surname(where: _Text, run: Run) -> bool:
    """Whether a place is a part of a person's name: "Lone Randers"."""
    if run.marked or run.municipal or len(run.places) > 1:
        return False
    return any(a < run.start and run.end <= b for a, b in where.persons)


def _is_elsewhere(where: _Text, start: int, end: int) -> bool:
    """Whether the words around say that access there is had, was had, or is not wanted."""
    if any(a <= start < b for a, b in where.refused) or _is_unticked(where.small, start):
        return True
    signals = where.rules.signals
    before = _NOT_ONLY.sub(lambda m: " " * len(m.group()), _said_before(where, start))
    asked = _last_ask(before, where.rules)
    refusals = [m for m in signals["jobcentre_refused"].finditer(before) if m.end() > asked]
    if not signals["citizens"].search(before):
        refusals += signals["jobcentre_of_person"].finditer(before, asked)
    put_off = signals["jobcentre_put_off"].match(where.small, _behind(where.small, end))
    left = _FROM.search(before) and _TO.match(where.small, end)
    return bool(refusals or put_off or left or _KEEPS.match(where.small, end))


def _last_ask(before: str, rules: Rules) -> int:
    """Where the last word that asks ends; "ikke oprettes" asks for nothing."""
    asks = rules.signals["jobcentre_asked"].finditer(before)
    return max((m.end() for m in asks if not _NEGATED.search(before, 0, m.start())), default=0)


def _behind(small: str, end: int) -> int:
    """Where what follows a place begins: after "Kommunes", "-", "s"."""
    match = _BEHIND.match(small, end)
    return match.end() if match else end


def _is_told(where: _Text, run: Run) -> bool:
    """Whether a job centre only tells, or is told of: "Jobcenter Varde har ringet"."""
    signals, before = where.rules.signals, _said_before(where, run.start)
    told = signals["jobcentre_speaks"].match(where.small, _behind(where.small, run.end))
    asked = _last_ask(before, where.rules)
    return bool(told or signals["jobcentre_told"].search(before, asked) or _HAS.search(before))


def _said_before(where: _Text, place: int) -> str:
    """The words before a place that may speak of it: from the last turn of thought on."""
    clause = clause_at(where.parts, place)
    start = max(clause.start if clause else 0, place - _WITHIN)
    before = where.small[start:place]
    turns = [turn.end() for turn in _TURN.finditer(before)]
    return before[turns[-1] if turns else 0 :]


def _is_unticked(small: str, place: int) -> bool:
    line = small.rfind("\n", 0, place) + 1
    return bool(_UNTICKED.match(small, line) and _TICKED.search(small))


def _is_about_agreement(where: _Text, run: Run) -> bool:
    """Whether a place only tells which agreement is meant: "aftalen med Odder", "Odder-aftalen"."""
    word = where.rules.signals["attached_agreement"]
    if word.match(where.small, _behind(where.small, run.end)):
        return True
    before = where.small[max(0, run.start - 40) : run.start]
    last = max((m.end() for m in word.finditer(before)), default=-1)
    if last >= 0 and _ABOUT.fullmatch(before, last):
        return True
    said = _said_before(where, run.start)
    last = max((m.end() for m in word.finditer(said)), default=-1)
    asked = where.rules.signals["jobcentre_asked"]
    return last >= 0 and not run.marked and not asked.search(said, last)


def _is_bare_ask(where: _Text, start: int, end: int) -> bool:
    """Whether a place that nothing calls a job centre or a municipality is asked for."""
    if not where.text[start].isupper() and not _is_plainly_a_place(where, start, end):
        return False
    line = where.small.rfind("\n", 0, start) + 1
    lead = where.small[line:start]
    ends = _ENDS_LINE.match(where.small, end)
    if _BULLET.fullmatch(lead) and (ends or _HEADS_LINE.match(where.small, end)):
        return True
    if _COMPOUND.match(where.small, end) and _asks(where, start):
        return True
    if _ENDS_ITEM.match(where.small, end) and _ITEM_BEFORE.search(lead):
        return True
    before = where.small[max(0, start - _WITHIN) : start]
    if _beside_person(where, start):
        return True
    if _PREPOSITION.search(before) and _asks(where, start):
        return True
    return any(pattern.search(before) for pattern in (_LISTS, _RATHER, _IT_IS))


def _asks(where: _Text, place: int) -> bool:
    """Whether the sentence of a place speaks of access, of staff or of citizens at all."""
    clause = clause_at(where.parts, place)
    if clause is None:
        return False
    signals, (start, end) = where.rules.signals, (clause.start, clause.end)
    return any(signals[name].search(where.small, start, end) for name in _ASKING)


def _beside_person(where: _Text, start: int) -> bool:
    """Whether a place is what is said of a person right before it: "Ida Holm, Odense"."""
    gap = _BESIDE.search(where.small, max(0, start - 3), start)
    ends = gap.start() if gap else -1
    return any(end == ends for _, end in where.persons)


def _is_plainly_a_place(where: _Text, start: int, end: int) -> bool:
    """Whether a name in small letters is no common word too, as "vejen" is, in a mail of such."""
    word = fold(where.text[start:end])
    return word not in where.rules.words["places_too"] and where.text == lower(where.text)


def _the_one(where: _Text, runs: Sequence[Run]) -> Sequence[Run]:
    """The municipalities spoken of, where "the job centre", or "both", are asked for by no name."""
    codes = {place.code for run in runs for place in run.places}
    if len(codes) == 1 and _THE_JOBCENTRE.search(where.small):
        return runs[:1]
    several = len(codes) == 2 and _BOTH.search(where.small)
    return runs if several or (len(codes) > 1 and _ALL.search(where.small)) else []
