"""The other actor's CVR number: found, checked, and told from all other numbers of 8 digits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stdnum.dk import cvr

from intake.rules import Rules
from intake.words import lower

_LABEL = re.compile(
    r"(?<!\w)(?:cvr|c\.v\.r\.?|se|cvr/se|vat|moms|virksomhedsnummer|virksomhedsnr|firmanummer)"
    r"(?!\w)(?:[ -]?(?:nummeret|nummer|number|numbers|nr|no|num|registration)(?!\w))?"
)
# What may stand between the label and its number.
_BETWEEN = re.compile(
    r"[\s.:;=#,*_|()\[\]/–-]*(?:(?:er|is|på|det|sædvanlige|stadig|vores|firma\w*|lyder|hedder|har"
    r"|nr|no"
    r"|nummer|som|nævnt|altså|fortsat|uændret|dk|se)(?!\w)[\s.:;=#,*_|()/–-]*){0,6}"
)
_DIGITS = re.compile(
    r"(?<![\w@+,])(?<!\d[ .-])(?:dk[ -]?)?"
    r"(\d(?:[ .\u2009\u202f-]?\d){7})(?![\w@]|[ .,-]\d)"
)
_DATE = re.compile(r"\d\d[ .-]\d\d[ .-](?:19|20)\d\d|(?:19|20)\d\d[ .-]\d\d[ .-]\d\d")
_ANY = re.compile(r"(?:dk[ -]?)?(\d(?:[ .-]?\d){4,11})(?![\w@])")
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:tlf|telefon\w*|mobil\w*|phone|mob|tel|dir|direkte|hovednr|hovednummer|fax|ring"
    r"|p-?nr"
    r"|p-?nummer|p-?enhed"
    r"|produktionsenhed\w*|ean\w*|gln\w*|lok\.?nr|konto\w*|reg|bank|faktura\w*|ordre\w*|sag|sagsnr"
    r"|sagsnummer|journal\w*|ref|kundenr|kundenummer|kunde|medarbejdernr|sms|cpr\w*|træffes|på "
    r"nummer|\+45"
    r"|0045|cpr-nr|t|m|iban|kode|pin|id|løbenr|aftalenr\w*|kontraktnr\w*)[\s.:/=()-]*(?:nr\.?"
    r"|nummer)?[\s.:(]*(?:\+45|0045)?[\s)]*$"
)
_FIRM_BEFORE = re.compile(r"(?<!\w)(?:ApS|A/S|I/S|S/I|IVS|K/S|P/S)[\s,(-]{0,4}$", re.I)
_OURS_BEFORE = re.compile(
    r"(?<!\w)(?:vores|vort|nummer|nummeret|our|ours)(?: nummer)?,?(?: (?:som|der|which))? (?:er"
    r"|is) $"
)
_AFTER_LABEL = 40
_LINE = re.compile(r"[^\n.?!]{0,80}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be a CVR number. `labelled` is whether the text calls it one."""

    value: str
    start: int
    end: int
    labelled: bool
    valid: bool


def find_numbers(text: str) -> list[Number]:
    """All that may be CVR numbers in a text, in its order, each once by place.

    A number that is called a CVR number is in it though it fails the checksum (or has too many or
    too few digits); one that is not called so only where it is valid and called nothing else.
    """
    small = lower(text)
    found: dict[int, Number] = {}
    for label in _LABEL.finditer(small):
        number = _labelled(small, label.end())
        # "Se" is a verb too.
        if number and (number.valid or label.group() != "se"):
            found.setdefault(number.start, number)
    for match in _DIGITS.finditer(small):
        if match.start(1) in found or _OTHER_NUMBER.search(
            small, max(0, match.start() - 30), match.start()
        ):
            continue
        value = _compact(match[1])
        if cvr.is_valid(value) and not _DATE.fullmatch(match[1]):
            labelled = match.group().startswith("dk") or _labelled_after(small, match.end())
            found[match.start(1)] = Number(value, *match.span(1), labelled, valid=True)
    return [found[start] for start in sorted(found)]


def _labelled(small: str, end: int) -> Number | None:
    between = _BETWEEN.match(small, end)
    at = between.end() if between else end
    match = _DIGITS.match(small, at) or _ANY.match(small, at)
    if not match or at - end > _AFTER_LABEL:
        return _valid_after(small, end)
    value = _compact(match[1])
    if len(value) != 8 and "/" in small[match.end() : match.end() + 1]:
        return None
    return Number(value, *match.span(1), labelled=True, valid=cvr.is_valid(value))


def _valid_after(small: str, end: int) -> Number | None:
    """The first number after a label, whatever stands between on its line, where it is valid."""
    line = _LINE.match(small, end)
    match = _DIGITS.search(small, end, line.end() if line else end)
    if not match or re.search(r"\d", small[end : match.start()]):
        return None
    value = _compact(match[1])
    if not cvr.is_valid(value) or _OTHER_NUMBER.search(small, end, match.start()):
        return None
    return Number(value, *match.span(1), labelled=True, valid=True)


def _labelled_after(small: str, end: int) -> bool:
    return bool(
        re.match(
            r"[\s(]{0,3}(?:(?:er|is) (?:vores |vort |our )?)?cvr(?!\w)(?!\W*\d)",
            small[end : end + 24],
        )
    )


def _compact(digits: str) -> str:
    return re.sub(r"\D", "", digits)


def own_number(
    numbers: Iterable[Number], text: str, rules: Rules, foreign: frozenset[str]
) -> Number | None:
    """Which of a text's numbers is the writer's firm's.

    `foreign` are numbers known to be others' (the municipalities' in the agreements). A valid
    number is taken before one that is not, a labelled one before one that stands alone; numbers
    that the text gives to somebody else are not the writer's, unless there is no other.
    """
    small = lower(text)
    ours = [n for n in numbers if n.value not in rules.own_numbers | foreign]
    ours = [n for n in ours if n.value not in rules.municipal_numbers]
    near = [n for n in ours if not _is_anothers(small, n, rules)]
    for candidates in (near, ours):
        valid = [n for n in candidates if n.valid]
        chosen = next((n for n in valid if n.labelled), valid[0] if valid else None)
        if chosen:
            return chosen
    return next((n for n in near if n.labelled), None)


def stands_alone(text: str, number: Number) -> bool:
    """Whether a number that nothing calls a CVR number can be nothing else.

    It is nearly all of its line, or follows a firm's name.
    """
    start = text.rfind("\n", 0, number.start) + 1
    end = text.find("\n", number.end)
    before, after = text[start : number.start], text[number.end : end if end >= 0 else len(text)]
    if "\t" in before + after:
        return False
    if _FIRM_BEFORE.search(before) or _OURS_BEFORE.search(lower(before)):
        return True
    return len(re.findall(r"\w+", before)) <= 3 and len(re.findall(r"\w+", after)) <= 2


def _is_anothers(small: str, number: Number, rules: Rules) -> bool:
    start = max(small.rfind("\n", 0, number.start), small.rfind(". ", 0, number.start), 0)
    before = small[max(start, number.start - 60) : number.start]
    return bool(rules.signals["not_our_number"].search(before))
