"""CVR numbers in a text: found by what the text calls them, checked, told from other numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from stdnum.dk import cvr

from intake.layout import grids, smooth

# What surely calls a number a CVR number, and what may do so where the number is valid.
_SURE = (
    r"c\.?v\.?r|virksomheds(?:nummer|nr|registret|registeret|register)|firma(?:nummer|nr)"
    r"|selskabs(?:nummer|nr)|moms(?:nummer|nr)|organisations(?:nummer|nr)"
    r"|(?:company|business|firm)s?[ -](?:registration|reg|register)|company (?:number|no)"
)
_LIKELY = (
    r"se|vat|moms|org|tax|ust-?idnr|reg(?:istrerings)?(?:nummer|nr)|reg(?=[ -]{0,2}(?:nr|no)(?!\w))"
    r"|registration(?=[ -](?:number|no|nr))|registered (?:as|under|with)"
    r"|registreret (?:som|under|med)"
    r"|(?:opført|noteret|står|findes|kendt) (?:\w+ )?(?:som|under|med)(?= (?:nr|nummer)?\.? ?\d)"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<sure>{_SURE})|(?P<likely>{_LIKELY}))"
    r"(?:[ -]{0,2}(?:nummeret|nummer|numbers?|nr|no|num|id|registr\w*|register\w*|reg|en|et))*"
    r"(?![^\W\d])"
)
_LINK = (
    r"er|is|på|det|sædvanlige|stadig\w*|fortsat|uændret|altså|vores|vort|our|firma\w*|virksomhed\w*"
    r"|selskab\w*|lyder|hedder|har|har vi|nr|no|nummer|number|nummeret|som|nævnt|dk|se|under"
    r"|cvr|denmark|danmark|dansk|danish|nu|i dag|a"
)
_MARKS = r"[\s.:;=#,|()\[\]/?–-]{0,60}"
_TIGHT = re.compile(
    rf"(?: ?/ ?p-?(?:nr|nummer))?{_MARKS}(?:(?:{_LINK})(?!\w){_MARKS}){{0,6}}",
)
_DIGITS = r"(?P<value>\d{8}(?![\w@]|[.,-]\d)|\d(?:[ .\u2009\u202f-]?\d){7}(?![\w@]|[ .,-]\d))"
_HERE = re.compile(rf"(?:dk[ -]?)?{_DIGITS}")
_EIGHT = re.compile(rf"(?<![\w@+,])(?<!\d[ .-])(?P<dk>dk[ -]?)?{_DIGITS}")
_ANY = re.compile(r"(?:dk[ -]?)?(?P<value>\d(?:[ .-]?\d){4,11})(?![\w@])")
_DATE = re.compile(r"\d\d[ .-]\d\d[ .-](?:19|20)\d\d|(?:19|20)\d\d[ .-]\d\d[ .-]\d\d")
_OTHER = (
    r"tlf|telefon\w*|mobil\w*|phone|mob|tel|dir|direkte|hoved(?:nr|nummer)|fax|ring|call|cell"
    r"|(?:mig|os|hende|ham|dem|fanges|træffes|nås|kontaktes) på|på nummer|lokal|omstilling"
    r"|p-?nr|p-?nummer|p-?enhed|produktionsenhed\w*|ean\w*|gln\w*|lok\.?nr|konto\w*|account\w*"
    r"|reg|bank|faktura\w*|invoice\w*|ordre\w*|order\w*|rekv\w*|sag|sagen|sags(?:nr|nummer)|case"
    r"|ticket|journal\w*|j\.?nr|ref|kunde(?:nr|nummer)?|medarb\w*|sms|cpr\w*|\+45|0045|t|m|iban"
    r"|kode|pin|id|løbenr|aftalenr\w*|kontrakt(?:nr\w*)?|hrb|england|bilag|tilbud"
)
_OTHER_BEFORE = re.compile(
    rf"(?<!\w)(?:{_OTHER})[\s.:/=()|,-]{{0,8}}"
    r"(?:(?:nr|nummer|no|number|er|is|på)(?!\w)[\s.:(]{0,4})?(?:\+45|0045)?[\s)]*$"
)
_OTHER_AFTER = re.compile(
    rf"[ \t(,–-]{{0,3}}(?:er (?:vores |mit )?)?(?:{_OTHER})(?!\w)(?!\W{{0,4}}\d)"
)
_PHONED = re.compile(r"(?<!\w)(?:ring\w*|kontakt\w*|fang\w*|træf\w*|nås|sms|call|reach)(?!\w)")
_ASIDE = re.compile(r"\s?\((?:[^()\d\n]|\d(?!\d)){1,40}\)")
_UNSAID = re.compile(r"(?<!\w)(?:ikke|ingen|mangler|senere|følger|sender|kommer|not|later)(?!\w)")
_SENTENCE = re.compile(r"(?:[^\n.?!\d]|\.(?=[^\s\d])){0,90}")
# "… skal jeg oplyse mit CVR-nummer. Det er 29947643."
_IT_IS = re.compile(
    r"[.!?:]\s{1,2}(?:(?:og|så|nå|ja)\s)?(?:det|nummeret|dette|her|it|that|this|the number)\s"
    r"(?:er|lyder|hedder|kommer|is)(?:\s(?:det|så|vist|nok|altså|følgende))?[\s:]{1,3}"
)
_TO = re.compile(r"\W{1,3}(?:til|to|nu|now|men|but|→|->)\W{1,3}$")
_AFTER_LABEL = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be a CVR number. `labelled` is whether the text calls it one."""

    value: str
    start: int
    end: int
    labelled: bool
    valid: bool


@lru_cache(maxsize=32)
def find_numbers(text: str) -> tuple[Number, ...]:
    """All that may be CVR numbers in a text, in its order, each once by place.

    A number that is called a CVR number is in it though it fails the checksum (or has too many or
    too few digits); one that is not called so only where it is valid and called nothing else.
    """
    small = smooth(text)
    if not _ANY.search(small):
        return ()
    found = {number.start: number for number in _in_columns(small)}
    for label in _LABEL.finditer(small):
        number = _after_label(small, label)
        if number:
            found.setdefault(number.start, number)
    for match in _EIGHT.finditer(small):
        valid = cvr.is_valid(_compact(match["value"])) and not _DATE.fullmatch(match["value"])
        if valid and match.start("value") not in found and not _is_other(small, *match.span()):
            labelled = bool(match["dk"]) or _before_label(small, match.end())
            labelled = labelled or _takes_over(small, match.start(), found)
            found[match.start("value")] = _number(match, labelled)
    return tuple(found[start] for start in sorted(found))


def _number(match: re.Match[str], labelled: bool) -> Number:
    value = _compact(match["value"])
    return Number(value, *match.span("value"), labelled, cvr.is_valid(value))


def _compact(digits: str) -> str:
    return re.sub(r"\D", "", digits)


def _after_label(small: str, label: re.Match[str]) -> Number | None:
    """The number that a label calls a CVR number: the next one, if nothing else claims it."""
    sure = label["sure"] is not None
    aside = _ASIDE.match(small, label.end())
    tight = _TIGHT.match(small, aside.end() if aside else label.end())
    at = tight.end() if tight else label.end()
    match = _HERE.match(small, at) or (_ANY.match(small, at) if sure else None)
    if not match:
        return _further_on(small, label.end(), sure)
    number = _number(match, labelled=True)
    broken = len(number.value) != 8 and small.startswith("/", match.end())  # a date, a part
    return number if number.valid or (sure and not broken) else None


def _further_on(small: str, end: int, sure: bool) -> Number | None:
    """The first number of the label's sentence, whatever words stand between."""
    sentence = _SENTENCE.match(small, end)
    at = sentence.end() if sentence else end
    told = _IT_IS.match(small, at)
    match = _HERE.match(small, at) or (told and _ANY.match(small, told.end()))
    phoned = _PHONED.search(small, end, at)
    if told and _UNSAID.search(small, end, at):
        return None
    if not match or phoned or _OTHER_BEFORE.search(small, max(end, at - 30), at):
        return None
    number = _number(match, labelled=True)
    said = (told or at - end <= _AFTER_LABEL) and not _UNSAID.search(small, end, at)
    return number if number.valid or (sure and said) else None


def _before_label(small: str, end: int) -> bool:
    """Whether the words after a number call it one: "29947643 er vores CVR-nummer"."""
    sentence = _SENTENCE.match(small, end, end + _AFTER_LABEL + 20)
    label = _LABEL.search(small, end, sentence.end() if sentence else end)
    if not label or not label["sure"] or label.start() - end > _AFTER_LABEL:
        return False
    return _after_label(small, label) is None


def _takes_over(small: str, start: int, found: Mapping[int, Number]) -> bool:
    """Whether a number comes after one that is called a CVR number: "fra 27844669 til 29947643"."""
    between = _TO.search(small, max(0, start - 8), start)
    end = between.start() if between else -1
    return any(number.labelled and number.end == end for number in found.values())


def _in_columns(small: str) -> Iterator[Number]:
    """The numbers below a table's heading "CVR"."""
    for grid in grids(small):
        for n, heading in enumerate(grid[0] if len(grid[0]) > 1 else ()):
            if not _LABEL.fullmatch(heading.said(small).strip(" .:")):
                continue
            cells = [row[n] for row in grid[1:] if n < len(row)]
            matches = (_EIGHT.fullmatch(small, cell.start, cell.end) for cell in cells)
            yield from (_number(match, labelled=True) for match in matches if match)


def _is_other(small: str, start: int, end: int) -> bool:
    """Whether the words around a number call it something else: a telephone, an account."""
    before = _OTHER_BEFORE.search(small, max(0, start - 30), start)
    return bool(before or _OTHER_AFTER.match(small, end))
