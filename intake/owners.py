"""Whose a CVR number in an agreement is: the municipality's or the other actor's.

A number belongs to whoever is named last before it. It is the municipality's only where nothing
but its address, its departments and the like stands between, since a firm may have any name.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from intake.cvr import Number, find_numbers
from intake.municipalities import is_called_kommune
from intake.places import Place
from intake.rules import Rules
from intake.words import lower

FIRM_FORM = re.compile(
    r"(?<!\w)(?:aps|a/s|i/s|s/i|ivs|k/s|p/s|a\.m\.b\.a|f\.m\.b\.a|s\.m\.b\.a|amba|fmba|smba|fonden"
    r"|fond|v/\s?(?!jobcent|arbejds|besk|job\b)\w+|gmbh|ltd|enkeltmandsvirksomhed|forening"
    r"|foreningen)(?!\w)"
)
_REGISTER_LABEL = re.compile(
    r"(?<!\w)(?:org(?:anisations)?|reg|registrerings?|registration|company|virksomheds|firma)"
    r"[\s.-]{0,2}(?:reg(?:istration)?[\s.-]{0,2})?(?:nr|no|nummer|number)(?!\w)",
    re.I,
)
_CALLED_OTHER = re.compile(r"(?:nr|nummer|id|no|tlf|telefon|mobil|ean|gln|konto)[\s.:#-]{0,3}$")
_SIDE_BY_SIDE = re.compile(r"[ \t|.,'\"]*(?:cvr[\w .:-]{0,12}?)?[:\s.]{0,3}(?:dk[ -]?)?", re.ASCII)
_NEUTRAL = (
    re.compile(
        r"(?:cvr|c\.v\.r\.?|se|vat|moms|org|reg|virksomheds|registration|company|business|danish"
        r"|dansk|dk)[\w\s./:-]{0,30}|er|is|nr|[\d\s+.-]*|(?:www\.|\S+@)\S+|dan?mark|denmark|dänemark"
    ),
    # An address, a postcode with its town, a telephone or another number.
    re.compile(
        r"(?:[^\W\d][^\W\d\s]*[\s.'’-]+){1,4}\d+\s?[a-zæøå]?(?:\s?[-–]\s?\d+)?(?:\s?[a-z])?"
    ),
    re.compile(r"\w*(?:vej|gade|allé|alle|plads|pladsen|torv|torvet|parken|stræde|vænge)\s?\d*"),
    re.compile(
        r"(?:dk[\s-]?)?\d{4}\s+[^\W\d](?:(?!\s(?:og|samt|and|med)\s)[\w .’-]){1,30}"
        r"|[ckvnsøm]|[sn][vø]"
    ),
    re.compile(r"(?:tlf|telefon|t|phone|fax|mobil|ean|gln|ean/gln|p-?n|p-enhed|att|cc|dato)\b.*"),
    re.compile(
        r"(?:ved|v/|og|the|-)?\s*(?:\w*forvaltning(?:en)?|jobcent\w*|\w*afdeling(?:en)?|rådhus\w*"
        r"|direktion\w*|byråd\w*|arbejdsmarkedsområdet|beskæftigelse)(?:\s\w+)?"
    ),
    # What the party is called from here on.
    re.compile(
        r"(?:herefter|hereinafter|i det følgende|nedenfor|som|as|kaldet|benævnt|the|a danish"
        r"|en dansk|hver for sig)\b.{0,40}"
    ),
)
# A department, or a firm with such a name.
_DEPARTMENT = re.compile(
    r"(?:ved|v/|att\.?|the|og|&)?\s*(?:center for|centret? for|\w*center|team|udbud|indkøb|job"
    r"|jobs|social\w*|sundhed\w*|borger\w*|integration\w*|arbejdsmarked\w*|beskæftigelse\w*"
    r"|kompetence\w*|økonomi\w*|unge\w*|erhverv\w*|velfærd\w*|sekretariat\w*|ydelse\w*|voksen"
    r"|familie\w*|kultur\w*|afdeling\w*|forvaltning\w*|department|employment|municipal\w*"
    r"|jobcent\w*|\w*(?:forvaltning|enhed|afdeling|sektion|funktion|stab|ledelse)en"
    r"|\w*(?:kontor|sekretariat|team|center|cent|område|udvalg)et|digital\w*|personale\w*"
    r"|stab\w*|byråd\w*|kommunaldirektør\w*|direktionen|koncern\w*|rådhus\w*)(?:(?:,|\s(?:og|&|for|-))?\s"
    r"(?!(?:hos|med|fra|af|til|i|har|køber|bestiller|bruger|engagerer|with|of)\s)[\w-]+){0,6}"
)
_SEGMENT = re.compile(r"\s//?\s|[\n,;()\t|·“”\"\[\]]|(?<!\w)[.-](?!\w)|:\s")
_AFTER_NAME = re.compile(rf"(?:(?<!\w)kommune|{FIRM_FORM.pattern})[\s,(–-]{{1,4}}$")
_NUMBERS_GAP = re.compile(r"(?<=\d{8}) (?=\d{8}(?!\d))")
_CALLED = re.compile(r"[^\n]{0,40}?kommunes?(?!\w)")
_FILLER = re.compile(r"(?<!\w)(?:\w*aftale|\w*kontrakt|i?mellem|navn|part(?:er)?|og)(?!\w)")
# "Greve Kommune, Team Job, CVR …, og Vejviser": the other party is yet to come.
_PARTY_FOLLOWS = re.compile(r"[\s,;.)]{0,4}(?:og|and|samt|und)\s")
_PARTY_BEGAN = re.compile(r"(?<!\w)(?<!- )(?:og|and|samt|med|with|und)\s")
_FIRST = re.compile(r"(?<!\w)(?:i?mellem|between|zwischen)\s(?:\w+\s){0,3}$")
_SIGNED = re.compile(r"(?<!\w)(?:hilsen|hilsner|regards|sincerely|grüßen)(?!\w)")
_REACH = 300
_MOST = 40


class Owner(StrEnum):
    """Whose a number is, the surest other actor's first.

    BESIDE: a municipality is named last before it, but so is somebody or something else.
    DEPARTMENT: what stands between may be the municipality's department, or a firm; such a number
    is nobody's until the mail gives it too.
    """

    OTHER_ACTOR = "other actor"
    BESIDE = "beside the municipality"
    UNKNOWN = "unknown"
    DEPARTMENT = "department or firm"
    MUNICIPALITY = "municipality"


def other_actors_number(
    text: str, mentions: Sequence[Place], mail: str, rules: Rules
) -> Number | None:
    """The number of the party that is no municipality.

    `mentions` are the municipalities named in the text. Where several numbers may be meant, it is
    the one that the mail, which the other actor sends, gives too.
    """
    owned = list(_owned(text, mentions, rules))
    told = {number.value for number in find_numbers(mail)}
    likely = [
        number
        for wanted in Owner
        for number, owner in owned
        if owner is wanted and wanted not in (Owner.MUNICIPALITY, Owner.DEPARTMENT)
    ]
    same = [n for n in likely if n.value in told]
    same += [n for n, _ in owned if n.labelled and n.value in told]
    return next(iter([*same, *likely]), None)


def is_only_firms(text: str, mentions: Sequence[Place], value: str, rules: Rules) -> bool:
    """Whether a number stands in a text in which all others are a municipality's: an order has the
    firm's as "Leverandørnr."."""
    owned = [(number.value, owner) for number, owner in _owned(text, mentions, rules)]
    theirs = (Owner.MUNICIPALITY, Owner.DEPARTMENT)
    return bool(re.search(rf"(?<!\d){' ?'.join(value)}(?!\d)", text)) and all(
        (owner in theirs) is (number != value) for number, owner in owned
    )


def _owned(text: str, mentions: Sequence[Place], rules: Rules) -> Iterator[tuple[Number, Owner]]:
    """The text's CVR numbers, each with whose it is; those known to be others' are left out."""
    # Two numbers side by side would be read as one long one.
    text = _NUMBERS_GAP.sub("\t", text)
    text = _REGISTER_LABEL.sub(lambda m: "cvr".ljust(len(m.group())), text)
    small = lower(text)
    known = rules.own_numbers | rules.municipal_numbers.keys()
    numbers = [n for n in find_numbers(text)[:_MOST] if n.valid and _is_called_one(small, n)]
    owner = Owner.UNKNOWN
    for at, number in enumerate(numbers):
        before = numbers[at - 1].end if at else 0
        after = numbers[at + 1].start if at + 1 < len(numbers) else number.end
        if at and _SIDE_BY_SIDE.fullmatch(small[before : number.start]):
            owner = _other(owner)
        elif after > number.end and _SIDE_BY_SIDE.fullmatch(small[number.end : after]):
            owner = _of_left_column(small, number, mentions, rules)
        elif beside := _in_next_cell(small, number, mentions, rules):
            owner = beside
        else:
            start = max(before, number.start - _REACH)
            owner = _named_last(small, start, number.start, mentions, owner, rules)
            owner = _by_the_list(small, start, number, mentions, owner) or owner
        if number.value in known:
            owner = Owner.MUNICIPALITY
        else:
            yield number, owner


def _other(owner: Owner) -> Owner:
    return Owner.OTHER_ACTOR if owner is Owner.MUNICIPALITY else Owner.MUNICIPALITY


def _is_called_one(small: str, number: Number) -> bool:
    """Whether it is called a CVR number, or stands as one: in brackets, or alone in its cell."""
    line = small.rfind("\n", 0, number.start) + 1
    before, after = small[line : number.start], small[number.end : number.end + 2]
    if number.labelled or "cvr" in before:
        return True
    if number.end - number.start > 8 or _CALLED_OTHER.search(before):
        return False
    opened = before[-1:] in ("(", "[") and after[:1] in (")", "]")
    alone = before[-1:] in ("", "\t", "|") and (after[:1] in ("", "\n", "\t", "|", "\r"))
    return opened or alone or bool(_AFTER_NAME.search(before))


def _named_last(
    small: str,
    start: int,
    end: int,
    mentions: Sequence[Place],
    previous: Owner,
    rules: Rules,
) -> Owner:
    """Whose the number at `end` is, by who is named between the last one and it."""
    said = small[start:end]
    named = max((p.end - start for p in mentions if start <= p.start < end), default=-1)
    called = (m.end() for m in rules.signals["municipality_role"].finditer(said))
    firms = [m.end() for m in rules.signals["supplier_role"].finditer(said)]
    firms += [m.end() for m in FIRM_FORM.finditer(said)]
    firm, role = max(firms, default=-1), max(called, default=-1)
    if firm > max(named, role):
        return Owner.OTHER_ACTOR
    bound = [_bound(said[at:]) for at in (named, role) if at > firm]
    if bound:
        surest = max(bound, key=list(Owner).index)
        return Owner.DEPARTMENT if surest is Owner.BESIDE and _SIGNED.search(said) else surest
    known = previous in (Owner.MUNICIPALITY, Owner.DEPARTMENT)
    return Owner.OTHER_ACTOR if known else Owner.UNKNOWN


def _by_the_list(
    small: str, start: int, number: Number, mentions: Sequence[Place], owner: Owner
) -> Owner | None:
    """Whose a number is by where it stands in "mellem X Kommune … og Y …"."""
    named = next((p for p in reversed(mentions) if start <= p.start < number.start), None)
    if not named or owner in (Owner.MUNICIPALITY, Owner.UNKNOWN):
        return None
    first = _FIRST.search(small, start, named.start)
    second = _PARTY_BEGAN.search(small, named.end, number.start)
    if owner is Owner.OTHER_ACTOR and (
        not first or FIRM_FORM.search(small, named.end, number.start)
    ):
        return None
    if _PARTY_FOLLOWS.match(small, number.end):
        return None if second else Owner.MUNICIPALITY
    return Owner.BESIDE if first and second and owner is Owner.DEPARTMENT else None


def _in_next_cell(
    small: str, number: Number, mentions: Sequence[Place], rules: Rules
) -> Owner | None:
    """Whose the first number of a table's row is: by what stands after it."""
    line = small.rfind("\n", 0, number.start) + 1
    end = small.find("\n", number.end)
    end = end if end >= 0 else len(small)
    if small[line : number.start].strip() or small[number.end : number.end + 1] not in ("\t", "|"):
        return None
    if any(number.end <= place.start < end for place in mentions):
        return Owner.MUNICIPALITY
    said = small[number.end : end]
    theirs = FIRM_FORM.search(said) or rules.signals["supplier_role"].search(said)
    return Owner.OTHER_ACTOR if theirs else None


def _bound(rest: str) -> Owner:
    """Whether nobody else is named between a municipality and the number after it."""
    if is_called_kommune(rest, 0):
        rest = re.sub(r"^\W*(?:s\W+)?[\w-]+", "", rest)
    segments = [segment.strip(" .:-–*>'#") for segment in _SEGMENT.split(rest)]
    others = [s for s in segments if not any(pattern.fullmatch(s) for pattern in _NEUTRAL)]
    if not others:
        return Owner.MUNICIPALITY
    departments = all(_DEPARTMENT.fullmatch(segment) for segment in others)
    return Owner.DEPARTMENT if departments else Owner.BESIDE


def _of_left_column(small: str, number: Number, mentions: Sequence[Place], rules: Rules) -> Owner:
    """Whose the left one of two columns is: by the line above that names both sides."""
    start = max(0, number.start - _REACH)
    end = small.rfind("\n", 0, number.start)
    while end > start:
        line = small.rfind("\n", 0, end) + 1
        said = small[line:end]
        ours = [p.start - line for p in mentions if line <= p.start < end]
        ours += [m.start() for m in rules.signals["municipality_role"].finditer(said)]
        theirs = [m.start() for m in rules.signals["supplier_role"].finditer(said)]
        theirs += [m.start() for m in FIRM_FORM.finditer(said)]
        if ours:
            left = min(ours) < min(theirs) if theirs else _stands_left(said, min(ours))
            return Owner.MUNICIPALITY if left else Owner.OTHER_ACTOR
        end = line - 1
    return Owner.UNKNOWN


def _stands_left(line: str, start: int) -> bool:
    """Whether a municipality's name at `start` is the left one of two on its line."""
    called = _CALLED.match(line, start)
    after = line[called.end() :] if called else ""
    return bool(re.search(r"\w", after)) or not re.search(r"\w", _FILLER.sub("", line[:start]))
