"""Which of the two is asked for somebody: that she is created, or removed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from intake.asks import Ask, action_of, ask_at, is_done
from intake.itemised import signed
from intake.listed import is_name_label, is_what_to_do, row_ask
from intake.mentions import asks_about, taking_up
from intake.reading import Action
from intake.rules import Rules
from intake.source import Person, Source, line_of
from intake.words import clause_at, lower

_NEAR = 400  # letters between who goes and who comes
_NEXT = 200  # stretches in which what follows is looked for
_WISHED = re.compile(
    r"(?<!\w)(?:skal|vil|må|bedes|ønsk\w+|gerne|opret\w*|genåbn\w*|brug for|mangler|needs?|should"
    r"|please|venligst)(?!\w)"
)
_HEADING = 200  # letters before a colon that are looked at
_LONGEST_ROW, _MOST_CELLS, _MOST_LINES = 300, 8, 8
_MARKS_OF_LIST = re.compile(r"[\s\d.)>(•*·–-]+")
_CELL = re.compile(r"\s[–—-]\s|\s?[|/;]{1,2}\s?|,\s|\s?:\s|\s?\(|\)\s?|\s?[→=]>?\s?")
_NO_SUCCESSION = re.compile(r"\s(?:at|det|den|dem|to)(?!\w)")  # "i stedet for at …"
_SENTENCE = re.compile(r"[^\W\d]{3,}[.!?]\s")
_YES = re.compile(r"ja|yes|x|✓|\[x\]")
_SUCCESSOR = re.compile(
    r"(?<!\w)(?:(?:hans|hendes|deres|dennes|vores|som|en|ny|nye|\w+s) (?:nye )?|som )(?:afløser"
    r"|efterfølger|erstatning)(?!\w)"
)


def action_for(
    source: Source,
    person: Person,
    named: Sequence[int],
    others: Sequence[int],
    rules: Rules,
) -> Action:
    """What is asked for somebody: by her own row or clause, by what is said of her elsewhere, by
    what stands above or below; words of users and access before those of coming and going.

    `named` are the places of all full names, `others` those of all who are named or spoken of.
    """
    certain = (
        signed(source.text, person.start)
        or _row_action(source, person, rules)
        or _replacement(source, person, rules)
        or _block_action(source, person, rules)
        or _heading_action(source, person, rules)
    )
    if certain:
        return certain
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    about = asks_about(source, person, others, rules)
    later = taking_up(source, person, named)
    said = [a for a in (*here, *about, *([later] if later else [])) if a.own and not a.told]
    stated = [a for a in (*here, *said) if a.stated and not a.told]
    if source.only_creates and not (stated and all(a.action is Action.REMOVE for a in stated)):
        return Action.CREATE
    removed = [a.start for a in said if a.strong and a.action is Action.REMOVE]
    if removed:
        # Words of access stand beside those that take it away too.
        given = [a.start for a in said if a.action is Action.CREATE and _is_wished(source, a)]
        return Action.CREATE if max(given, default=-1) > max(removed) else Action.REMOVE
    said = sorted(said, key=lambda ask: not ask.strong) + [a for a in here if a.stated]
    if said:
        return next(a.action for a in said if a.action)
    if source.doubtful:
        return Action.CREATE
    carried = next((a.action for a in (*here, *about) if a.action), None)
    return carried or _following(source, person) or source.default or Action.CREATE


def _is_wished(source: Source, ask: Ask) -> bool:
    return ask.strong and bool(
        _WISHED.search(lower(source.text), ask.start, min(ask.end, ask.start + _NEAR))
    )


def _following(source: Source, person: Person) -> Action | None:
    """What the next words that ask at all ask for."""
    at = bisect_right(source.asks, person.start, key=attrgetter("start"))
    return next((a.action for a in source.asks[at : at + _NEXT] if a.stated and not a.told), None)


def _heading_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """What the heading asks that a list of persons stands under, or that begins her own line."""
    line, _ = line_of(source.text, person.start)
    own = _said_before_colon(source, line, person.start, rules)
    if own or source.text[line : person.start].strip(" -–•*·\t0123456789.)(>"):
        return own
    heading = source.headings.get(line)
    return _said_before_colon(source, *heading, rules) if heading else None


def _said_before_colon(source: Source, start: int, end: int, rules: Rules) -> Action | None:
    """What the words before the last colon of a stretch ask for."""
    colon = source.text.rfind(":", start, end)
    if colon < 0:
        return None
    said = lower(source.text)[max(start, colon - _HEADING) : colon + 1]
    said = said[max((m.end() for m in _SENTENCE.finditer(said)), default=0) :]
    return None if is_done(said, rules) else action_of(said, rules)


def _row_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """What a table's row, or a line that begins with her, states of her in a cell of its own."""
    start, end = line_of(source.text, person.start)
    line = lower(source.text[start:end])
    cells = line.split("\t")
    if len(cells) == 1:
        if len(line) > _LONGEST_ROW or _MARKS_OF_LIST.sub("", source.text[start : person.start]):
            return None
        cells = _CELL.split(line)
        if len(cells) > _MOST_CELLS or _SENTENCE.search(line):
            return None
    return next((a for cell in cells[1:] if (a := row_ask(cell, rules))), None) or (
        row_ask(cells[0], rules) if len(cells) > 1 and "\t" in line else None
    )


def _block_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """What the lines under her name in a form say: "Handling: slettes", "Skal lukkes: ja"."""
    if not person.name or not person.name.given:
        return None
    _, at = line_of(source.text, person.start)
    small = lower(source.text)
    for _ in range(_MOST_LINES):
        start, end = line_of(small, min(at + 1, len(small)))
        label, colon, value = small[start:end].partition(":")
        if not colon or end <= at or is_name_label(label):
            return None
        if is_what_to_do(label) or _YES.fullmatch(value.strip()):
            return row_ask(value, rules) or row_ask(label, rules)
        at = end
    return None


def _replacement(source: Source, person: Person, rules: Rules) -> Action | None:
    """Who goes and who comes, where one takes the other's place in one clause."""
    if not person.name:
        return None
    places = (person.name.start, *person.again)
    said = (_replacement_at(source, place, rules) for place in places)
    return next((action for action in said if action), None)


def _replacement_at(source: Source, at: int, rules: Rules) -> Action | None:
    clause = clause_at(source.parts, at)
    if not clause:
        return None
    small = lower(source.text)
    near = max(clause.start, at - _NEAR), min(clause.end, at + _NEAR)
    for match in rules.signals["replaced_by"].finditer(small, *near):
        return Action.REMOVE if at < match.end() else Action.CREATE
    successor = _SUCCESSOR.search(small, *near)
    if successor:
        return Action.CREATE if 0 <= at - successor.end() < 12 else None
    for match in rules.signals["replaces"].finditer(small, *near):
        if _NO_SUCCESSION.match(small, match.end()):
            continue
        between = small[match.end() : at] if at > match.end() else ""
        goes = at > match.end() and not re.search(
            r"[,;]|(?<!\w)(?:og|skal|oprettes|hedder|er|bliver|har)(?!\w)", between
        )
        return Action.REMOVE if goes else Action.CREATE
    return None
