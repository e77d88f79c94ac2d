"""In what role a list of places is named: asked for, of an agreement, had already, an address."""

import re
from enum import Enum

from intake.bare import is_bare_ask, is_taken_on
from intake.runs import POSTCODE, Run
from intake.scope import Scope
from intake.words import clause_at

_FROM = re.compile(r"(?<!\w)(?:fra|from)\s$")
_TO = re.compile(r"\s(?:kommune )?(?:til|to)\s")
_KEEPS = re.compile(
    r"(?:['’]?s)?,\s(?:beholder|fortsætter|bevarer|keeps|continues|remains)(?!\w)"
    r"|,\shvor (?:hun|han|de)\s(?:allerede |også |i forvejen )?(?:er|har)(?!\w)"
)
# "som har", and not "så han har"
_HAS = re.compile(
    r"(?<!\w)(?:(?<!så han )(?<!så hun )(?<!så de )har|has)\s(?:(?:også|kun|both|både)\s)?$"
)
_FIRM_IN = re.compile(r"(?:(?<!\w)(?:aps|a/s|i/s|ivs|k/s|p/s)|\d{8})[ \t]?[,|·–-][ \t]?$")
_STREET = re.compile(r"\s(?:hoved)?(?:gade|vej|landevej|allé|torv|havn|strand)(?:n|en|et)?\s\d")
_ABOUT = re.compile(
    r"\s*(?:\w+\s)?(?:med|mellem|fra|for|om|på|hos|vedr\.?|with|from|i|,|:|-|–)?\s*(?:os og\s)?"
)
_AGREED_WITH = re.compile(r"(?<!\w)(?:efter|ifølge|i|som|jf\.?) (?:nærmere )?aftale med(?! os)")
_NOT_ONLY = re.compile(
    r"(?<!\w)(?:ikke (?:kun|bare|alene|mindst)|(?:kan|kunne|vil|ville) (?:i|du) ikke|not only"
    r"|not least)"
    r"(?!\w)"
)
_SMALL_WORDS = re.compile(
    r"\s*(?:(?:til|på|for|hos|ved|i|fra|have|også|det|den|er|at|with|mere|længere|om|any)\s){0,3}"
)
_SHALL_NOT = re.compile(
    r"(?<!\w)(?:skal|bør|ønsker|vil|kommer|should|must|will|need)\s(?:\w{1,15}\s){0,2}(?:ikke|not)"
    r"(?!\w)"
)
# What the firm has done is no refusal: "vi har i mange år kørt forløb for Jobcenter Odense".
_FIRM_SAYS = re.compile(r"(?<!\w)(?:vi|we)\s$")
# "kontoret i Grenaa …", and what follows is another place.
_OF_ANOTHER = re.compile(r"(?:(?:i|på|fra|hos|med|in|at|from|with)|bor|bosat|født)\s*$")
_NAMED_NEXT = re.compile(r"\s(?:Jobcenter\s)?[A-ZÆØÅ][^\W\d_]+[\s-]")
# "det, der kommer fra jobcentret": what comes is the work.
_WORK_COMES = re.compile(
    r"(?<!\w)(?:det|dem|de|alt|hvad|sager|opgaver|what|those|that),?\s(?:der|som|who|that)\s"
    r"(?:\w+\s){0,2}(?:kommer|kom|comes?|came)\s(?:\w+\s){0,2}(?:fra|from)\s$"
)
# Who becomes somebody's contact there gets the work: "hun bliver kontaktperson for …".
_BECOMES_CONTACT = re.compile(
    r"(?<!\w)(?:bliver|blive|skal være|er blevet|er nu|becomes?)\s(?:\w{1,12}\s){0,3}?"
    r"(?:kontaktperson|contact)(?=\s(?:for|over for|til|hos|ved|to)(?!\w))"
)
_LIVES = re.compile(r"bor$|bosat|født|lives")
# "Det var Ida Holm til Jobcenter Vejle": what was meant, and not what is past.
_ONLY_TELLS = re.compile(
    r"(?:^|[.!?,]\s)(?:det|sagen|anmodningen|den nye|it) var$(?<!at det var)(?<!dengang det var)"
)
# Where the firm has its house tells nothing of whose citizens it gets.
_SEATED = re.compile(
    r"(?<!\w)(?:vi|jeg|we|i|firmaet|virksomheden|selskabet|foreningen|kontoret|huset"
    r"|(?:vores|our) (?:\w{1,12} ){0,2}?(?:kontor|adresse|firma|hus|lokaler|office|premises))\s"
    r"(?:\w{1,12}\s){0,2}?(?:sidder|bor|holder (?:\w+ )?til|hører (?:\w+ )?hjemme|ligger"
    r"|er placeret|har (?:\w+ )?(?:til huse|base|domicil|lokaler|kontor|adresse)"
    r"|are (?:based|located|seated)|am based|is located|sit)"
    r"(?:\s(?:selv|fysisk|ganske vist|jo|nemlig|dog|godt nok))?"
    r"\s(?:inde |ude |nede |oppe |midt )?(?:i|på|ved|in)\s$"
)
_RETRACT = (
    r"(?:se (?:helt )?bort fra|glemme(?: igen)?|ignorere|smide ud|ikke bruge (?:mere )?tid på"
    r"|ikke gøre mere ved)"
)
_OFF = (
    r"(?:aflyst|bortfald\w*|udgå\w*|annulleret|trukket|droppet|ikke (?:længere )?aktuel\w*"
    r"|ikke til noget|gået i vasken|faldet væk|cancelled|off|withdrawn|no longer relevant)"
)
# "Min mail om Jobcenter Greve bedes I se bort fra." "… om Jobcenter Greve. Det bortfalder."
_RETRACTED = re.compile(
    rf"[^.!?\n]{{0,40}}?(?<!\w)(?:bedes|skal|kan|må)\si\s(?:\w{{1,10}}\s){{0,2}}?"
    rf"{_RETRACT}(?=\s?[.,;!\n]|$)"
    r"|[^.!?\n]{0,40}[.!?]\s{1,2}(?:"
    r"(?:glem|se (?:venligst )?bort fra|ignorer|forget|ignore|disregard)"
    r"\s(?:bare |venligst |please )?(?:den|det|dem|that|it)(?!\w)"
    rf"|(?:den|det|dem|it|that)\s(?:mail |bestilling |anmodning |forløb )?(?:bortfalder|udgår"
    rf"|(?:er|blev|is|was)\s(?:\w{{1,10}}\s){{0,2}}?{_OFF}"
    rf"|(?:bedes|skal|kan|må)\si\s(?:\w{{1,10}}\s){{0,2}}?{_RETRACT}(?=\s?[.,;!\n]|$))(?!\w))"
)
_EARLIER = re.compile(
    r"(?<!\w)(?:fik|modtog|skrev|bad|søgte|bestilte|anmodede|sendte|bedt|skrevet|søgt|bestilt|sendt"
    r"|mail(?:en)?|anmodning(?:en)?|bestilling(?:en)?|ansøgning(?:en)?|wrote|asked|sent|request)(?!\w)"
)
_DISREGARD = re.compile(
    r"(?<!\w)(?:se (?:venligst )?bort fra|glem|ignorer|annuller|disregard|ignore|forget)"
    r"\s(?:venligst\s)?"
    r"(?:min|mine|vores|den|my|our|the)\s(?:\w{1,12}\s){0,5}?(?:om|til|på|vedrørende|for|about)\s$"
)
_SPOKEN = re.compile(r"mød|tal|snak|skrev|skriv|i dialog|på besøg")
_NO_AGREEMENT = re.compile(
    r"(?<!\w)(?:ikke|ingen|no|not)\s(?:\w{1,15}\s){0,2}\w*(?:aftale|kontrakt|agreement|contract)"
)
# What is added to the job centres named: "hun skal også have Nyborg".
_ADDED = re.compile(
    r"(?<!\w)(?:også (?:lidt |noget |meget )?(?:til|have|for|i|på)|ikke mindst|adgang til"
    r"|også adgang til|samt til|og til|og for)\s$"
)
_UNTICKED = re.compile(r"\s*(?:\[ ?\]|\( ?\)|☐|□|◻)")
_TICKED = re.compile(r"\[x\]|\(x\)|☒|☑|✓|✔|■")


class Role(Enum):
    """What a list of places is named for."""

    ASKED = "asked for"
    ADDED = "asked for besides others"
    TAKEN = "where somebody gets work"
    MENTIONED = "named, and nothing said of it"
    AGREEMENT = "whom an agreement is with"
    ELSEWHERE = "had already, had before, not wanted, or an address"


def role_of(scope: Scope, run: Run) -> Role:
    """What a list of places is named for, by the words around it."""
    first = run.places[0].start
    if _is_address(scope.small, run) or _is_surname(scope, run):
        return Role.ELSEWHERE
    if is_elsewhere(scope, run.start, run.end):
        return Role.ELSEWHERE
    if _is_about_agreement(scope, run):
        none = _NO_AGREEMENT.search(scope.said_before(run.start))
        return Role.ELSEWHERE if none else Role.AGREEMENT
    if run.marked:
        return Role.MENTIONED if _is_told(scope, run) else Role.ASKED
    if _has(scope, run):
        return Role.ELSEWHERE
    if _ADDED.search(scope.small, max(0, run.start - 24), run.start):
        return Role.ADDED
    if is_bare_ask(scope, first, run.end) or (run.municipal and scope.asks(first)):
        return Role.ASKED
    return Role.TAKEN if is_taken_on(scope, first, run.end) else Role.MENTIONED


def _is_address(small: str, run: Run) -> bool:
    start = max(0, run.start - 40)
    before = POSTCODE.search(small, start, run.start) or _FIRM_IN.search(small, start, run.start)
    return bool(before or _STREET.match(small, run.end))


def _is_surname(scope: Scope, run: Run) -> bool:
    """Whether a place is a part of a person's name: "Lone Randers"."""
    if run.marked or run.municipal or len(run.places) > 1:
        return False
    person = scope.person_before(run.start)
    return person is not None and run.end <= person[1]


def is_elsewhere(scope: Scope, start: int, end: int) -> bool:
    """Whether the words around say that access there is had, was had, or is not wanted.

    That she cannot see its citizens, or has no access, is no refusal: it is why the mail asks.
    """
    if any(a <= start < b for a, b in scope.refused) or _is_unticked(scope.small, start):
        return True
    signals = scope.rules.signals
    before = scope.said_before(start)
    for no_refusal in (_NOT_ONLY, _BECOMES_CONTACT):
        before = no_refusal.sub(lambda m: " " * len(m.group()), before)
    asked = scope.last_ask(before)
    written = scope.text[start - len(before) : start]
    refusals = [m for m in signals["jobcentre_refused"].finditer(before) if m.end() > asked]
    refusals = [
        m
        for m in refusals
        if not _FIRM_SAYS.search(before, 0, m.start()) or _SPOKEN.match(m.group())
    ]
    if not signals["citizens"].search(before):
        led = scope.small[max(0, start - len(before) - 20) : start]
        works = _WORK_COMES.search(led)
        refusals += [] if works else signals["jobcentre_of_person"].finditer(before, asked)
    else:
        refusals = [m for m in refusals if not _LIVES.match(m.group())]
    refusals = [
        m
        for m in refusals
        if not _is_of_another(m, written) and not _ONLY_TELLS.search(before, 0, m.end())
    ]
    put_off = signals["jobcentre_put_off"].match(scope.small, scope.behind(end))
    seated = _SEATED.search(before) or _is_retracted(scope, start, end)
    left = _FROM.search(before) and _TO.match(scope.small, end)
    unwanted = _is_unwanted(scope, before) or _KEEPS.match(scope.small, end)
    return bool(refusals or put_off or left or unwanted or seated)


def _is_retracted(scope: Scope, start: int, end: int) -> bool:
    """Whether an earlier request for a place is taken back: "Min mail om Greve skal I glemme"."""
    clause = clause_at(scope.parts, start)
    said = scope.small[max(clause.start if clause else 0, start - 90) : start]
    if _DISREGARD.search(said):
        return True
    return bool(_EARLIER.search(said) and _RETRACTED.match(scope.small, end, end + 160))


def _is_of_another(refusal: re.Match[str], written: str) -> bool:
    """Whether what refuses is said of another place, which is named right after it."""
    if not _OF_ANOTHER.search(refusal.group()):
        return False
    return bool(_NAMED_NEXT.match(written, refusal.end()))


def _is_unwanted(scope: Scope, before: str) -> bool:
    """Whether a name is refused itself ("ikke Jobcenter Faxe"), or its access is ("skal ikke")."""
    direct = max(
        (m.end() for m in scope.rules.signals["jobcentre_not_this"].finditer(before)), default=-1
    )
    if direct >= 0 and _SMALL_WORDS.fullmatch(before, direct):
        return True
    shall = [m.end() for m in _SHALL_NOT.finditer(before)]
    return bool(shall) and shall[-1] > scope.last_ask(before)


def _is_unticked(small: str, place: int) -> bool:
    line = small.rfind("\n", 0, place) + 1
    return bool(_UNTICKED.match(small, line) and _TICKED.search(small))


def _is_told(scope: Scope, run: Run) -> bool:
    """Whether a job centre only tells, or is told of: "Jobcenter Varde har ringet"."""
    signals, before = scope.rules.signals, scope.said_before(run.start)
    speaks = signals["jobcentre_speaks"].match(scope.small, scope.behind(run.end))
    told = signals["jobcentre_told"].search(before, scope.last_ask(before))
    return bool(speaks or told or _has(scope, run))


def _has(scope: Scope, run: Run) -> bool:
    """Whether somebody has access there: "som har Jobcenter Rebild"."""
    return bool(_HAS.search(scope.small, max(0, run.start - 24), run.start))


def _is_about_agreement(scope: Scope, run: Run) -> bool:
    """Whether a place only tells which agreement is meant: "aftalen med Odder", "Odder-aftalen"."""
    word = scope.rules.signals["attached_agreement"]
    if word.match(scope.small, scope.behind(run.end)):
        return True
    before = scope.small[max(0, run.start - 40) : run.start]
    before = _AGREED_WITH.sub(lambda m: " " * len(m.group()), before)
    last = max((m.end() for m in word.finditer(before)), default=-1)
    if last >= 0 and _ABOUT.fullmatch(before, last):
        return True
    said = _AGREED_WITH.sub(lambda m: " " * len(m.group()), scope.said_before(run.start))
    last = max((m.end() for m in word.finditer(said)), default=-1)
    asked = scope.rules.signals["jobcentre_asked"]
    return last >= 0 and not run.marked and not asked.search(said, last)
