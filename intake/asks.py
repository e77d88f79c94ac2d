"""What each stretch of a mail asks for: that somebody is created, or removed, or nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from intake.questions import NAMED, Span, asking_in
from intake.reading import Action
from intake.rules import Rules
from intake.wishes import LONGEST, needs_in, wishes_in
from intake.words import Clause, fold, lower

# A heading with nobody under it, and "not at all".
_NOBODY = re.compile(
    r"\w+\s?:\s*(?:ingen|nej|0|-|none)(?!\w)|(?<!\w)slet (?:ikke|intet|ingen|ingenting)(?!\w)"
)
# What ends is an agreement, a project or patience, and nobody's access.
_NOT_SOMEBODYS = re.compile(
    r"(?<!\w)(?:\w*aftale\w*|\w*kontrakt\w*|projekt\w*|forløb\w*|tilbud\w*|periode\w*|bevilling\w*"
    r"|frist\w*|ferie\w*|kurs\w*|opgave\w*|samarbejde\w*|agreement|contract|project)"
    r"[^.,;:!?]{0,40}?(?<!\w)(?:slut\w*|stop\w*|ophør\w*|udløb\w*|løb\w* ud|opsig\w*|opsagt\w*"
    r"|terminat\w*|expire\w*|ends?)(?!\w)"
    r"|(?<!\w)(?:har|får|fik|have|has|got)(?:\s\w+)?\s(?:ikke|ingen|no|not)(?:\s\w+){0,2}?"
    r"\s(?:mail\w*|e-?mail\w*|telefon\w*|adresse\w*|computer\w*|pc)(?!\w)[^.,;:!?]{0,30}"
    r"|(?<!\w)(?:mail\w*|computer\w*|telefon\w*|mobil\w*|bil|pc)(?:\s\w+){0,2}? død(?!\w)"
    r"|(?<!\w)(?:hvis|når|mens|if|when|while)\s(?:jeg|vi|we)\s[^.,;:!?]{0,40}"
    r"|(?<!\w)(?:det|dette|her|linjen|sedlen|teksten|adressen|navnet|listen|it|this|that)"
    r"(?:\s(?:hele|bare|så|vist|jo|der|så brat|desværre|just)){0,2}"
    r"\s(?:stop\w*|slut\w*|ophør\w*|ends?)(?!\w)"
    # "… ikke længere behøver hedde jobcentre", "reglen gælder ikke mere"
    r"|(?<!\w)(?:ikke|no)\s(?:længere|mere|længer|longer)\s(?:\w+\s){0,2}?(?:hed\w*|kald\w*|gæld\w*"
    r"|nødvendig\w*|krav|called)(?!\w)"
    r"|(?<!\w)(?:hedder|kaldes|gælder|hed)\s(?:\w+\s){0,2}?ikke\s(?:længere|mere|længer)(?!\w)"
    r"|(?<!\w)vente\w* (?:ret meget |meget )?(?:længere|mere)(?!\w)"
)
# A firm or an office that closes is nobody's user.
_NO_USER_CLOSES = re.compile(
    r"(?<!\w)(?:luk\w*|nedlæg\w*|afvikl\w*|nedlag\w*|clos\w*)(?:\s(?:vores|hele|the|our)){0,2}?\s(?:\w+\s)?"
    r"(?:\w*afdeling\w*|\w*kontor\w*|firma\w*|butik\w*|virksomhed\w*|selskab\w*|hus(?:et)?"
    r"|biks\w*|døre?n?|ned og slukker|og slukker|office|company|business|department|branch)(?!\w)"
)
_ADVERB = (
    r"(?:\s(?:gerne|godt|roligt|også|derfor|så|altså|nu|bare|jo|begge|alle|venligst|hermed|helst|dog"
    r"|lige|vel|vist|straks|snarest|igen|meget|begge to|allerede|først|selv|desværre|engang|dengang"
    r"|samme dag|i dag|i morgen|i stedet|samtidig|omgående|hurtigst muligt|snarest muligt|today"
    r"|also|please|just))"
)
_AT_LAST = r"(?=\s*(?:[.,;:!?)(]|$|\n)|\s(?:igen|systemet|listen|portalen|jobkon|af jeres)(?!\w))"
_SOMEBODY = r"(?P<who>\x00[\x00\s]*\x00|\w+)"
_HER = frozenset("ham hende dem den ham/hende vedkommende begge him her them han hun de".split())
_ENDS = (
    r"(?=\s*(?:[.,;:!?)(]|$|\x00|\n)|\s(?:igen|også|hos|ved|i|fra|og|nu|til|pr|listen|systemet))"
)
_MAY = r"(?:skal|skulle|må|kan|bør|bedes|ønskes|vil gerne|should|must|can)"
# Verbs that take or let somebody with a small word: "tag hende af", "må han godt ryge ud".
_TAKEN_OUT = re.compile(
    r"(?<!\w)(?:tag(?:e|er|et)?|smid(?:e)?|kast(?:e)?|pil(?:le)?|meld(?:e)?|kobl(?:e)?|få|lås(?:e)?"
    r"|skriv(?:e)?|ryk(?:ke)?|sæt(?:te)?|slet(?:te)?|take|kick|throw|get)"
    rf"(?:\si(?!\w))?\s{_SOMEBODY}{_ADVERB}{{0,3}}\s(?:af|ud|fra|væk|ned|off|out){_AT_LAST}"
)
_LET_IN = re.compile(
    r"(?<!\w)(?:tag(?:e|er)?|sæt(?:te)?|læg(?:ge)?|kobl(?:e)?|skriv(?:e)?|meld(?:e)?|luk(?:ke)?|få"
    rf"|have|hjælp(?:e)?|put|get|let)(?:\si(?!\w))?\s{_SOMEBODY}{_ADVERB}{{0,3}}\s(?:på|ind|med|op|on|in)"
    rf"{_ENDS}"
)
_MUST_GO = re.compile(
    rf"(?<!\w){_MAY}(?:\s(?:i|han|hun|den|de|it|he|she|they|\x00[\x00\s]*\x00))?{_ADVERB}{{0,4}}\s"
    rf"(?:(?:forsvinde|ryge|udgå|slukkes?|stoppes|ryddes|spærres?)(?!\w)|(?:væk|ud|af|go){_AT_LAST})"
    r"|(?<!\w)(?:ikke|ikk|ik|itj|ett|ingen|aldrig|intet|hverken|ej)(?:\s[^\s.,;:!?]{1,20}){0,8}?"
    r"\s(?:mere|længere|længer|mer)(?!\w)"
    # "ham skal I bare hælde ud"
    rf"|(?<!\w){_MAY}\si{_ADVERB}{{0,3}}\s(?!regne|finde|holde|række|se|give)\w{{3,9}}e"
    rf"\s(?:ud|væk){_AT_LAST}"
    r"|(?<!\w)ud (?:går|gik|ryger)(?!\w)|\x00\s(?:ud|af|out)(?=\s*(?:[.,;!)]|$))"
    r"|\x00\s(?:er|is)\s(?:nu\s)?(?:ude|out)(?=\s*(?:[.,;!)]|$))"
    rf"|(?<!\w)ikke{_ADVERB}{{0,2}}\s(?:stå|være|ligge|bliver?|blive)\s"
    r"(?:\w+\s)?(?:åben|åbent|aktive?t?|oprettet)(?!\w)"
)
_MUST_COME = re.compile(
    rf"(?<!\w){_MAY}(?:\s(?:han|hun|den|de|he|she|they|\x00[\x00\s]*\x00))?{_ADVERB}{{0,4}}\s"
    rf"(?:på|ind|med|op){_ENDS}|(?<!\w)ind (?:kommer|kom|træder)(?!\w)"
    r"|\x00\s(?:(?:er|is)\sinde(?!\snu)|(?:ind|på|in)(?=\s*(?:[.,;!)]|$)))"
    r"|\x00[)\s]{1,4}(?:afløser|erstatter|overtager|takes over|replaces)\s(?:efter |fra |from )?"
    r"(?:ham|hende|dem|hans|hendes|deres|him|her|them|his|their)(?!\w)"
    r"|\x00[)\s]{1,4}(?:tager|får|kører|passer|fortsætter|har fået|takes|gets)"
    r"\s(?:over\s|med\s|så\s)?"
    r"(?:hans|hendes|deres|his|her|their|\x00+['’]?s)\s(?:\w+e\s)?(?:pladser?|borgere?|sager|opgaver"
    r"|stilling|job|hold|forløb|kunder|område|arbejde|clients?|cases|place|desk)(?!\w)"
    r"|(?<!\w)(?:have|ha|get) (?:på|ind|med|on)(?!\w)"
    r"|(?<!\w)(?:får|have|få|gets?) (?:et|en|samme|one)(?=\s*(?:[.,;:!?)]|$))"
    r"|(?<!\w)i (?:(?:stedet|stej)(?: for)?|hans sted|hendes sted|deres sted)"
    r" (?:kommer|har|er|får|bliver|træder|tager|skal|vil|kan|starter|begynder)(?!\w)"
    r"|(?<!\w)(?:er|var|kommer|kom|kommet)(?:\s\w+){0,3}?\s(?:kommet )?til"
    r"(?=\s(?:siden|i stedet|hos os)|\s*[:.,])"
)
# What was done before now, and what is not to be done, asks for nothing.
_WAS_DONE = re.compile(
    rf"(?<!\w)(?:blev|blevet|var|er|fik|har|havde)(?:\s(?:i|vi|han|hun))?{_ADVERB}{{1,3}}\s"
    r"(?:lukket|slettet|nedlagt|fjernet|oprettet|adgang)(?!\w)"
    r"|(?<!\w)(?:havde|har haft|haft|har brugt|brugte|had)(?:\s\w+){0,3}"
    r"\s(?:adgang|login|bruger|access)(?!\w)"
)
_NOT_TO_BE_DONE = re.compile(
    rf"(?<!\w){_MAY}(?:\s[^\s.,;:!?]{{1,20}}){{0,2}}?\sikke{_ADVERB}{{0,2}}\s"
    r"(?:opret\w*|luk\w*|slet\w*|nedlæg\w*|fjern\w*|røres)(?!\w)(?![^.,;:!?]{0,30}\s(?:mere|længere))"
)
_NEED_DENIED = re.compile(
    r"(?<!\w)(?:ikke|ej|aldrig|not)(?:\s[^\s.,;:!?]{1,20}){0,3}?\s(?:have|bruge|kunne|få|haft)"
    r"(?:\s[^\s.,;:!?]{1,20}){0,3}?\s(?:adgang\w*|login\w*|bruger\w*|logge|access)"
    r"|(?<!\w)(?:begyndte|startede|tiltrådte|started)\s(?:\w+\s)?(?:aldrig|ikke|never)(?!\w)"
    r"|(?<!\w)(?:aldrig|ikke|never)\s(?:\w+\s)?(?:begyndt\w*|startet|tiltrådt|started|joined)"
)
_OPENED = re.compile(r"(?<!\w)lukk?e?[st]?(?:\s(?!ned)\w+){0,4}?\s(?:op|ind)(?!\w)")
_SEGMENT = re.compile(
    r",\s+(?:(?:og|mens|men|samt|så|hvorefter|derefter|and|while|but)\s+)?|\s(?:og|mens|men|samt"
    r"|derudover|and|while|but|hvorimod)\s"
)
_HERS = re.compile(
    r"(?<!\w)(?:hendes|hans|deres|dennes|vedkommendes|brugerens|her|his|their"
    r"|dens)\s(?:\w+\s){0,2}?(?:adgang\w*|brugeradgang\w*|access|login)"
    # "Luk Ida Holms (…) og Bo Dahls (…) adgang"
    r"|\x00['’]?s\s(?:\(\x00+\)\s)?(?:\w+e\s)?(?:bruger\w*|adgang\w*|access|account|login|konto)(?!\w)"
)


# "Vil I ikke oprette …?" wishes it.
_POLITELY = re.compile(
    r"(?<!\w)(?:vil|kan|kunne|ville|gider|må) (?:i|du|vi) (?:så )?ikke(?! (?:længere|mere))"
)
_UNDONE = re.compile(
    r"på forhånd (?:mange )?tak(?: for \w+)?|(?<!\w)(?:ingen|ikke|aldrig|endnu ikke)\s(?:har|er"
    r"|blev|blevet)?\s?(?:blevet )?\w+"
    r"|(?<!\w)(?:(?:like|likes|need|needs|want|wants|wish|wishes|able|ought|order) to"
    r"|must|should|can|could|may|might|will) (?:have|get|be given)(?!\w)"
    r"|(?<!\w)(?:når|så snart|indtil|once|when|as soon as)\s[^.,;]{0,60}"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A stretch of text and the action it speaks of; None where it speaks of none.

    `own`: its own words say so; `stated`: its clause does; else the action is that of the words
    around. `strong`: its words are of users and access, and not only of somebody who comes or
    goes. `told`: it tells, asks back or complains, and requests nothing; `done`: it tells what
    was done before. `clause` is its place in the clauses.
    """

    start: int
    end: int
    action: Action | None
    own: bool
    strong: bool
    stated: bool
    told: bool
    done: bool
    clause: int


def read_asks(text: str, parts: Sequence[Clause], rules: Rules) -> list[Ask]:
    """The stretches of a text in its order, each with what it asks for."""
    small = lower(text)
    asks: list[Ask] = []
    last: Action | None = None
    for number, part in enumerate(parts):
        found = list(_in_clause(small, part, number, rules))
        stated = [ask.action for ask in found if ask.stated and not ask.told]
        if not stated and not any(ask.told for ask in found):
            found = [replace(a, action=last) for a in found]
        asks += found
        last = stated[-1] if stated else last
    return asks


def _in_clause(small: str, part: Clause, number: int, rules: Rules) -> Iterator[Ask]:
    spans = list(_segments(small, part))
    told = _told(small, part, spans, rules)
    done = [is_done(small[a:b], rules) for a, b in spans]
    actions = [
        None if d else action_of(small[a:b], rules) for (a, b), d in zip(spans, done, strict=True)
    ]
    earlier = next((a for a in actions if a), None)
    for n, (start, end) in enumerate(spans):
        action = earlier = actions[n] or earlier
        own, stated = actions[n] is not None, action is not None
        strong = own and _is_of_access(small[start:end], rules)
        asked, past = stated and not done[n], told[n] or done[n]
        yield Ask(start, end, action, own, strong, asked, past, done[n], number)


def _told(small: str, part: Clause, spans: Sequence[Span], rules: Rules) -> list[bool]:
    """For each stretch of a clause, whether it tells of trouble or asks back, without a wish."""
    said = small[part.start : min(part.end, part.start + LONGEST)]
    troubled = any(rules.signals[name].search(said) for name in ("trouble", "chase"))
    asking = asking_in(said, rules)
    if not troubled and not asking:
        return [False] * len(spans)
    starts = [start - part.start for start, _ in spans]
    wished = [a for a, _ in (*wishes_in(said, starts, rules), *needs_in(said, rules))]
    told = []
    for start, end in spans:
        start, end = start - part.start, end - part.start
        asks_back = any(a < end and start < b for a, b in asking)
        told.append((troubled or asks_back) and not any(start <= a < end for a in wished))
    return told


def is_done(said: str, rules: Rules) -> bool:
    """Whether a stretch of text (lower case) tells what was done before, or is not to be done."""
    said = _POLITELY.sub("vil i", said)
    if _NOT_TO_BE_DONE.search(said):
        return True
    said = _UNDONE.sub(" ", said)
    return bool(rules.signals["done"].search(said) or _WAS_DONE.search(said))


def _segments(small: str, part: Clause) -> Iterator[tuple[int, int]]:
    start = part.start
    for cut in _SEGMENT.finditer(small, part.start, part.end):
        yield start, cut.start()
        start = cut.end()
    yield start, part.end


def action_of(said: str, rules: Rules) -> Action | None:
    """What a stretch of text (lower case) asks for by its own words; losing access goes first."""
    said = _NO_USER_CLOSES.sub(" ", _NOT_SOMEBODYS.sub(" ", _NOBODY.sub(" ", said)))
    if _OPENED.search(said):
        return Action.CREATE
    if (
        rules.signals["remove"].search(said)
        or _MUST_GO.search(said)
        or _moves_somebody(_TAKEN_OUT, said, rules)
    ):
        return Action.REMOVE
    said = _NEED_DENIED.sub(" ", _HERS.sub(" ", said))
    if (
        rules.signals["create"].search(said)
        or _MUST_COME.search(said)
        or _moves_somebody(_LET_IN, said, rules)
    ):
        return Action.CREATE
    return None


def _is_of_access(said: str, rules: Rules) -> bool:
    """Whether a stretch speaks of users and access, and not only of who comes or goes."""
    return bool(
        rules.signals["ask"].search(said)
        or any(_moves_somebody(moving, said, rules) for moving in (_TAKEN_OUT, _LET_IN))
        or _MUST_GO.search(said)
    )


def _moves_somebody(moving: re.Pattern[str], said: str, rules: Rules) -> bool:
    """Whether it is somebody who is taken off or let in, and no thing: "tag stilling til"."""
    for match in moving.finditer(said):
        who = match["who"]
        if NAMED in who or who in _HER or fold(who) in rules.given_names:
            return True
    return False


def ask_at(asks: Sequence[Ask], place: int) -> Ask | None:
    """The stretch that holds a place of the text; `asks` are in the text's order."""
    at = bisect_right(asks, place, key=attrgetter("start")) - 1
    return asks[at] if at >= 0 and place < asks[at].end else None
