"""Which of the two is asked for somebody: that she is created, or removed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from intake.asks import Ask, ask_at
from intake.cells import is_what_to_do, row_ask
from intake.crowd import Crowd
from intake.headings import SENTENCE, headings, said_before_colon
from intake.itemised import told_by_list
from intake.listed import is_name_label
from intake.mentions import asks_about, taking_up
from intake.reading import Action
from intake.rules import Rules
from intake.source import Person, Source, begins_line, line_of
from intake.succession import is_left_behind, succession
from intake.words import LIST_MARK, lower

_NEAR = 400  # letters between who goes and who comes
_NEXT = 200  # stretches in which what follows is looked for
_WISHED = re.compile(
    r"(?<!\w)(?:skal|vil|må|bedes|ønsk\w+|gerne|opret\w*|genåbn\w*|brug for|mangler|needs?|should"
    r"|please|venligst)(?!\w)"
)
_LONGEST_ROW, _MOST_CELLS, _MOST_LINES = 300, 8, 8
_CELL = re.compile(r"\s[–—-]\s|\s?[|/;]{1,2}\s?|,\s|\s?:\s|\s?\(|\)\s?|\s?[→=]>?\s?")
_YES = re.compile(r"ja|yes|x|✓|\[x\]")


def action_for(
    source: Source,
    person: Person,
    crowd: Crowd,
    rules: Rules,
) -> Action:
    """What is asked for somebody: by her own row or clause, by what is said of her elsewhere, by
    what stands above or below; words of users and access before those of coming and going.

    `crowd` are all who are named.
    """
    certain = (
        told_by_list(source.text, person.start)
        or _row_action(source, person, rules)
        or succession(source, person, crowd.persons, rules)
        or _block_action(source, person, rules)
        or _heading_action(source, person, rules)
    )
    if certain:
        return certain
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    about = asks_about(source, person, crowd.places, rules)
    later = taking_up(source, person, crowd.named)
    said = [a for a in (*here, *about, *([later] if later else [])) if a.own and not a.told]
    stated = [a for a in (*here, *said) if a.stated and not a.told]
    if source.only_creates and not (stated and all(a.action is Action.REMOVE for a in stated)):
        return Action.CREATE
    removed = [a.start for a in said if a.strong and a.action is Action.REMOVE]
    if removed:
        # Words of access stand beside those that take it away too.
        given = [a.start for a in said if a.action is Action.CREATE and _is_wished(source, a)]
        return Action.CREATE if max(given, default=-1) > max(removed) else Action.REMOVE
    if _is_gone(source, person, here):
        return Action.REMOVE
    said = sorted(said, key=lambda ask: not ask.strong) + [a for a in here if a.stated]
    if said:
        return next(a.action for a in said if a.action)
    if source.doubtful:
        return Action.CREATE
    carried = next((a.action for a in (*here, *about) if a.action), None)
    return carried or _following(source, person) or source.default or Action.CREATE


def _is_gone(source: Source, person: Person, here: Sequence[Ask]) -> bool:
    """Whether the words right after her name say that she left, and no others that she comes."""
    if any(a.own and a.action is Action.CREATE for a in here) or not person.name:
        return False
    return is_left_behind(source, person.name)


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
    own = said_before_colon(source.text, line, person.start, rules)
    if own or not begins_line(source.text, person.start):
        return own
    return headings(source.text, rules).get(line)


def _row_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """What a table's row, or a line that begins with her, states of her in a cell of its own."""
    start, end = line_of(source.text, person.start)
    line = lower(source.text[start:end])
    cells = line.split("\t")
    if len(cells) == 1:
        lead = LIST_MARK.sub("", source.text[start : person.start], count=1)
        if len(line) > _LONGEST_ROW or lead:
            return None
        cells = _CELL.split(line)
        if len(cells) > _MOST_CELLS or SENTENCE.search(line):
            return None
    return _asked_in(cells, line, rules) or _unlike_others(source.text, start, end, rules)


def _asked_in(cells: Sequence[str], line: str, rules: Rules) -> Action | None:
    return next((a for cell in cells[1:] if (a := row_ask(cell, rules))), None) or (
        row_ask(cells[0], rules) if len(cells) > 1 and "\t" in line else None
    )


def _unlike_others(text: str, start: int, end: int, rules: Rules) -> Action | None:
    """Whether a table says of the next row that somebody goes, and not of this one."""
    if "\t" not in text[start:end]:
        return None
    for place in (start - 1, end + 1):
        if 0 <= place < len(text):
            line = lower(text[slice(*line_of(text, place))])
            if "@" in line and "\t" in line:
                asked = _asked_in(line.split("\t"), line, rules)
                if asked is Action.REMOVE:
                    return Action.CREATE
    return None


def _block_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """What the lines under her name in a form say: "Handling: slettes", "Skal lukkes: ja"; or
    those above it: "Hændelse: fratrædelse"."""
    if not person.name or not person.name.given:
        return None
    small = lower(source.text)
    line = line_of(small, person.start)
    for step in (_below, _above):
        at: tuple[int, int] | None = line
        for _ in range(_MOST_LINES):
            at = step(small, at) if at else None
            label, colon, value = small[slice(*at)].partition(":") if at else ("", "", "")
            if not colon or is_name_label(label):
                break
            if is_what_to_do(label) or (step is _below and _YES.fullmatch(value.strip())):
                return row_ask(value.strip(), rules) or row_ask(label, rules)
    return None


def _below(small: str, line: tuple[int, int]) -> tuple[int, int] | None:
    return line_of(small, line[1] + 1) if line[1] + 1 < len(small) else None


def _above(small: str, line: tuple[int, int]) -> tuple[int, int] | None:
    return line_of(small, line[0] - 1) if line[0] else None
