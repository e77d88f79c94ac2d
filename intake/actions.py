"""Which of the two is asked for somebody: that she is created, or removed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from intake.asks import Ask, ask_at
from intake.listed import row_ask
from intake.marks import taking_up
from intake.mentions import asks_about
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
        _row_action(source, person, rules)
        or _replacement(source, person, rules)
        or _heading_action(source, person)
    )
    if certain:
        return certain
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    about = asks_about(source, person, others)
    later = taking_up(source, person, named)
    said = [a for a in (*here, *about, *([later] if later else [])) if a.own and not a.told]
    if source.only_creates and not (said and all(a.action is Action.REMOVE for a in said)):
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
    return ask.strong and bool(_WISHED.search(lower(source.text), ask.start, ask.end))


def _following(source: Source, person: Person) -> Action | None:
    """What the next words that ask at all ask for."""
    at = bisect_right(source.asks, person.start, key=attrgetter("start"))
    return next((a.action for a in source.asks[at : at + _NEXT] if a.stated and not a.told), None)


def _heading_action(source: Source, person: Person) -> Action | None:
    """What the heading asks that a list of persons stands under, or that begins her own line."""
    line, _ = line_of(source.text, person.start)
    own = _said_before_colon(source, line, person.start)
    if own or source.text[line : person.start].strip(" -–•*·\t0123456789.)(>"):
        return own
    heading = source.headings.get(line)
    return _said_before_colon(source, *heading) if heading else None


def _said_before_colon(source: Source, start: int, end: int) -> Action | None:
    colon = source.text.rfind(":", start, end)
    of = attrgetter("start")
    first, last = (bisect_left(source.asks, at, key=of) for at in (start, max(colon, start)))
    said = [a for a in source.asks[first:last] if a.own and not a.told]
    return said[-1].action if said else None


def _row_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """The action that a table's row states in a cell of its own."""
    start, end = line_of(source.text, person.start)
    cells = lower(source.text[start:end]).split("\t")
    return next((a for cell in cells[1:] if (a := row_ask(cell, rules))), None) or (
        row_ask(cells[0], rules) if len(cells) > 1 else None
    )


def _replacement(source: Source, person: Person, rules: Rules) -> Action | None:
    """Who goes and who comes, where one takes the other's place in one clause."""
    if not person.name:
        return None
    clause = clause_at(source.parts, person.start)
    if not clause:
        return None
    small = lower(source.text)
    at = person.name.start
    near = max(clause.start, at - _NEAR), min(clause.end, at + _NEAR)
    for match in rules.signals["replaced_by"].finditer(small, *near):
        return Action.REMOVE if at < match.end() else Action.CREATE
    successor = _SUCCESSOR.search(small, *near)
    if successor:
        return Action.CREATE if 0 <= at - successor.end() < 12 else None
    for match in rules.signals["replaces"].finditer(small, *near):
        between = small[match.end() : at] if at > match.end() else ""
        goes = at > match.end() and not re.search(
            r"[,;]|(?<!\w)(?:og|skal|oprettes|hedder|er|bliver|har)(?!\w)", between
        )
        return Action.REMOVE if goes else Action.CREATE
    return None
