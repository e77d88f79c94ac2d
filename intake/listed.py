"""Persons given in a form: under a label ("Navn: …", "Bruger .... …") or in a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.addresses import find_addresses
from intake.askers import SOMEONE_ELSE
from intake.cells import Span, idle_rows, others_cells
from intake.layout import BEFORE_VALUE
from intake.named import find_names
from intake.names import Name, looks_like_a_name, tidy
from intake.rules import Rules
from intake.words import fold, lower

_SOMEBODY = (
    r"(?:nye? |new )?(?:medarbejder|bruger|kolleg|konsulent|ansat|nyansat|person|mentor|vejleder"
    r"|coach|jobkonsulent|jobcoach|vikar|afløser|praktikant|user|employee|colleague|consultant)"
    r"(?:a|en|ens|s|e|es|ne|r|er|ere|erne|'s)?"
)
_NAME = (
    r"(?:(?:fulde?|full) )?(?:navn(?:e|et)?|names?)(?: (?:og|and|/) .{0,20})?"
    r"(?: (?:på|for|of) .{0,40})?"
    rf"|{_SOMEBODY}(?: (?:nr\.? ?|no\.? ?|#)?\d{{1,2}})?(?:[ -]?(?:fulde )?(?:navn|name))?"
    r"(?:,? (?:der|som|to be|to) .{0,40})?"
    r"|fornavn(?:e|\(e\))? ?(?:og|/|&|\+|,) ?efternavn(?:e)?|for- og efternavn|brugernavn"
    r"|oprettes?|nedlægges?|slettes?|opret|slet|nedlæg|(?:nedlæggelse|oprettelse|sletning)(?: af)?"
    r"|jeg hedder|mit (?:fulde )?navn(?: er)?|my (?:full )?name(?: is)?|(?:hun|han) hedder"
    r"|vedr(?:ørende)?\.?|hvem|create|remove|add|delete"
)
_SURNAME_FIRST = (
    r"efternavn(?:e)?\s?(?:[,/]|og)\s?fornavn(?:e)?|surname, (?:first|given) names?"
    r"|last ?name, first ?name"
)
_OF_HERS = rf"(?:{_SOMEBODY}(?: \d{{1,2}})?[,:]? )?"
_FIRST = rf"{_OF_HERS}(?:for ?navn(?:e|\(e\))?|first ?names?|given ?names?|forename)"
_MIDDLE = rf"{_OF_HERS}(?:mellem ?navn(?:e|\(e\))?|middle ?names?)"
_LAST = rf"{_OF_HERS}(?:efter ?navn(?:e|\(e\))?|last ?name|surname|family ?name)"
_EMAIL = (
    r"(?:[\w-]{0,18}[ -]?)?(?:e-?)?mail\w*(?:[ -]?adresse)?"
    r"|(?:[\w-]{0,18}[ -]?)?e-?post\w*|email address"
    r"|mailadr\.?|postkasse|mailbox"
)
_LABEL = re.compile(
    r"^[ \t>•*·–-]*(?:\d{1,2}[.)]\s*|[a-z]\d{1,2}[.:)]?\s)?"
    rf"(?:(?P<flip>{_SURNAME_FIRST})|(?P<first>{_FIRST})|(?P<middle>{_MIDDLE})"
    rf"|(?P<last>{_LAST})|(?P<name>{_NAME})){BEFORE_VALUE}(?P<value>[^\n\t]+)",
    re.M,
)
_HEADINGS = {
    "flip": re.compile(rf"(?:{_SURNAME_FIRST})"),
    "first": re.compile(rf"(?:{_FIRST})"),
    "middle": re.compile(rf"(?:{_MIDDLE})"),
    "last": re.compile(rf"(?:{_LAST})"),
    "name": re.compile(
        rf"(?:{_NAME}|navn\w*|medarbejder(?![ -]?(?:nr|num|id))\w*|bruger|person|ansat)"
    ),
    "email": re.compile(rf"(?:{_EMAIL})"),
}
_PARTS = ("first", "middle", "last")
_CALLED_NAME = re.compile(r"navn|name")
_NAMED = ("flip", "name", "first", "last")
_FIRM = re.compile(r"(?:^|(?<=[,;]))[^,;]*(?<!\w)(?:ApS|A/S|I/S|S/I|P/S|IVS|K/S|v/)(?!\w)[^,;]*")
_AND_NEXT = re.compile(r"^(?:og|samt|and|&)\s+")
_NOBODY = frozenset("navn ialt total sum ukendt ingen none na nn tba tbd".split())


@dataclass(frozen=True, slots=True)
class Listed:
    """Names that a text gives in a form, and the stretches in which no other name is to be read.

    `left_out` are rows of persons for whom the table, unlike for others, asks nothing, and cells
    that tell of somebody else.
    """

    names: tuple[Name, ...]
    taken: tuple[Span, ...]
    left_out: tuple[Span, ...] = ()


def find_listed(text: str, rules: Rules) -> Listed:
    """The persons that stand under labels or in columns, in the text's order."""
    names: list[Name] = []
    taken: list[Span] = []
    left_out: list[Span] = []
    for table in _tables(text) if "\t" in text else ():
        columns, rows = _laid_out(text, table, rules)
        if not columns:
            continue
        idle = idle_rows(text, table, rules)
        for row in rows:
            if not any(a <= row[0][0] < b for a, b in idle):
                names += _in_row(text, row, columns, rules)
        taken += table
        left_out += [*idle, *others_cells(text, [list(_cells(text, line)) for line in table])]
    for found in _under_labels(text, lower(text), rules):
        if not any(a <= found.start < b for a, b in taken):
            names.append(found)
    in_order = tuple(sorted(names, key=lambda name: name.start))
    return Listed(in_order, tuple(taken), tuple(left_out))


def is_name_label(label: str) -> bool:
    """Whether a form's label asks for a person's name; `label` is lower case."""
    bare = label.strip(" \t>•*·–-.:0123456789)")
    return any(_HEADINGS[role].fullmatch(bare) for role in _NAMED)


# --- labels -----------------------------------------------------------------------------------


def _under_labels(text: str, small: str, rules: Rules) -> Iterator[Name]:
    others = [m.end() for m in SOMEONE_ELSE.finditer(small)]
    part: tuple[bool, str, int, int] | None = None
    middle = ""
    for match in _LABEL.finditer(small):
        if any(0 <= match.start() - end <= 2 and match["name"] for end in others):
            continue
        start, end = match.span("value")
        value = text[start:end].rstrip()
        if match["middle"]:
            middle = value if re.search(r"[^\W\d_]", value) else ""
        elif not (match["first"] or match["last"]):
            yield from _values(value, start, rules, flip=bool(match["flip"]))
        elif not re.search(r"[^\W\d_]", value):
            part = None
        elif part is None or part[0] is bool(match["last"]):
            part = (bool(match["last"]), value, start, end)
        else:
            last, first = (part[1], value) if part[0] else (value, part[1])
            whole = tidy(f"{first} {middle} {last}")
            yield Name(whole, min(part[2], start), max(part[3], end), given=True)
            part, middle = None, ""


def _values(value: str, at: int, rules: Rules, *, flip: bool) -> Iterator[Name]:
    """The names in what stands after a label, or in a cell: one before each address, or one."""
    begins = 0
    for address in find_addresses(value):
        yield from _value(value[begins : address.start], at + begins, rules, flip=flip)
        begins = address.end
    if not begins:
        yield from _value(value, at, rules, flip=flip)


def _value(value: str, at: int, rules: Rules, *, flip: bool) -> Iterator[Name]:
    blank = re.sub(r"\([^)]{0,200}\)", lambda m: " " * len(m.group()), value).rstrip(" (<-–,;:/|\t")
    bare = _AND_NEXT.sub("", blank.lstrip(" -–•*,;:.)>\t"))
    at += len(blank) - len(bare)
    if not bare or fold(re.sub(r"\W", "", bare)) in _NOBODY:
        return
    shape = re.fullmatch(r"([^,]+),\s*([^,]+?)", bare)
    if shape and _is_surname_first(shape[1], shape[2], rules, flip):
        yield Name(tidy(bare), at, at + len(bare), given=True)
        return
    if looks_like_a_name(bare, rules):
        yield Name(tidy(bare), at, at + len(bare), given=True)
        return
    bare = _FIRM.sub(lambda m: " " * len(m.group()), bare)
    several = re.search(r",|/|&| (?:og|and|samt) ", bare)
    for name in find_names(bare, rules) or find_names(bare, rules, any_case=True):
        yield Name(name.value, at + name.start, at + name.end, given=True)
        if not several:
            return


def _is_surname_first(last: str, first: str, rules: Rules, flip: bool) -> bool:
    if not all(looks_like_a_name(part, rules) for part in (last, first)):
        return False
    if not flip and " " in last and " " in first and fold(last.split()[0]) in rules.given_names:
        return False  # two persons: "Ida Holm, Bo Dahl"
    known = fold(first.split()[0]) in rules.given_names
    return flip or known or len(last.split()) == 1 or len(first.split()) == 1


# --- tables -----------------------------------------------------------------------------------


def _tables(text: str) -> Iterator[list[Span]]:
    """The tables of a text, each as its lines' `(start, end)`."""
    lines: list[Span] = []
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


def _laid_out(
    text: str, lines: list[Span], rules: Rules
) -> tuple[dict[str, int], list[list[Span]]]:
    """Which column of a table holds what, and its rows below the heading as their cells' places.

    A table whose headings stand in its first column is turned. Without a heading for the names,
    the column in which most cells beside addresses are names holds them.
    """
    rows = [list(_cells(text, line)) for line in lines]
    turned = _turned(rows)
    if turned and len(columns := _headed(text, turned[0])) > 1:
        # A form of one person is read by its labels.
        return (columns, turned[1:]) if len(turned) > 2 else ({}, [])
    for n, row in enumerate(rows):
        columns = {} if _holds_values(text, row, rules) else _headed(text, row)
        if columns.keys() & {*_NAMED} and (
            len(columns) > 1 or _names_in(text, rows[n + 1 :], columns, rules)
        ):
            return columns, rows[n + 1 :]
    return _by_content(text, rows, rules), rows


def _turned(rows: Sequence[list[Span]]) -> list[list[Span]]:
    wide = max(map(len, rows))
    if len(rows) < 2 or wide < 2 or any(len(row) < 2 for row in rows):
        return []
    return [[row[n] for row in rows if n < len(row)] for n in range(wide)]


def _holds_values(text: str, row: Sequence[Span], rules: Rules) -> bool:
    """Whether a row holds what it is about ("Navn | Ida Holm"), and so is no heading."""
    cells = [text[a:b].strip() for a, b in row]
    if any("@" in cell or re.search(r"\d{5}", cell) for cell in cells):
        return True
    return len(cells) == 2 and " " in cells[1] and looks_like_a_name(cells[1], rules)


def _headed(text: str, row: Sequence[Span]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for n, (start, end) in enumerate(row):
        bare = re.sub(r"\([^)]*\)", "", lower(text[start:end])).replace("_", " ").strip(" .:*")
        for role, heading in _HEADINGS.items():
            if heading.fullmatch(bare):
                if role not in columns or (role == "name" and _CALLED_NAME.search(bare)):
                    columns[role] = n
                break
    if "flip" in columns:
        columns.pop("name", None)
    return columns


def _names_in(
    text: str, rows: Sequence[Sequence[Span]], columns: dict[str, int], rules: Rules
) -> bool:
    found = [n for row in rows for n in _in_row(text, row, columns, rules)]
    return any(name.is_full for name in found)


def _by_content(text: str, rows: Sequence[Sequence[Span]], rules: Rules) -> dict[str, int]:
    with_address = [row for row in rows if any("@" in text[a:b] for a, b in row)]
    if len(with_address) < 2 or len(with_address) * 2 < len(rows):
        return {}
    names = [0] * max(map(len, with_address))
    for row in with_address:
        for n, (start, end) in enumerate(row):
            cell = text[start:end].partition(",")[0].strip()
            names[n] += " " in cell and looks_like_a_name(cell, rules)
    best = max(range(len(names)), key=names.__getitem__)
    return {"name": best} if names[best] * 2 > len(with_address) else {}


def _in_row(
    text: str, row: Sequence[Span], columns: dict[str, int], rules: Rules
) -> Iterator[Name]:
    if "first" in columns and "last" in columns:
        cells = [row[columns[c]] for c in _PARTS if columns.get(c, len(row)) < len(row)]
        parts = [text[a:b].strip() for a, b in cells if re.search(r"[^\W\d_]", text[a:b])]
        if parts:
            start, end = min(cells)[0], max(cells)[1]
            yield Name(tidy(" ".join(parts)), start, max(end, start + 1), given=True)
        return
    role = next(c for c in _NAMED if c in columns)
    if columns[role] < len(row):
        start, end = row[columns[role]]
        yield from _values(text[start:end], start, rules, flip=role == "flip")


def _cells(text: str, line: Span) -> Iterator[Span]:
    at = line[0]
    for cell in text[line[0] : line[1]].split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1
