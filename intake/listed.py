"""Persons given in a form: under a label ("Navn: …") or in a table's columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.addresses import find_addresses
from intake.asks import action_of
from intake.names import Name, find_names, tidy
from intake.reading import Action
from intake.rules import Rules
from intake.words import fold, lower

_NAME = (
    r"(?:fulde? )?navn(?:et|e)?(?: på (?:ny )?(?:medarbejder(?:en)?|bruger(?:en)?|ansatte?"
    r"|person(?:en)?))?|medarbejder(?:e|en|ens|ne|s)?(?: \d+)?(?:[ -]?navn)?"
    r"|(?:ny(?:e)? )?(?:medarbejdere?|brugere?|kolleg(?:a|er|aer)|konsulent(?:er)?|ansat|ansatte"
    r"|person(?:er)?)(?: \d+)?|brugernavn|brugerens navn|personens navn|full name|name"
    r"|employees?(?: name)?|users?|new (?:user|employee)"
    r"|fornavn(?:e|\(e\))? ?(?:og|/|&|\+|,) ?efternavn(?:e)?|oprettes?|nedlægges?|slettes?|opret"
    r"|slet|nedlæg|nedlæggelse(?: af)?|oprettelse(?: af)?|vedr(?:ørende)?\.?|sletning(?: af)?"
    r"|hvem|create|remove"
)
_SURNAME_FIRST = (
    r"efternavn(?:e)?\s?[,/]\s?fornavn(?:e)?|efternavn og fornavn|surname, (?:first|given) names?"
)
_LABEL = re.compile(
    rf"^[ \t>•*·–-]*(?:\d{{1,2}}[.)]\s*)?(?:(?P<flip>{_SURNAME_FIRST})|(?P<first>for ?navn(?:e)?"
    rf"|first name|given names?)|(?P<last>efter ?navn(?:e)?|last name|surname)|(?P<name>{_NAME}))"
    r"\s*(?:\([^)\n]*\))?\s*[:=\t][ \t]*(?P<value>[^\n\t]+)",
    re.M,
)
_SOMEONE_ELSE = re.compile(
    r"^[ \t]*(?:brugeransvarlig\w*|kontaktperson\w*|indsender\w*|anmoder|rekvirent|ansøger"
    r"|afsender|(?:nærmeste )?\w*leder|underskriver|ansvarlig|udfyldt af|contact)[^\n]*$",
    re.M,
)
_CONTACT_LABEL = re.compile(r"[ \t]*(?:e-?)?(?:mail|post|tlf|telefon|mobil)")
_HEADINGS = {
    "name": re.compile(
        r"(?:fulde? )?navn\w*|medarbejder\w*|name|full name|employee|bruger|person|ansat|for- og "
        r"efternavn|fornavn\w* og efternavn\w*|navn på .*|konsulent\w*|kollega"
    ),
    "flip": re.compile(r"efternavn\w*\s?[,/]\s?fornavn\w*"),
    "first": re.compile(r"fornavn\w*|first name|given names?"),
    "last": re.compile(r"efternavn\w*|last name|surname"),
    "email": re.compile(r"(?:arbejds)?(?:e-?)?mail\w*(?:[ -]?adresse)?|e-?post\w*|email address"),
}


_LONGEST_ASK = 30
_WHAT_TO_DO = re.compile(
    r"status|handling(?:er)?|ændring(?:er)?|hvad(?: skal der ske)?|opgave|ønske|aktion|type"
    r"|bemærkning(?:er)?|opret ?/ ?(?:nedlæg|slet|luk)|oprettes? ?/ ?(?:nedlægges?|slettes?)"
    r"|action|change|request|what"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names that a text gives in a form, and the stretches in which no other name is to be read.

    `left_out` are rows of persons for whom the table, unlike for others, asks nothing.
    """

    names: tuple[Name, ...]
    taken: tuple[tuple[int, int], ...]
    left_out: tuple[tuple[int, int], ...] = ()


def find_listed(text: str, rules: Rules) -> Listed:
    """The persons that stand under labels or in columns, in the text's order."""
    names: list[Name] = []
    taken: list[tuple[int, int]] = []
    left_out: list[tuple[int, int]] = []
    if "\t" in text:
        for table in _tables(text):
            unasked = _unasked_rows(text, table, rules)
            in_rows, stretch = _in_table(text, table, rules)
            names += [n for n in in_rows if not any(a <= n.start < b for a, b in unasked)]
            taken += stretch
            left_out += unasked
    small = lower(text)
    for found in _under_labels(text, small, rules):
        if not any(a <= found.start < b for a, b in taken):
            names.append(found)
    return Listed(tuple(sorted(names, key=lambda name: name.start)), tuple(taken), tuple(left_out))


def is_someone_elses(small: str, place: int, *, same_line: bool = False) -> bool:
    """Whether a place of a form is of the one who fills it in: on her line, or the next."""
    line = small.rfind("\n", 0, place) + 1
    above = small.rfind("\n", 0, max(line - 1, 0)) + 1
    labelled = not same_line and _CONTACT_LABEL.match(small, line)
    starts = (line, above) if labelled else (line,)
    return any(_SOMEONE_ELSE.match(small, start) for start in starts)


def _under_labels(text: str, small: str, rules: Rules) -> Iterator[Name]:
    others = [m.end() for m in _SOMEONE_ELSE.finditer(small)]
    first: tuple[str, int, int] | None = None
    for match in _LABEL.finditer(small):
        if any(0 <= match.start() - end <= 2 and match["name"] for end in others):
            continue
        start, end = match.span("value")
        value = text[start:end]
        if match["first"] or match["last"]:
            part = (value.strip(), start, end)
            if first is None:
                first = part
            else:
                given, last = (first, part) if match["last"] else (part, first)
                both = tidy(f"{given[0]} {last[0]}")
                yield Name(both, min(given[1], last[1]), max(given[2], last[2]), given=True)
                first = None
        else:
            yield from _value(value, start, rules, flip=bool(match["flip"]))


def _value(value: str, at: int, rules: Rules, *, flip: bool) -> Iterator[Name]:
    """The names in what stands after a label, or in a cell."""
    addresses = find_addresses(value)
    end = min((a.start for a in addresses), default=len(value))
    bare = re.sub(r"\([^)]*\)", lambda m: " " * len(m.group()), value[:end]).rstrip(" (<-–,;:\t")
    shape = re.fullmatch(r"\s*([^,]+),\s*([^,]+?)\s*", bare)
    if shape and _is_surname_first(shape[1], shape[2], rules, flip):
        yield Name(tidy(bare.strip()), at, at + len(bare), given=True)
        return
    for name in find_names(bare, rules) or find_names(bare, rules, any_case=True):
        yield Name(name.value, at + name.start, at + name.end, given=True)
        if (
            "," not in bare
            and " og " not in bare
            and " and " not in bare
            and "&" not in bare
            and "/" not in bare
        ):
            return


def _is_surname_first(last: str, first: str, rules: Rules, flip: bool) -> bool:
    both = (find_names(last, rules), find_names(first, rules))
    if not all(len(names) == 1 for names in both):
        return False
    whole = len(both[0][0].value.split()) == len(last.split())
    return whole and (flip or len(last.split()) == 1 or len(first.split()) == 1)


def _tables(text: str) -> Iterator[list[tuple[int, int]]]:
    """The tables of a text, each as its lines' `(start, end)`."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if "\t" in line:
            lines.append((at, at + len(line)))
        elif lines and line.strip():
            yield lines
            lines = []
        at += len(line) + 1
    if lines:
        yield lines


def _in_table(
    text: str, lines: list[tuple[int, int]], rules: Rules
) -> tuple[list[Name], list[tuple[int, int]]]:
    for n, (start, end) in enumerate(lines):
        columns = _columns(text[start:end])
        if columns.keys() & {"name", "first", "last", "flip"} and len(columns) > 1:
            names = [m for line in lines[n + 1 :] for m in _row(text, line, columns, rules)]
            return names, lines
    return [], []


def _unasked_rows(text: str, lines: list[tuple[int, int]], rules: Rules) -> list[tuple[int, int]]:
    """The rows that say that nothing is to be done, in the column that says so of each."""
    rows = [lower(text[start:end]).split("\t") for start, end in lines]
    columns = [n for n, cell in enumerate(rows[0]) if _WHAT_TO_DO.fullmatch(cell.strip(" :.*?"))]
    unasked = []
    for row, line in zip(rows[1:], lines[1:], strict=True):
        said = [row[n].strip() for n in columns if n < len(row)]
        idle = any(cell and not row_ask(cell, rules) for cell in said)
        if idle or any(_says_nothing_changes(cell, rules) for cell in row):
            unasked.append(line)
    return unasked if len(unasked) < len(rows) - 1 else []


def _says_nothing_changes(cell: str, rules: Rules) -> bool:
    return len(cell) <= _LONGEST_ASK and bool(rules.signals["done"].match(cell.strip()))


def row_ask(cell: str, rules: Rules) -> Action | None:
    """The action that a short cell states by itself ("ny – oprettes"); `cell` is lower case."""
    if len(cell) > _LONGEST_ASK or "@" in cell:
        return None
    return action_of(cell, rules)


def _columns(line: str) -> dict[str, int]:
    columns: dict[str, int] = {}
    for n, cell in enumerate(lower(line).split("\t")):
        bare = re.sub(r"\([^)]*\)", "", cell).strip(" .:*")
        for role, heading in _HEADINGS.items():
            if heading.fullmatch(bare):
                columns.setdefault(role, n)
    if "flip" in columns:
        columns.pop("name", None)
    return columns


def _row(text: str, line: tuple[int, int], columns: dict[str, int], rules: Rules) -> Iterator[Name]:
    spans = list(_cells(text, line))
    if "first" in columns and "last" in columns:
        parts = [
            text[slice(*spans[columns[c]])].strip()
            for c in ("first", "last")
            if columns[c] < len(spans)
        ]
        if any(parts):
            yield Name(tidy(" ".join(parts)), line[0], line[0] + 1, given=True)
        return
    role = next(c for c in ("flip", "name", "first", "last") if c in columns)
    if columns[role] < len(spans):
        start, end = spans[columns[role]]
        cell = text[start:end]
        if cell.strip() and not _is_no_name(cell):
            value = list(_value(cell, start, rules, flip=role == "flip"))
            yield from value or [Name(tidy(cell), start, end, given=True)]


def _is_no_name(cell: str) -> bool:
    return not re.search(r"[^\W\d_]{2}", cell) or fold(cell.strip()) in {
        "navn",
        "i alt",
        "total",
        "sum",
    }


def _cells(text: str, line: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at = line[0]
    for cell in text[line[0] : line[1]].split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1
