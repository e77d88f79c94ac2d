"""What the authority changes without us, loaded once: places, signal words, known numbers."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stdnum.dk import cvr

from intake.datafile import RulesError, expect, line_of, read, strings, toml
from intake.rolebook import RoleBook, load_roles
from intake.words import fold, lower, pattern

__all__ = ["DATA", "Municipality", "Rules", "RulesError", "Signal", "load_rules", "place_words"]

DATA = Path(__file__).parents[1] / "data"
_COLUMNS = ["code", "name", "other_names", "region", "jobcentre", "shared_with", "note"]
_REGIONS = frozenset(
    f"Region {name}" for name in "Hovedstaden Sjælland Syddanmark Midtjylland Nordjylland".split()
)
_PART = re.compile(r"[^\W\d_]+")
Signal = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Municipality:
    """`code` has 3 digits; `shared_with` names those that it shares its job centre with, which is
    called `jobcentre`."""

    code: str
    name: str
    other_names: tuple[str, ...]
    region: str
    jobcentre: str
    shared_with: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Data that readings depend on; loaded once, and the same only as itself.

    `places` maps a municipality's name, as folded words, to its code; `place_starts` are the first
    of those words. `signals` are the patterns
    of words.toml, for lower-case text. `words` are its lists of single words, folded, and
    `given_names` those of names.toml, of which only men bear `mens_names`.
    `own_numbers` are CVR numbers that are never a firm's; `municipal_numbers` those of
    municipalities, with their codes. `shared_domains` are mail providers whose customers have
    nothing to do with each other. `roles` is the book of roles.toml.
    """

    municipalities: Mapping[str, Municipality]
    places: Mapping[tuple[str, ...], str]
    place_starts: frozenset[str]
    signals: Mapping[str, Signal]
    words: Mapping[str, frozenset[str]]
    given_names: frozenset[str]
    mens_names: frozenset[str]
    own_numbers: frozenset[str]
    municipal_numbers: Mapping[str, str]
    shared_domains: frozenset[str]
    roles: RoleBook


SIGNALS = frozenset(
    """
    create remove ask act_now act_to_do act_due act_done act_named thing need wish inform
    to_anybody inform_us complaint change nothing_asked done staff trouble chase how_to hire self
    replaces
    replaced_by instead others_before others_after contact firm_name attached_agreement
    the_agreement according_to grounds sole_agreement stands_in agreed_with undecided minutes
    agreement_title agreement_letter agreement_deed agreement_price agreement_notice
    agreement_duty agreement_signed agreement_paper agreement_file not_agreement not_alone
    other_subject other_contract to_the_desk municipality_role supplier_role valid_from valid_to
    other_day term optional former not_term prolonged other_length other_length_after open_ended
    renewed jobcentre_label jobcentre_lead jobcentre_asked jobcentre_refused jobcentre_not_this
    jobcentre_of_person citizens jobcentre_put_off jobcentre_told jobcentre_speaks municipal_staff
    municipal_unit fund other_actor automatic_subject automatic_text absence newsletter other_kind
    not_users disclaimer not_list not_list_title same_as_below inside_below not_as_below the_cvr
    the_jobcentre the_persons the_rest not_our_number former_number our_number unchanged changed
    role_wanted role_refused role_had role_about occupation
    """.split()
)
WORDS = frozenset(
    """
    not_names surnames_too particles firm_forms places_too not_places municipal_domains
    fund_domains
    """.split()
)


def load_rules(folder: Path) -> Rules:
    """Read the data files of `folder`.

    Raises RulesError where one cannot be read, lacks something, or contradicts itself.
    """
    municipalities = _municipalities(folder / "municipalities.csv")
    places = _places(municipalities, folder / "municipalities.csv")
    signals, words = _words(folder / "words.toml")
    own, municipal = _numbers(folder / "numbers.toml", municipalities)
    return Rules(
        municipalities={m.code: m for m, _ in municipalities},
        places=places,
        place_starts=frozenset(names[0] for names in places),
        signals=signals,
        words=words,
        given_names=_names(folder / "names.toml", "given"),
        mens_names=_names(folder / "names.toml", "men"),
        own_numbers=own,
        municipal_numbers=municipal,
        shared_domains=_domains(folder / "domains.toml"),
        roles=load_roles(folder / "roles.toml", {m.code: m.name for m, _ in municipalities}),
    )


def place_words(name: str) -> tuple[str, ...]:
    """A place's name as folded words: `Høje-Taastrup` is `("hoeje", "taastrup")`."""
    return tuple(fold(part) for part in _PART.findall(name))


def _municipalities(path: Path) -> list[tuple[Municipality, int]]:
    rows: list[tuple[Municipality, int]] = []
    lines = [(n, line) for n, line in enumerate(read(path).splitlines(), 1) if line.strip()]
    lines = [(n, line) for n, line in lines if not line.startswith("#")]
    for at, (number, line) in enumerate(lines):
        cells = next(csv.reader([line]))
        if at == 0:
            if cells != _COLUMNS:
                raise RulesError(f"{path}:{number}: the columns must be {','.join(_COLUMNS)}")
            continue
        rows.append((_municipality(cells, f"{path}:{number}"), number))
    if not rows:
        raise RulesError(f"{path}: no municipality in it")
    return rows


def _municipality(cells: list[str], where: str) -> Municipality:
    if len(cells) != len(_COLUMNS):
        raise RulesError(f"{where}: {len(cells)} columns where {len(_COLUMNS)} are expected")
    code, name, others, region, jobcentre, shared, _ = (cell.strip() for cell in cells)
    if not re.fullmatch(r"\d{3}", code):
        raise RulesError(f"{where}: the code {code!r} is not 3 digits")
    if not place_words(name):
        raise RulesError(f"{where}: the municipality {code} has no name")
    if region not in _REGIONS:
        raise RulesError(f"{where}: {region!r} is not one of {', '.join(sorted(_REGIONS))}")
    if not jobcentre:
        raise RulesError(f"{where}: the municipality {code} has no job centre")
    return Municipality(code, name, _split(others), region, jobcentre, _split(shared))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _places(rows: list[tuple[Municipality, int]], path: Path) -> dict[tuple[str, ...], str]:
    places: dict[tuple[str, ...], str] = {}
    codes: set[str] = set()
    for municipality, number in rows:
        if municipality.code in codes:
            raise RulesError(f"{path}:{number}: the code {municipality.code} stands twice")
        codes.add(municipality.code)
        for name in (municipality.name, *municipality.other_names):
            if places.setdefault(place_words(name), municipality.code) != municipality.code:
                raise RulesError(f"{path}:{number}: {name!r} is another municipality's name too")
    _check_shared(rows, path)
    return places


def _check_shared(rows: list[tuple[Municipality, int]], path: Path) -> None:
    """Who shares a job centre says so of each other, and calls it by one name."""
    by_name = {m.name: m for m, _ in rows}
    for municipality, number in rows:
        for name in municipality.shared_with:
            other = by_name.get(name)
            if other is None:
                raise RulesError(f"{path}:{number}: shared with {name!r}, which is not in the list")
            if municipality.name not in other.shared_with:
                told = f"{name} does not say that it shares with {municipality.name}"
                raise RulesError(f"{path}:{number}: {told}")
            if municipality.jobcentre != other.jobcentre:
                told = f"{municipality.jobcentre!r}, but {name} calls it {other.jobcentre!r}"
                raise RulesError(f"{path}:{number}: the shared job centre is {told}")


def _words(path: Path) -> tuple[dict[str, Signal], dict[str, frozenset[str]]]:
    tables = toml(path)
    expect(path, "", tables, {"signals", "words"})
    expect(path, "[signals] ", tables["signals"], SIGNALS)
    expect(path, "[words] ", tables["words"], WORDS)
    signals = {k: pattern(strings(path, k, v)) for k, v in tables["signals"].items()}
    words = {k: _single(path, k, v) for k, v in tables["words"].items()}
    return signals, words


def _names(path: Path, key: str) -> frozenset[str]:
    table = toml(path)
    expect(path, "", table, {"given", "men"})
    return _single(path, key, table[key])


def _single(path: Path, key: str, value: object) -> frozenset[str]:
    if not isinstance(value, str):
        raise RulesError(f"{line_of(path, key)}: {key} must be one text of words")
    return frozenset(fold(lower(word)) for word in value.split())


def _numbers(
    path: Path, municipalities: list[tuple[Municipality, int]]
) -> tuple[frozenset[str], dict[str, str]]:
    table = toml(path)
    expect(path, "", table, {"own", "municipal"})
    codes = {m.code for m, _ in municipalities}
    own = strings(path, "own", table["own"])
    for number in [*own, *table["municipal"]]:
        if not cvr.is_valid(number):
            raise RulesError(f"{line_of(path, number)}: {number} is not a CVR number")
    for number, code in table["municipal"].items():
        if code not in codes:
            raise RulesError(f"{line_of(path, number)}: no municipality has the code {code}")
    return frozenset(own), dict(table["municipal"])


def _domains(path: Path) -> frozenset[str]:
    table = toml(path)
    expect(path, "", table, {"shared"})
    return frozenset(domain.lower() for domain in strings(path, "shared", table["shared"]))
