"""Who goes and who comes, where one takes the other's place: "Ida afløser Bo", "Bo => Ida"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from intake.addresses import Given
from intake.names import Name
from intake.reading import Action
from intake.rules import Rules
from intake.source import Person, Source
from intake.words import clause_at, lower

_LEAVES = re.compile(
    r"['’]?s (?:stilling|plads|job|arbejde) (?:er |bliver )?(?:overtaget|overtages|besat) af"
    r"(?!\w)|['’]?s (?:employment|contract|last day|sidste (?:arbejds)?dag|ansættelse)(?!\w)"
    r"|,?\s(?:(?:som|der|who)\s)?(?:(?:er|har|går|blev|har fået|is|has)"
    r"(?:\s(?:desværre|nu|også|jo|netop|lige|just))?"
    r"\s(?:stoppet|fratrådt|rejst|opsagt|sagt op|holdt op|sluttet|gået på (?:pension|efterløn)"
    r"|fyret|på pension|på efterløn|ophørt|død|afskediget|ikke (?:længere|mere)|left|leaving"
    r"|no longer|nyt (?:job|arbejde)|resigned|retired)"
    r"|stopper|stoppede|fratræder|fratrådte|ophører|rejser|slutter|forlader|holder op|siger op"
    r"|opsagde|leaves|left"
    r"|(?:bliver )?(?:erstattes?|afløses?|udskiftes|efterfølges) (?:af|med))(?!\w)"
)
# "Bo overdrager sine borgere til Ida og forlader os": who is named first does both.
_LEAVES_AT_LAST = re.compile(
    r"\s(?:overdrager|afleverer|giver|har overdraget|har givet|går|flytter|rejser|hands)\s"
    r"(?:[^.;:!?\n]|\.(?=\S)|(?<=pr)\.){2,160}?\s(?:og|and)\s(?:forlader os|stopper|fratræder"
    r"|holder op|siger op|ophører|rejser|slutter|leaves|will leave|is leaving)(?!\w)"
)
_REPLACED = re.compile(r"(?<!\w)(?:erstatter|afløser|replaces|replacing|udskifter)\s$")
_NEAR = 400  # letters between who goes and who comes
_NO_SUCCESSION = re.compile(r"\s(?:at|det|den|dem|to)(?!\w)")  # "i stedet for at …"
_SUCCESSOR = re.compile(
    r"(?<!\w)(?:(?:hans|hendes|deres|dennes|vores|som|en|ny|nye|\w+s) (?:nye )?|som )(?:afløser"
    r"|efterfølger|erstatning)(?!\w)"
)
# "Ida Holm, ida@nordjob.dk, som afløser Bo": whom she replaces, and not whom we got "som afløser".
_WHO_REPLACES = re.compile(r"[^\s,]{2},\s(?:som|der)\s(?:afløser|erstatter)\s$")
_ANOTHER_THOUGHT = re.compile(r"[,;]|(?<!\w)(?:og|skal|oprettes|hedder|er|bliver|har)(?!\w)")
_JOINED = re.compile(
    r"[^\w@]{0,3}(?:\([^()\n]{0,60}\)|[\w.+-]{1,40}@[\w.-]{1,60})?\s?(?:,|og|samt|&|and)\s"
)
# What stands before who goes, and between her and who comes: "byt Bo ud med Ida", "Bo => Ida".
_EXCHANGED = (
    (
        re.compile(r""),
        re.compile(
            r"\W{0,3}(?:[\w.+-]{1,40}@[\w.-]{1,60}|\([^()\n]{1,60}\))?\W{0,2}"
            r"\s?(?:[=–-]{1,2}>|→|➔|⇒)\s?"
        ),
    ),
    (
        re.compile(r"(?<!\w)(?:erstat|udskift|byt|skift|swap|replace|change|exchange)\w{0,3}\s$"),
        re.compile(r"[^.\n]{0,40}?\s(?:ud med|med|for|with)\s$"),
    ),
    (
        re.compile(r"(?<!\w)(?:farvel (?:til|med)|goodbye to)\s$"),
        re.compile(r"[^.\n]{0,60}?\s(?:goddag|velkommen|hej|hello|welcome)\s(?:til|to)\s$"),
    ),
)


def succession(
    source: Source, person: Person, persons: Sequence[Person], rules: Rules
) -> Action | None:
    """What is asked for somebody who takes another's place, or whose place another takes.

    `persons` are all who are named, in the text's order.
    """
    if not person.name:
        return None
    places = (person.name.start, *person.again)
    said = (_at(source, place, persons, rules) for place in places)
    return next((action for action in said if action), None)


def is_left_behind(source: Source, part: Name | Given) -> bool:
    """Whether the words beside a name say that she goes, or whom another replaces."""
    small = lower(source.text)
    return bool(
        _LEAVES.match(small, part.end, part.end + 60)
        or _LEAVES_AT_LAST.match(small, part.end, part.end + _NEAR)
        or _REPLACED.search(small, max(0, part.start - 30), part.start)
    )


def are_exchanged(source: Source, person: Person, persons: Sequence[Person]) -> bool:
    """Whether the words put one in another's place: "byt Bo ud med Ida", "Bo => Ida"."""
    return _exchanged(lower(source.text), person.start, persons) is not None


def _at(source: Source, at: int, persons: Sequence[Person], rules: Rules) -> Action | None:
    clause = clause_at(source.parts, at)
    if not clause:
        return None
    small = lower(source.text)
    near = max(clause.start, at - _NEAR), min(clause.end, at + _NEAR)
    exchanged = _exchanged(small, at, persons)
    if exchanged:
        return exchanged
    for match in rules.signals["replaced_by"].finditer(small, *near):
        return _side(small, match, at, persons, Action.REMOVE, Action.CREATE)
    successor = _SUCCESSOR.search(small, *near)
    if successor and at == successor.end() + 1 and _WHO_REPLACES.search(small, near[0], at):
        return Action.REMOVE
    if successor:
        return Action.CREATE if 0 <= at - successor.end() < 12 else None
    for match in rules.signals["replaces"].finditer(small, *near):
        if _NO_SUCCESSION.match(small, match.end()):
            continue
        if at > match.end():
            goes = not _ANOTHER_THOUGHT.search(small, match.end(), at)
            return Action.REMOVE if goes else Action.CREATE
        return _side(small, match, at, persons, Action.CREATE, Action.REMOVE)
    return None


def _side(
    small: str,
    match: re.Match[str],
    at: int,
    persons: Sequence[Person],
    before: Action,
    after: Action,
) -> Action | None:
    """`before` for who is named last before the words, `after` for who is named behind them.

    Somebody else who is named further away is not spoken of, unless joined to the one who is.
    """
    if at >= match.end():
        return after
    last = bisect_left(persons, match.start(), key=attrgetter("start")) - 1
    while last > 0 and persons[last].start > at:
        gap = persons[last - 1].end, max(persons[last - 1].end, persons[last].start)
        if not _JOINED.fullmatch(small, *gap):
            return None
        last -= 1
    return before


def _exchanged(small: str, at: int, persons: Sequence[Person]) -> Action | None:
    """Whether two are named in "byt … ud med …": the first of them goes."""
    number = bisect_right(persons, at, key=attrgetter("start")) - 1
    if 0 <= number < len(persons) - 1 and _are_exchanged(small, *persons[number : number + 2]):
        return Action.REMOVE
    if number > 0 and _are_exchanged(small, *persons[number - 1 : number + 1]):
        return Action.CREATE
    return None


def _are_exchanged(small: str, one: Person, other: Person) -> bool:
    return other.name is not None and any(
        between.fullmatch(small, one.end, max(one.end, other.start))
        and lead.search(small, max(0, one.start - 40), one.start)
        for lead, between in _EXCHANGED
    )
