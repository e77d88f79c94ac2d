"""Who is named, and by the very words left out of what a mail asks: excepted, staying."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from intake.asks import action_of
from intake.headings import headings, spared_lines
from intake.reading import Action
from intake.rules import Rules
from intake.source import Person, Source, begins_line, line_of
from intake.words import clause_at, lower

_EXCEPTED = re.compile(
    r"(?<!\w)(?:undtagen|undtaget|bortset fra|på nær|pånær|med undtagelse af|except(?: for)?"
    r"|apart from|with the exception of)\s(?:[a-zæøå]+\s)?$"
)
# "Bo Dahl (bo@…) bliver, som han er", and not "bliver oprettet".
_STAYS = re.compile(
    r"(?:\s\([^()\n]{0,60}\)|,\s[\w.+-]{1,40}@[\w.-]{3,60},)?,?\s(?:skal\s|bør\s|må\s|should\s|will\s)?"
    r"(?:(?:derimod|dog|gerne|godt|imidlertid|fortsat|stadig|selvfølgelig|naturligvis)\s){0,2}"
    r"(?:bliver?|forbliver?|stays?)(?:\s(?:hos os|hvor (?:han|hun|de) er|som (?:han|hun|de) er))?"
    r"(?=\s?[.,;!\n]|\s?$)"
)
# "lov af Kim Bo til at bestille"
_LEAVE = re.compile(
    r"(?<!\w)(?:lov|tilladelse|grønt lys|accept|ok|okay|besked|opfordring|mandat|fuldmagt"
    r"|godkendelse|permission|approval|go-ahead|instruks)\s(?:af|fra|from|by)\s(?:[a-zæøå]+\s){0,2}$"
)
# "Kun Ida mangler adgang", and not "kun Ida mangler mail".
_ONLY = re.compile(
    r"(?<!\w)(?:det er\s)?(?:kun|alene|udelukkende|only)\s(?P<name>[^\W\d_]+)(?:\s[^\W\d_]+){0,3}?"
    r"(?:\s\([^()\n]{0,60}\))?,?\s(?:der |som |who )?"
    r"(?:(?:mangler|savner|lacks)(?: at|\s?,|\s?\.| adgang| login"
    r"| bruger| en bruger| endnu| access)|skal (?:oprettes|have|på|ind|bruge)|bedes|ønskes|needs)"
)
# "samme adgang, som Bo Dahl (bo@…) har"
_LIKE = re.compile(r"(?<!\w)(?:samme|same)\s(?:\w+,?\s){1,3}(?:som|as)\s(?:[a-zæøå]+\s){0,2}$")
_HAS = re.compile(
    r"(?:\s\([^()\n]{0,60}\)|,\s[\w.+-]{1,40}@[\w.-]{3,60},)?\s(?:allerede |også |i dag |already )?"
    r"(?:har|havde|has|had)(?!\w)"
)
# "… er Ida Holm, ikke Ida Hjelm", and not "Kan I ikke oprette …", nor "hvis ikke Ida …".
_AND_NOT = re.compile(r"(?:[,;(–-]\s?|(?<!\w)(?:og|men|altså|and|but)\s)(?:ikke|not)\s$")
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
    rf"|(?:beholder|bevarer|keeps?|retains?)\s(?:(?:sin|deres|her|his|their|den|det)\s)?{_FEW}{{0,2}}?\s?{_THING}"
    r")(?!\w)"
)
# "Skal ikke have adgang mere" takes it away; "… endnu" puts it off.
_ANY_LONGER = re.compile(r"(?<!\w)(?:længere|mere|længer|mer|any ?more|any longer)(?!\w)")
_NO = re.compile(r"(?:\s\([^()\n]{0,60}\))?\s?[–:-]{1,2}\s?(?:nej|no|ikke)(?!\w)(?! længere| mere)")
_MOST = 20
_REACH = 160  # letters after a name, or a word for her, in which it is said of her


def spared(source: Source, person: Person, others: Sequence[int], rules: Rules) -> bool:
    """Whether the words beside a name leave her out.

    `others` are where anybody is named or spoken of, in order.
    """
    small = lower(source.text)
    if _is_left_out(source, person, others, rules):
        return True
    line, _ = line_of(small, person.start)
    if line in spared_lines(source.text, rules) and begins_line(small, person.start):
        return True
    name = person.name
    if not name or name.given:
        return False
    before = max(0, name.start - 50), name.start
    return bool(
        _EXCEPTED.search(small, *before)
        or _LEAVE.search(small, *before)
        or is_ruled_out(small, name.start)
        or (_LIKE.search(small, *before) and _HAS.match(small, name.end, name.end + 160))
        or _STAYS.match(small, name.end, name.end + 160)
        or _NO.match(small, name.end, name.end + 80)
    )


def is_ruled_out(small: str, place: int) -> bool:
    """Whether the words before a name say that it is not the one: "…, ikke Ida Hjelm"."""
    return bool(_AND_NOT.search(small, max(0, place - 12), place))


def _said_of(source: Source, person: Person, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that go on about her, until somebody else is named or the clause ends."""
    own = {*person.places, *person.again}
    for place in sorted(own):
        clause = clause_at(source.parts, place)
        end = min(clause.end if clause else place, place + _REACH)
        at = bisect_right(others, place)
        while at < len(others) and others[at] in own:
            at += 1
        yield place, min(end, others[at]) if at < len(others) else end


def _is_left_out(source: Source, person: Person, others: Sequence[int], rules: Rules) -> bool:
    """Whether it is said of her that she is to have no access, or keeps what she has; and nothing
    of her leaving, for then it is to be taken from her."""
    small = lower(source.text)
    left_out = False
    for start, end in _said_of(source, person, others):
        said = small[start:end]
        denied = _DENIED.search(said)
        if denied:
            after = small[start + denied.end() : start + denied.end() + 80]
            if _ANY_LONGER.search(said, denied.start()) or _BUT_THERE.match(after):
                return False
        rest = _DENIED.sub(" ", said)
        if action_of(_OF_HER_OWN.sub(" ", rest), rules) is Action.REMOVE:
            return False
        left_out = left_out or bool(denied or _OF_HER_OWN.search(said))
    goes = headings(source.text, rules).get(line_of(source.text, person.start)[0])
    return left_out and Action.REMOVE not in (goes, source.default)


def all_but_the_only_one(source: Source, persons: Sequence[Person]) -> set[int]:
    """Where those begin who are named before it is said that only another one is meant.

    Who has an address, or a line of her own, may be asked for all the same.
    """
    small = lower(source.text)
    only = [m for _, m in zip(range(_MOST), _ONLY.finditer(small), strict=False)]
    if len(only) != 1:
        return set()
    first = only[0]["name"]
    called = [p for p in persons if p.name and p.name.words[:1] and _is_called(p, first)]
    if len({p.name.words for p in called if p.name}) != 1:
        return set()
    line = line_of(source.text, only[0].start())
    return {
        p.start
        for p in persons
        if p not in called and not p.address and line[0] <= p.start < only[0].start()
    }


def _is_called(person: Person, first: str) -> bool:
    return bool(person.name) and lower(person.name.value if person.name else "").startswith(first)
