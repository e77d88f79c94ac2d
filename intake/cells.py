"""What the cells of a table ask: a cell by itself, and for which rows nothing is asked."""

import re
from collections.abc import Sequence

from intake.asks import action_of
from intake.reading import Action
from intake.rules import Rules
from intake.words import lower

_LONGEST_ASK = 30
_WHAT_TO_DO = re.compile(
    r"status|handling(?:er)?|ændring(?:er)?|hvad(?: skal der ske)?|opgave|ønske|aktion|type"
    r"|bemærkning(?:er)?|opret ?/ ?(?:nedlæg|slet|luk)|oprettes? ?/ ?(?:nedlægges?|slettes?)"
    r"|hændelse|begivenhed|bevægelse|transaktion|operation|(?:ændrings|handlings|sags|anmodnings)type"
    r"|event(?: type)?|action(?: type)?|change(?: type)?|request(?: type)?"
    r"|type of (?:change|request)|what|remarks?|note[rs]?|kommentar(?:er)?|comments?"
)
_SHORT_ASKS = {
    **dict.fromkeys(
        (
            *("ny", "nye", "new", "ind", "inde", "på", "in", "tilgang", "tilføj", "add", "plus"),
            *("joiner", "joiners", "starter", "starters", "new starters", "new joiners", "new"),
            *("tilgange", "tiltrådt", "tiltrådte", "nyansat", "nyansatte", "ansat", "startet"),
        ),
        Action.CREATE,
    ),
    **dict.fromkeys(
        (
            *("ud", "ude", "af", "out", "udgår", "udgået", "udgåede", "ophør", "ophørt", "ophørte"),
            *("stopper", "stoppet", "stop", "slut", "fratrådt", "fratrådte", "afgang", "afgange"),
            *("væk", "left", "minus", "exit", "leaver", "leavers"),
        ),
        Action.REMOVE,
    ),
}
_PART_OF_CELL = re.compile(r"[,;:(/]|\s[–-]\s|\s(?:pr|fra|til|på|hos|from|at|to)\W")
# A remark may say what is to be done; most say something else.
_REMARK = re.compile(r"bemærkning(?:er)?|remarks?|note[rs]?|kommentar(?:er)?|comments?")
# A column in which those are ticked who are to have access: "JobKon: x".
_TICKS = re.compile(
    r"(?:til |skal (?:have |på |i )?)?(?:jobkon\w*|adgang(?: til jobkon)?|opret(?:tes)?|bruger"
    r"|login|(?:skal )?oprettes|access|create|needs access|skal have adgang|ja/nej|kryds|valgt)"
)
_TICKED = re.compile(r"(?:x|✓|✔|☑|☒|√|ja|yes|j|y|\[x\]|\(x\))")
_UNTICKED = re.compile(r"(?:nej|no|n|-|–|\[ ?\]|\( ?\)|☐|)")

# A column of somebody else's: "Nærmeste leder", "Leders e-mail", "Godkendt af".
_OTHERS = re.compile(
    r"(?:navn på |mail på |e-?mail til )?(?:nærmeste |ansvarlig |faglig |direct |line )?"
    r"(?:\w*leder|chef|\w*kontaktperson|sagsbehandler|manager|supervisor|rekvirent|bestiller"
    r"|buddy|tovholder|indstillet|godkend\w*|bestilt|oprettet|anmodet|approve[rd]|requested)"
    r"(?:en?s?|s|['’]s)?(?: (?:af|by|i|hos|på))?"
    r"(?:[ -,]{1,2}(?:navn|e-?mail\w*|mail\w*|email|name))?"
)

Span = tuple[int, int]


def row_ask(cell: str, rules: Rules) -> Action | None:
    """The action that a short cell states by itself ("ny – oprettes"); `cell` is lower case."""
    if "@" in cell:
        return None
    first, *_ = _PART_OF_CELL.split(cell, maxsplit=1)
    if short := _SHORT_ASKS.get(first.strip(" .-+–*")):
        return short
    return action_of(cell, rules) if len(cell) <= _LONGEST_ASK else None


def is_what_to_do(label: str) -> bool:
    """Whether a form's label asks what is to be done with somebody."""
    return bool(_WHAT_TO_DO.fullmatch(label.strip(" \t>•*·–-.:?")))


def idle_rows(text: str, lines: Sequence[Span], rules: Rules) -> list[Span]:
    """The lines that say that nothing is to be done, in the column that says so of each."""
    rows = [lower(text[start:end]).split("\t") for start, end in lines]
    columns = [n for n in range(len(rows[0])) if _says_what_to_do(rows, n, rules)]
    unticked = {lines[n] for n in _unticked(rows)}
    idle = []
    for row, line in zip(rows[1:], lines[1:], strict=True):
        said = [row[n].strip() for n in columns if n < len(row)]
        unasked = any(cell and not row_ask(cell, rules) for cell in said)
        if unasked or line in unticked or any(_says_nothing_changes(cell, rules) for cell in row):
            idle.append(line)
    return idle if len(idle) < len(rows) - 1 else []


def _says_what_to_do(rows: Sequence[Sequence[str]], column: int, rules: Rules) -> bool:
    """Whether a column tells of each row what is to be done, by its heading and what it holds."""
    heading = rows[0][column].strip(" :.*?")
    if not _WHAT_TO_DO.fullmatch(heading):
        return False
    said = [row[column].strip() for row in rows[1:] if column < len(row)]
    said = [cell for cell in said if cell]
    asks = sum(row_ask(cell, rules) is not None for cell in said)
    return not _REMARK.fullmatch(heading) or asks * 2 > len(said)


def _says_nothing_changes(cell: str, rules: Rules) -> bool:
    return len(cell) <= _LONGEST_ASK and bool(rules.signals["done"].match(cell.strip()))


def _unticked(rows: Sequence[Sequence[str]]) -> list[int]:
    """The numbers of the rows that have no tick in the column of ticks, where others have one."""
    for column, heading in enumerate(rows[0]):
        if not _TICKS.fullmatch(heading.strip(" :.*?")):
            continue
        said = [row[column].strip() if column < len(row) else "" for row in rows[1:]]
        ticked = [bool(_TICKED.fullmatch(cell)) for cell in said]
        if any(ticked) and all(
            tick or _UNTICKED.fullmatch(cell) for tick, cell in zip(ticked, said, strict=True)
        ):
            return [n for n, tick in enumerate(ticked, start=1) if not tick]
    return []


def others_cells(text: str, rows: Sequence[Sequence[Span]]) -> list[Span]:
    """The cells of the columns that tell of somebody else than of whom the rows are."""
    heads = rows[0] if rows else ()
    columns = [
        n for n, (a, b) in enumerate(heads) if _OTHERS.fullmatch(lower(text[a:b]).strip(" .:*"))
    ]
    return [row[n] for n in columns for row in rows[1:] if n < len(row)]
