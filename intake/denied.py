"""Of whom it is said that she is to have no access, or has it and keeps it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from intake.asks import action_of
from intake.headings import headings
from intake.reading import Action
from intake.rules import Rules
from intake.source import Person, Source, begins_line, line_of
from intake.words import clause_at, lower

_THING = (
    r"(?:\w*adgang\w*|\w*log-?in\w*|brugere?|bruger(?:konto|navn|profil|adgang)\w*|konto|rettigheder"
    r"|jobkon|portalen|systemet|med (?:i|på) (?:det|listen|denne)|access|account|user|login)"
)
_FEW = r"(?:\s[^\s.,;:!?()@]{1,20})"
# "Orla underviser kun og skal ikke have adgang", "hun behøver ikke noget login".
_DENIED = re.compile(
    r"(?<!\w)(?:"
    r"(?:(?:skal|skulle|må|bør|kommer til)(?:\s\w+)?\s(?:ikke|heller ikke|slet ikke|aldrig)"
    r"|ikke\s(?:(?:selv|også|nogen|noget)\s)?(?:skal|skulle|må|bør))"
    rf"{_FEW}{{0,4}}?\s(?:{_THING}|oprettes|med her|med på listen|på(?=\s*(?:[.,;!)]|$)))"
    rf"|(?:behøver|mangler|ønsker)\s(?:\w+\s)?(?:ikke|ingen){_FEW}{{0,4}}?\s{_THING}"
    rf"|har\s(?:\w+\s)?(?:ikke|ingen|intet)\s(?:brug|behov) for{_FEW}{{0,3}}?\s{_THING}"
    r"|(?:does not|doesn['’]t|do not|don['’]t|should not|must not|will not|won['’]t)\s(?:need|get"
    rf"|have|require){_FEW}{{0,3}}?\s{_THING}"
    r")(?!\w)"
)
# "… ikke til Odense, kun til Assens" denies a place, and nobody.
_BUT_THERE = re.compile(
    r"[^.\n]{0,60}?(?:,|\s)\s?(?:men|kun|but|only)\s(?:kun\s)?(?:til|på|i|for|to|at)(?!\w)"
)
# "Ove Lind beder selv om sin adgang", "har sin egen adgang", "hun beholder sin bruger".
_OF_HER_OWN = re.compile(
    r"(?<!\w)(?:"
    r"(?:beder|søger|ansøger|bestiller|anmoder|skriver|melder sig|henvender sig|sørger|retter)"
    r"(?:\s(?:til jer|jer))?\sselv\s(?:om|til|for|henvendelse|senere|direkte)"
    r"|har (?:jo |allerede |i forvejen )?(?:sin|deres) egen (?:adgang|bruger)|har eget login"
    r"|har,? (?:alt(?: det)?|det hele|det|hvad|den adgang|de adgange),? (?:hun|han|de|vedkommende)"
    r" (?:skal (?:bruge|have)|har brug for|behøver)|mangler (?:ikke noget|intet|ingenting)"
    rf"|(?:beholder|bevarer|keeps?|retains?)\s(?:(?:sin|deres|her|his|their|den|det)\s)?{_FEW}{{0,2}}?\s?{_THING}"
    r")(?!\w)"
)
# "Skal ikke have adgang mere" takes it away; "… endnu" puts it off.
_ANY_LONGER = re.compile(r"(?<!\w)(?:længere|mere|længer|mer|any ?more|any longer)(?!\w)")
# "Som har adgang i forvejen", "er jo allerede oprettet"; and not "har allerede adgang til Odense",
# for who says so may want her to have more.
_HAS_ALREADY = re.compile(
    rf"(?<!\w)(?:(?:har|har\s(?:jo|allerede|også)|has|already has|has already)\s{_THING}"
    r"(?=\s(?:i forvejen|allerede|already)|[.;)\n]|$)"
    rf"|har\s(?:jo\s)?(?:allerede|i forvejen)\s{_FEW}?\s?{_THING}"
    r"|er\s(?:jo\s)?(?:allerede|i forvejen)\s(?:oprettet|bruger|på)"
    r"|er\s(?:jo\s)?(?:oprettet|bruger|på)\s(?:i forvejen|allerede))"
    r"(?!\w)(?!\s(?:til|for|på|i|hos|ved|at|to)\s(?!jobkon|portalen|systemet|jer|forvejen))"
)
# "… har allerede adgang, men skal også på Assens"
_MORE = re.compile(
    r"[^.\n]{0,60}?(?<!\w)(?:men|og|but|and)(?:\s(?:hun|han|nu|også|derfor|så"
    r"|she|he|now|also)){0,2}\s(?:skal|mangler|bør|må gerne|har brug"
    r"|ønskes|needs?|should|must)(?!\w)(?!\s(?:ikke|not))"
)
# "Palle Fisk - kører fint", "Rosa Mund: på orlov", in a list that says of each how it is.
_AS_IT_IS = re.compile(
    r"(?:\s\([^()\n]{0,60}\)|,?\s[\w.+-]{1,40}@[\w.-]{3,60})?\s?[–:,|=-]{1,2}\s(?:[a-zæøå]{1,9}\s){0,3}?"
    r"(?:kører|virker|fungerer|ok(?:ay)?|fint|som (?:før|nu|hidtil)|uændret|ingen ændring\w*|intet"
    r"|gør (?:ikke noget|intet)|aktiv|forbliver|fortsætter|stadig (?:her|hos|bruger|ansat|aktiv)"
    r"|orlov|barsel|no change|unchanged|active|stays|fine)(?!\w)"
)
# "oprettes: nej" on her row of a form
_NOT_TICKED = re.compile(
    r"(?<!\w)(?:(?:skal )?(?:opret\w*|bruger\w*|adgang\w*|jobkon\w*|have adgang|access|login)"
    r"(?: (?:til|i|på) \w+)?\??)\s?[:=]\s?(?:nej|no|n)(?!\w)"
)
_SAY_SO = (_DENIED, _OF_HER_OWN, _HAS_ALREADY)
_REACH = 160  # letters after a name, or a word for her, in which it is said of her
_ROW = 300  # letters of a form about one person


def _said_of(source: Source, person: Person, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that go on about her, until somebody else is named or the clause ends."""
    own = {*person.places, *person.again}
    for place in sorted(own):
        clause = clause_at(source.parts, place)
        end = min(clause.end if clause else place, place + _REACH)
        at = bisect_right(others, place)
        while at < len(others) and others[at] < end and others[at] in own:
            at += 1
        yield place, min(end, others[at]) if at < len(others) else end


def is_denied(source: Source, person: Person, others: Sequence[int], rules: Rules) -> bool:
    """Whether it is said of her that she is to have no access, or keeps what she has; and nothing
    of her leaving, for then it is to be taken from her."""
    small = lower(source.text)
    said = [small[start:end] for start, end in _said_of(source, person, others)]
    if not any(says.search(words) for words in said for says in _SAY_SO):
        return False
    if _is_extended(small, source, person, others) or any(_goes(words, rules) for words in said):
        return False
    goes = headings(source.text, rules).get(line_of(source.text, person.start)[0])
    if goes is Action.REMOVE:
        return False
    left_out = any(_DENIED.search(words) or _OF_HER_OWN.search(words) for words in said)
    has_it = any(_HAS_ALREADY.search(words) for words in said)
    among_others = not {*person.places, *person.again} >= set(others)
    return (has_it and among_others) or (left_out and source.default is not Action.REMOVE)


def _goes(said: str, rules: Rules) -> bool:
    """Whether words that deny her access, or others beside them, take it from her."""
    denied = _DENIED.search(said)
    if denied and _ANY_LONGER.search(said, denied.start()):
        return True
    rest = _OF_HER_OWN.sub(" ", _DENIED.sub(" ", said))
    return action_of(rest, rules) is Action.REMOVE


def _is_extended(small: str, source: Source, person: Person, others: Sequence[int]) -> bool:
    """Whether she is denied one place for another, or is to have more than she has."""
    for start, end in _said_of(source, person, others):
        denied = _DENIED.search(small, start, end)
        has = _HAS_ALREADY.search(small, start, end)
        if denied and _BUT_THERE.match(small, denied.end(), denied.end() + _REACH):
            return True
        if has and _MORE.match(small, has.end(), has.end() + _REACH):
            return True
    return False


def is_as_it_is(source: Source, person: Person, others: Sequence[int], rules: Rules) -> bool:
    """Whether a list says of somebody that nothing changes, or a form nothing to be done."""
    small = lower(source.text)
    start, line_end = line_of(small, person.start)
    goes = headings(source.text, rules).get(start)
    if Action.REMOVE in (goes, source.default):
        return False
    at = bisect_right(others, person.end)
    end = min(others[at] if at < len(others) else len(small), person.start + _ROW)
    blank = small.find("\n\n", person.start, end)
    if _NOT_TICKED.search(small, person.start, blank if blank >= 0 else end):
        return True
    name = person.name
    said = name and _AS_IT_IS.match(small, name.end, min(line_end, name.end + _REACH))
    if not said or not name or not begins_line(source.text, name.start):
        return False
    return action_of(small[name.end : line_end], rules) is None
