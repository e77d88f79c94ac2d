"""Places that nothing calls a job centre or a municipality, and that are asked for all the same."""

import re

from intake.scope import Scope
from intake.words import fold, lower

_WITHIN = 90
_LINE = 200
_AFTER_LEAD = re.compile(r"(?:\s(?:kun|altså|så|nu|stadig|alene|only))?[\s(]*(?:både |hhv\.? )?")
_RATHER = re.compile(r"(?<!\w)(?:ikke|not)\s[^.;\n]{3,60}\s(?:men|but)\s(?:det er |til |for )?$")
_IT_IS = re.compile(
    r"(?<!\w)(?:det er|det bliver|det gælder|det drejer sig om|it is|it's) (?:kun |altså |nu )?$"
)
_LISTS = re.compile(
    r"(?<!\w)\w*(?:adgang|jobcent|kommune|opret|arbejde|skal|borger|bruger|sted|område|access"
    r"|job cent|work)\w*[^.:\n]{0,60}[:=]\s*$"
)
_ITEM_BEFORE = re.compile(r"@[\w.-]{3,80}[)>\]]?\s*[,;:(/|→–-]*\s*(?:til |→ )?$")
_BESIDE = re.compile(r"(?:, ?| ?\()$")
_ENDS_LINE = re.compile(r"(?:\s?kommune)?[\s.,!)]*?(?:\n|$)")
_ENDS_ITEM = re.compile(r"(?:\s?kommune)?(?:[.,;)]|\s*(?:\n|$))")
_WHERE = re.compile(
    r"(?<!\w)(?:i|in|fra|from|nær|near|ved|omkring|around|uden for|udenfor|syd for|nord for"
    r"|øst for|vest for|mod|afd\.?|afdeling|afdelingen|kontor|kontoret|office|by)\s$"
)
_DATELINE = re.compile(r",?\s(?:den |d\. ?)?\d{1,2}[./ -]")
_CAPITAL_BEFORE = re.compile(r"(?<![\w.])([A-ZÆØÅ][\w&-]*)\s$")
_CAPITAL_AFTER = re.compile(r"\s(?:[A-ZÆØÅ][a-zæøå]|[AIKP]/S|&)")
_COMPOUND = re.compile(r"s?-?(?:borger|hold|opgave|projekt|team|forløb|indsats)\w*")
_HEADS_LINE = re.compile(r"(?:\s?kommune)?\s?[:–-]\s")
_HEADS = re.compile(r"(?:\s?kommune)?\s?[:=–-]\s?")
_BEGINS = re.compile(r"(?:^|[.;!?)]\s|\n)$")
_BULLET = re.compile(
    r"[ \t]*(?:[-–•*·☐☒☑✓✔]|\d{1,2}[.)]?|[a-h][.)]|[\[(] ?x? ?[\])])?[ \t]*(?:til |for |hos )?"
)
# Where the firm itself sits: "vores team i …".
_OURS = re.compile(
    r"(?<!\w)(?:vores|vort|vor|our|my|mit|min)\s(?:\w+\s)?(?:team|kontor|afdeling|hus|lokaler|adresse"
    r"|filial|hovedkontor|kolleg\w+|office|branch|colleagues?)\s(?:i|på|in|at)\s$"
)

# What people say of the work that somebody gets: "Ida tager …", "så hjælper hun til i …".
_WORK = (
    r"(?:tager|overtager|kører|dækker|passer|varetager|betjener|får|arbejder|starter|begynder"
    r"|hjælper|løser|skal|kommer|handles|covers|takes|gets|works|starts)"
)
_SHE = r"(?:han|hun|de|begge|vedkommende|she|he|they|both)"
_TO_IT = r"(?:(?:sig|af|også|til|i|for|hos|på|ud|med|kun|så|primært|mest|in|at|on|to)\s){0,4}$"
_TAKES = re.compile(rf"(?<!\w)(?P<who>\w+)\s(?:selv\s)?{_WORK}\s{_TO_IT}")
_TAKES_SHE = re.compile(rf"(?<!\w){_WORK}\s(?P<who>\w+)\s{_TO_IT}")
_IS_NEW = re.compile(r"(?<!\w)(?:kommer|er|blev)\s(?:nu\s|så\s|også\s|desuden\s)?$")
_NEW = re.compile(
    r"(?:\s?kommune)?\s(?:(?:nu|så|også|nemlig)\s)?(?:kommet\s)?(?:til|oveni|med|på)"
    r"(?=[\s,]{0,2}(?:[.,;!\n]|og\s|så\s|fra\s|$))"
)
_COMES = re.compile(
    r"(?:\s?kommune)?\s(?:er|kommer)\s(?:(?:nu|også|desuden|lige)\s)?(?:kommet\s)?(?:til|oveni|med)"
    r"(?=[\s,]{0,2}(?:[.,;!\n]|og\s|så\s|fra\s|$))"
)
_WE_START = re.compile(
    r"(?<!\w)(?:vi|we)\s(?:har\s(?:\w+\s)?(?:fået|vundet|overtaget)|skal\s(?:\w+\s)?"
    r"(?:i gang|starte|begynde|køre|til at)|(?:lige\s)?(?:starter|begynder|overtager|får|fik"
    r"|vandt)|have won|won|start)\s(?:[^\s.;:]{1,20}\s){0,6}$"
)
_OPENS = re.compile(
    r"(?:^|[.!?\n]\s{0,2})(?:i|for|hos|fra|in|for)\s(?=[^.\n]{2,30}\s(?:får|har|skal|starter"
    r"|begynder|kører|er|overtager)\s(?:vi|hun|han|de|der)(?!\w))"
)
_CITIZENS_OF = re.compile(
    r"(?<!\w)(?:\w*borgere?|\w*ledige|sygemeldte|kursister|deltagere|citizens|jobseekers|clients)\s"
    r"(?:henvist\s|visiteret\s|referred\s)?(?:fra|i|from|in|for|of|by)\s$"
    r"|(?<!\w)(?:hans|hendes|deres|his|her|their)\s(?:pladser|plads|sager|opgaver|hold|forløb|cases)"
    r"\s(?:i|fra|hos|in|at)\s$"
    r"|(?<!\w)(?:to work|til at arbejde|skal arbejde|will work|working)\s"
    r"(?:in|for|with|i|med|hos)\s$"
)
_PREMISES = re.compile(
    r"(?<!\w)\w*(?:kontor|lokale|adresse|bopæl|hovedsæde|afdeling|filial|bor|sidder|holder til"
    r"|ansat|job|stilling|office)\w*(?!\w)"
)


def is_taken_on(scope: Scope, start: int, end: int) -> bool:
    """Whether somebody gets the work there, or the firm does: "Ida tager Faxe", "vi har vundet".

    That the writer has it herself is no such word: she is known there already.
    """
    line = max(0, start - _WITHIN)
    before = scope.small[line:start]
    if _PREMISES.search(re.split(r"[.;\n]", before)[-1]):
        return False
    for pattern in (_TAKES, _TAKES_SHE):
        match = pattern.search(before)
        if match and _is_somebody(scope, line + match.start("who"), match["who"]):
            return True
    new = _IS_NEW.search(before) and _NEW.match(scope.small, end)
    return bool(
        new
        or _COMES.match(scope.small, end)
        or _WE_START.search(before)
        or _CITIZENS_OF.search(before)
        or _OPENS.search(scope.small, line, start)
    )


def _is_somebody(scope: Scope, start: int, who: str) -> bool:
    if re.fullmatch(_SHE, who) or fold(who) in scope.rules.given_names:
        return True
    if scope.text[start].isupper() and _CAPITAL_BEFORE.search(
        scope.text, max(0, start - 40), start
    ):
        return True
    person = scope.person_before(start + 1)
    return person is not None and person[0] <= start < person[1]


def is_bare_ask(scope: Scope, start: int, end: int) -> bool:
    """Whether a place is asked for though it stands by itself.

    It is an item, or what is said of a person; or a word leads to it in a sentence that asks.
    """
    small = scope.small
    if not scope.text[start].isupper() and not _is_plainly_a_place(scope, start, end):
        return False
    if _OURS.search(small, max(0, start - _WITHIN), start):
        return False
    line = small[small.rfind("\n", 0, start) + 1 : start][-_LINE:]
    if _BULLET.fullmatch(line) and (_ENDS_LINE.match(small, end) or _HEADS_LINE.match(small, end)):
        return True
    if _ENDS_ITEM.match(small, end) and _ITEM_BEFORE.search(line):
        return True
    if scope.asks(start) and (_COMPOUND.match(small, end) or _is_led_to(scope, start)):
        return True
    if _heads_person(scope, start, end):
        return True
    before = small[max(0, start - _WITHIN) : start]
    stated = any(pattern.search(before) for pattern in (_LISTS, _RATHER, _IT_IS))
    return stated or _is_beside_person(scope, start)


def _heads_person(scope: Scope, start: int, end: int) -> bool:
    """Whether a place begins a sentence and heads a person: "Vejle: Ida Holm. Kolding: Bo Dahl"."""
    heads = _HEADS.match(scope.small, end)
    if not heads or not _BEGINS.search(scope.small, max(0, start - 3), start):
        return False
    person = scope.person_before(heads.end() + 1)
    return person is not None and person[0] == heads.end()


def may_be_meant(scope: Scope, start: int, end: int) -> bool:
    """Whether a place that is only named may be the one meant, where the mail names no other.

    Not where somebody is or comes from ("i Odense"), nor where it is a part of a firm's name.
    """
    if not scope.text[start].isupper() and not _is_plainly_a_place(scope, start, end):
        return False
    before, after = scope.text[max(0, start - 40) : start], scope.text[end : end + 40]
    if _WHERE.search(scope.small, max(0, start - 40), start) or _DATELINE.match(after):
        return False
    word = _CAPITAL_BEFORE.search(before)
    leads = scope.rules.signals["jobcentre_lead"], scope.rules.signals["jobcentre_asked"]
    named = word and not any(signal.fullmatch(lower(word[1])) for signal in leads)
    return not named and not _CAPITAL_AFTER.match(after)


def _is_led_to(scope: Scope, start: int) -> bool:
    before = scope.small[max(0, start - _WITHIN) : start]
    leads = scope.rules.signals["jobcentre_lead"].finditer(before)
    end = max((m.end() for m in leads), default=-1)
    return end >= 0 and bool(_AFTER_LEAD.fullmatch(before, end))


def _is_beside_person(scope: Scope, start: int) -> bool:
    """Whether a place is what is said of a person right before it: "Ida Holm, Odense"."""
    gap = _BESIDE.search(scope.small, max(0, start - 3), start)
    person = scope.person_before(start)
    return bool(gap and person and person[1] == gap.start())


def _is_plainly_a_place(scope: Scope, start: int, end: int) -> bool:
    """Whether a name in small letters is one: of a mail of such, or that begins a longer word.

    Where it is no common word too, as "vejen" is.
    """
    word = fold(scope.text[start:end])
    if scope.text[end : end + 1].isalpha():
        return True
    return word not in scope.rules.words["places_too"] and scope.text == lower(scope.text)
