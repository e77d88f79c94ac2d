"""What is asked for somebody who is named: by the words beside her, and where she is spoken of."""

import re

from intake.addresses import Given
from intake.asks import ask_at
from intake.crowd import Crowd, is_listed_below
from intake.itemised import told_by_list
from intake.mentions import asks_about, taking_up
from intake.names import Name
from intake.rules import Rules
from intake.source import Person, Source
from intake.succession import are_exchanged, is_left_behind
from intake.words import Clause, clause_at, lower

_NEAR = 300  # letters around a place that are looked at
_ACT = (
    r"(?:(?:gen)?opret(?:te|ter|tet)?|slet(?:te|ter|tet)?|nedlæg(?:ge|ger|t)?|luk(?:ke|ker|ket)?"
    r"|fjern(?:e|er|et)?|spær(?:re|ret)?|afmeld(?:e|t)?|tilføj(?:e|et)?|deaktiver(?:e|et)?"
    r"|oprettelse|nedlæggelse|sletning|lukning|create|remove|delete|close|add|revoke)"
)
_ACT_BEFORE = re.compile(
    rf"(?<!\w)(?:{_ACT}(?:\s(?:i|venligst|også|gerne|bare|lige|så|derfor|igen|bruger(?:en)?|af|for|ned))"
    r"{0,3}|(?:ude?|inde?|af|på|nye?|stop|slut|afgang|tilgang|minus|plus|exit|fratrådt|tiltrådt|fratrædelser?"
    rf"|tiltrædelser?|in|out|new|{_ACT})(?:\s(?:pr|per|d)\.[\s\d./-]{{1,14}})?\s?:"
    r"|(?:erstattes?|afløses?|udskiftes|efterfølges)(?: nu)? (?:af|med)"
    r"|(?:adgang(?:en)?|log-?in|bruger(?:en)?|konto(?:en)?|access|account|user) (?:til|for|to))\s$"
)
_ACT_AFTER = re.compile(
    r"\s(?:ud|ind|af|på|in|out)(?=\s*(?:[.,;!)]|\n|$))"
    r"|['’]?s?(?:\s(?:bruger|adgang|konto|login|access|account))?"
    r"\s(?:skal|må|kan|bedes|ønskes|should|must)"
    r"(?:\s(?:gerne|så|også|nu|derfor|igen|venligst|godt|bare|be)){0,3}"
    r"\s(?:oprettes|slettes|nedlægges|lukkes|fjernes|spærres|afmeldes|tilføjes|på|af"
    r"|have (?:en )?(?:adgang|login|bruger)|created|removed|deleted|closed|added)(?!\w)"
)
_SHALL_NOT = re.compile(r"\s(?:skal|must|should) (?:ikke|not)(?!\w)")
_ALREADY = re.compile(r"(?<!\w)(?:allerede|i forvejen|already)(?!\w)")
# "Hende skriver jeg om senere", "det vender vi tilbage med"
_PUT_OFF = re.compile(
    r"(?<!\w)(?:det|ham|hende|dem|den|hans|hendes|deres)\s(?:skriver|vender|melder|bestiller|kommer"
    r"|sender|anmoder|søger)\s(?:jeg|vi)\s(?:\w+\s){0,3}?(?:om|tilbage|senere|siden|separat|særskilt)"
    r"(?!\w)|(?<!\w)(?:venter|vente) (?:vi|jeg) (?:\w+ )?med(?!\w)"
    r"|(?<!\w)(?:i|you) (?:får|hører|will get|will hear)\s(?:\w+\s){0,4}?(?:senere|later|særskilt)"
)
# "Bo melder vi ind senere", and not "mailen sender vi senere".
_HER_LATER = re.compile(
    r"[^\W\d_]+(?: (?!mail|e-mail|adress)[^\W\d_]+){0,3}? (?:melder|bestiller|vender|skriver|søger"
    r"|anmoder|opretter) (?:vi|jeg) (?:\w+ ){0,3}?(?:senere|siden|separat|særskilt|tilbage)(?!\w)"
)
_KEPT = re.compile(
    r"(?<!\w)(?:behold\w*|bevar\w*|fortsæt\w*|uændre\w*|røres|skal blive|bliver hos|som den er"
    r"|som de er|ikke (?:slettes|lukkes|nedlægges|fjernes|spærres|afmeldes|deaktiveres)"
    r"|stays?|keeps?|remains?|continues?|unchanged)(?!\w)"
)
_INTRODUCED = re.compile(
    r"(?<!\w)(?:hedder|hedde|navn(?:et)? er|navn(?:et)?|navne|det er|de er|they are"
    r"|drejer sig om|gælder|nemlig|altså|fulde navn|called|named|name is|namely|is)[\s:]{1,2}$"
)


def what_is_asked(crowd: Crowd, person: Person, rules: Rules) -> dict[str, bool]:
    source = crowd.source
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    again = [a for a in asks_about(source, person, crowd.places, rules) if a not in here]
    clause = clause_at(source.parts, person.start) or Clause(person.start, person.start, 0)
    near = max(clause.start, person.start - _NEAR), min(clause.end, person.start + _NEAR)
    return {
        "asked here": any(a.strong and not a.told for a in here),
        "asked in clause": any(a.stated and not a.told for a in here),
        "asked before": any(a.action and not a.stated and not a.told for a in here),
        "acted on": told_by_list(source.text, person.start) is not None
        or are_exchanged(source, person, crowd.persons)
        or is_listed_below(source, person, rules)
        or any(_is_acted_on(source, part) for part in person.parts),
        "leaves": any(
            is_left_behind(source, part) or _SHALL_NOT.match(lower(source.text), part.end)
            for part in person.parts
        ),
        "told here": any(a.told and not a.done for a in here),
        "done here": any(a.done for a in here),
        "asked later": any(a.own and not a.told for a in again)
        or taking_up(source, person, crowd.named) is not None,
        "kept": any(
            a.done and _KEPT.search(lower(source.text), a.start, min(a.end, a.start + _NEAR))
            for a in (*here, *again)
        ),
        "had already": not person.again
        and any(
            a.done and _ALREADY.search(lower(source.text), a.start, min(a.end, a.start + _NEAR))
            for a in here
        ),
        "put off": _is_put_off(source, person),
        "done later": any(a.done for a in again),
        "called by name": bool(
            person.name
            and _INTRODUCED.search(
                lower(source.text), max(0, person.name.start - 30), person.name.start
            )
        ),
        "hired here": bool(rules.signals["hire"].search(lower(source.text), *near)),
        "nothing asked": not (
            source.implied or source.default or crowd.first_ask < len(source.text)
        ),
    }


def _is_acted_on(source: Source, part: Name | Given) -> bool:
    """Whether the very words beside a name or an address do something to her: "slet Ida"."""
    small = lower(source.text)
    return bool(
        _ACT_BEFORE.search(small, max(0, part.start - 50), part.start)
        or _ACT_AFTER.match(small, part.end, part.end + 60)
    )


def _is_put_off(source: Source, person: Person) -> bool:
    """Whether the writer says of her that she will write of it later."""
    if not person.name:
        return False
    small = lower(source.text)
    for place in (person.name.start, *person.again):
        clause = clause_at(source.parts, place)
        if _HER_LATER.match(small, place):
            return True
        if clause and _PUT_OFF.search(small, place, min(clause.end, place + _NEAR)):
            return True
    return False
