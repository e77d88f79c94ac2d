"""Which job centres access is asked for, and what is named as one and is none."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.bare import may_be_meant
from intake.layout import smooth
from intake.named import find_names
from intake.places import Place
from intake.roles import Role, is_elsewhere, role_of
from intake.rules import Rules
from intake.runs import Run, find_runs
from intake.scope import Scope
from intake.words import Clause

_THE_JOBCENTRE = re.compile(r"(?<!\w)(?:jobcente?ret|the job cent(?:re|er))(?!\w)")
_COUNTS = {
    **dict.fromkeys("to begge two both".split(), 2),
    **dict.fromkeys("tre three".split(), 3),
    **dict.fromkeys("fire four".split(), 4),
    **dict.fromkeys("fem five".split(), 5),
}
# "de tre jobcentre", "til begge", "hos alle tre"
_COUNTED = re.compile(
    r"(?<!\w)(?:(?:de|alle|disse|vores|the|all|på|til|hos|for|i|have|får|få|to|at)\s){0,2}"
    rf"(?P<count>{'|'.join(_COUNTS)})\s"
    r"(?:nævnte\s|andre\s|nye\s)?(?:jobcent(?:re|rene)|kommuner(?:ne)?|steder|job centres"
    r"|municipalities|places)(?!\w)"
    r"|(?<!\w)(?:på|til|hos|for|i|have|får|få|to|at)\s(?:de\s|alle\s|all\s)?"
    rf"(?P<alone>{'|'.join(_COUNTS)})(?=\s?[.,;:!\n]|\s(?:dele|steder)|$)"
)
_ALL = re.compile(
    r"(?<!\w)(?:alle|samtlige|all)(?: \w{2,6})? "
    r"(?:jobcent(?:re|rene)|kommuner(?:ne)?|job centres)(?!\w)"
    r"|(?<!\w)(?:de nævnte|disse|ovennævnte|nævnte) (?:jobcentre|kommuner)(?!\w)|jobcentrene"
)

# The rest of a heading's line, and a line that is no heading.
_ABOVE_LINES = re.compile(r"[ \t:*–-]{0,9}(?:kommune)?[ \t:*–-]{0,9}\n\s{0,9}[^\n]{6,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """The job centres asked for, where, and what was named as a job centre and is not one.

    `marked` is whether they are called job centres, or only places. `with_agreement` are places
    that only tell which agreement is meant: "aftalen med Odder". `in_passing` are those that may be
    meant though they are only named, where there is but one; `named` are all that are only named,
    and `count` is how many job centres the text says there are: "de tre jobcentre".
    """

    places: tuple[Place, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    marked: bool = False
    with_agreement: tuple[Place, ...] = ()
    in_passing: tuple[Place, ...] = ()
    named: tuple[Place, ...] = ()
    count: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(sorted({place.code for place in self.places}))


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
    scope = Scope(text, smooth(text), parts, refused, persons, rules)
    judged = [(run, role_of(scope, run)) for run in runs]
    chosen = _chosen(scope, judged)
    agreements = [run for run, role in judged if role is Role.AGREEMENT]
    return Asked(
        _each_once([place for run in chosen for place in run.places]),
        tuple(span for span in unknown if not is_elsewhere(scope, *span)),
        any(run.marked and role is Role.ASKED for run, role in judged),
        tuple(place for run in agreements for place in run.places),
        _in_passing(scope, judged),
        _each_once([p for run, role in judged if role is Role.MENTIONED for p in run.places]),
        _count(scope.small),
    )


def held_by(asked: Asked, codes: Collection[str]) -> tuple[Place, ...]:
    """Those of the places that are only named that an agreement is with.

    None where others are named too, unless the text says how many are meant.
    """
    held = tuple(place for place in asked.named if place.code in codes)
    return held if len(held) in (len(asked.named), asked.count) else ()


def _chosen(scope: Scope, judged: Sequence[tuple[Run, Role]]) -> Sequence[Run]:
    """The runs that are asked for: those of the strongest kind that there is."""
    by_role = {role: [run for run, its in judged if its is role] for role in Role}
    asked, added = by_role[Role.ASKED], by_role[Role.ADDED]
    marked = [run for run in asked if run.marked]
    if marked:
        alike = _headings_alike(scope, marked, asked)
        return sorted([*marked, *added, *alike], key=attrgetter("start"))
    bare = [*asked, *added]
    mentioned = by_role[Role.MENTIONED]
    kinds = (
        [run for run in by_role[Role.AGREEMENT] if run.marked],
        [run for run in bare if run.municipal],
        bare,
        _the_one(scope, [run for run, role in judged if role is not Role.ELSEWHERE]),
        by_role[Role.TAKEN],
        [run for run in mentioned if run.municipal],
        [run for run in mentioned if run.marked],
    )
    return next((runs for runs in kinds if runs), [])


def _headings_alike(scope: Scope, marked: Sequence[Run], asked: Sequence[Run]) -> list[Run]:
    """Those that stand alone on a line above somebody, as one does that is called a job centre."""
    if not any(_heads_lines(scope, run) for run in marked):
        return []
    return [run for run in asked if not run.marked and _heads_lines(scope, run)]


def _heads_lines(scope: Scope, run: Run) -> bool:
    first, last = run.places[0], run.places[-1]
    line = scope.small.rfind("\n", 0, first.start) + 1
    return not scope.small[line : first.start].strip(" \t*#-–•") and bool(
        _ABOVE_LINES.match(scope.small, last.end)
    )


def _in_passing(scope: Scope, judged: Sequence[tuple[Run, Role]]) -> tuple[Place, ...]:
    """The one municipality, or the one list of them, that is only named."""
    named = [run for run, role in judged if role is Role.MENTIONED]
    named = [run for run in named if may_be_meant(scope, run.places[0].start, run.places[-1].end)]
    others = [run for run, role in judged if role is Role.AGREEMENT]
    codes = {place.code for run in (*named, *others) for place in run.places}
    if len(codes) == 1:
        return (named or others)[0].places
    return named[0].places if len(named) == 1 and not others else ()


def _each_once(places: Sequence[Place]) -> tuple[Place, ...]:
    once: dict[str, Place] = {}
    for place in places:
        once.setdefault(place.code, place)
    return tuple(once.values())


def _the_one(scope: Scope, runs: Sequence[Run]) -> Sequence[Run]:
    """The municipalities spoken of, where "the job centre", or "both", are asked for by no name."""
    codes = {place.code for run in runs for place in run.places}
    if len(codes) == 1 and _THE_JOBCENTRE.search(scope.small):
        return runs[:1]
    several = len(codes) > 1 and len(codes) == _count(scope.small)
    return runs if several or (len(codes) > 1 and _ALL.search(scope.small)) else []


def _count(small: str) -> int:
    """How many job centres a text speaks of; 0 where it does not say, or says several things."""
    counts = {_COUNTS[m["count"] or m["alone"]] for m in _COUNTED.finditer(small)}
    return counts.pop() if len(counts) == 1 else 0
