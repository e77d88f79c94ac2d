"""Who is named, and by the very words left out of what a mail asks: excepted, staying."""

import re
from collections.abc import Sequence

from intake.denied import is_as_it_is, is_denied
from intake.headings import spared_lines
from intake.names import Name
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
_NO = re.compile(r"(?:\s\([^()\n]{0,60}\))?\s?[–:-]{1,2}\s?(?:nej|no|ikke)(?!\w)(?! længere| mere)")
_WAS_WRITTEN = re.compile(
    r"(?<!\w)(?:skrev|skrevet|stod|stavede|oplyste|angav|kom(?:met)? til at|wrote|written|gave)"
    r"(?!\w)"
)
_RATHER = re.compile(
    r"(?:men |but )?(?:(?:det|der|navnet|hun|han|it|that)\s(?:skulle|burde|should)\s"
    r"(?:rettelig(?:t|en)?\s)?(?:have|ha)\s(?:været|stået|heddet|been|read)"
    r"|rettelig|(?:det|den) rigtige (?:navn|er)|the correct)"
)
_NEAR = 200  # letters before a name, or after its clause, that are looked at
_MOST = 20


def spared(source: Source, person: Person, others: Sequence[int], rules: Rules) -> bool:
    """Whether the words beside a name leave her out.

    `others` are where anybody is named or spoken of, in order.
    """
    small = lower(source.text)
    if any(says(source, person, others, rules) for says in (is_denied, is_as_it_is)):
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
        or (not person.address and _is_corrected(source, name))
        or (_LIKE.search(small, *before) and _HAS.match(small, name.end, name.end + 160))
        or _STAYS.match(small, name.end, name.end + 160)
        or _NO.match(small, name.end, name.end + 80)
    )


def is_ruled_out(small: str, place: int) -> bool:
    """Whether the words before a name say that it is not the one: "…, ikke Ida Hjelm"."""
    return bool(_AND_NOT.search(small, max(0, place - 12), place))


def _is_corrected(source: Source, name: Name) -> bool:
    """Whether a name was wrong and the next words say so: "Jeg skrev Ane Loft. Det skulle have
    været …"."""
    clause = clause_at(source.parts, name.start)
    small = lower(source.text)
    return bool(
        clause
        and _WAS_WRITTEN.search(small, max(clause.start, name.start - _NEAR), name.start)
        and _RATHER.match(small, clause.end, clause.end + _NEAR)
    )


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
