"""How a sentence speaks: what it wishes to be done, and what it only asks, tells or complains of.

Sentences are given in lower case; names and addresses in them may be blanked out (`NAMED`).
"""

import re
from collections.abc import Callable, Iterator, Sequence

from intake.rules import Rules

Span = tuple[int, int]
NAMED = "\x00"

# What may stand before a command: "Venligst opret", "… og slet".
_LEAD = re.compile(
    r"[\s\W\d]*(?:(?:venligst|please|kindly|pls|og|så|også|derfor|derefter|herefter|bare|blot|gerne"
    r"|altså|samtidig|i stedet|endvidere|endelig|then|and|so|also|now|nu|hermed|vær (?:venlig|sød) "
    r"(?:og|at)|husk at|i øvrigt|men|but|to|at|hej|hi|du|i må|must)[\s,:]+){0,4}"
)
# A participle tells of the past after "er" or "har", and of a wish after "få" or "ønskes".
_PAST = re.compile(
    r"(?<!\w)(?:er|blev|blevet|har|havde|var|fik|fået|været|allerede|is|are|was|were|been|has"
    r"|(?:i|we|you|they|who|that|already) have|already)(?:\s(?!få|have|ha\b)[^\s.!?]{1,20}){0,4}\s$"
)
# What was asked for before: "sendte jeg en anmodning om oprettelse".
_TOLD = re.compile(
    r"(?<!\w)(?:sendte|skrev|bad|bestilte|ansøgte|søgte|anmodede|ønskede|(?:har|havde) (?:\w+ ){0,3}"
    r"(?:sendt|skrevet|bedt|bestilt|ansøgt|anmodet)|sent|asked|requested|wrote|applied)(?!\w)[^;:]{0,80}$"
)
_TO_BE = re.compile(
    r"(?<!\w)(?:få|have|ha|får|kan|skal|blive|bliver|bedes|ønsk\w+|gerne|please|want|wish|like|to"
    r"|be|get|needs?|must|should)(?:\s[^\s.!?]{1,30}){0,9}\s$"
)
_TO_HAVE_BEEN = re.compile(r"(?<!\w)(?:skulle(?: gerne)?|should|ønskes?) (?:have|been?|ha)(?!\w)")
_DUE = re.compile(r"(?<!\w)(?:skal|bedes|ønsk\w+|må|kan|bør|gerne|i dag|venligst|hermed)(?!\w)")
_NOT = re.compile(
    r"(?<!\w)(?:ikke|ingen|intet|aldrig|not|nobody|nothing|never|don't|ej|hverken|uden at)"
    r"(?:\s[^\s.!?,]{1,20}){0,3}\s$"
)
# "Kan I ikke oprette …?", "ikke bare": these wish.
_POLITE_NOT = re.compile(
    r"(?<!\w)(?:ikke (?:bare|lige|nok|også|kun)|(?:vil|kan|kunne|vi) i ikke|could(?:n't| not) you)(?!\w)"
)
# What may stand after what is needed: "adgang mangler", "et login ønskes".
_LACKED = re.compile(r"mangler|ønskes|bedes|ønsker|behøver|behov for|needs?|brug for|request\w*")
# "Sørg for, at hun ikke kan komme ind mere."
_BARRED = re.compile(
    r"(?<!\w)(?:(?:ikke|ingen|not|no|\w+n't)(?!\w)[^.!?\n]{0,80}?(?<!\w)(?:mere|længere|any ?more"
    r"|any longer)|no longer)(?!\w)"
)
# "… vil gerne have Ida Holm på".
_HAD_ON = re.compile(
    rf"(?<!\w)(?:have|ha|få|får|tage|get|have)(?:[\s,(]|også|{NAMED}|og|samt){{1,80}}{NAMED}[\s)]*"
    r"(?:også )?(?:på|ind|med|op|i gang|on|in|up)(?!\w)"
)
_TURN = re.compile(r"[,;:–-]\s(?:men|but|så|så vi|so|and so|derfor|therefore)\s|\smen\s|\sbut\s")
_JOBCENTRE = re.compile(r"\s(?:også |til )?(?:jobcent|job cent)")
_YOU = re.compile(r"\s(?:i|du|de|you)(?!\w)")
_WHEN = re.compile(
    r"(?<!\w)(?:når|hvis|så snart|indtil|inden|førend|før|efter at|before|when|once|if|as soon as"
    r"|until|after)\s[^,;:]{0,70}$"
)
_ABOUT = re.compile(
    r"(?<!\w)(?:vide|høre|spørge|spørger|tvivl|sige|siger|fortælle|fortæl|se|tjekke|tjek|undrer|know"
    r"|ask|tell|sure|see|check|wonder\w*|understand|forstå|overveje\w*|skrive|finde ud af)"
    r"\W{1,3}(?:\w+\s){0,3}$"
)
_ASKING_WORD = re.compile(
    r"(?<!\w)(?:hvordan|hvorledes|hvad|hvem|hvornår|hvor|hvorfor|hvilke[nt]?|how|what|who|when"
    r"|where|why|which|whether|om)(?!\w)"
)
_RELATIVE = ("hvor", "hvad", "when", "where", "which", "who", "om")
_QUESTION = re.compile(
    r"\W*(?:(?:og|men|eller|så|and|but|or|so|hej|hi)\W+){0,2}(?P<verb>er|var|har|havde|bliver|blev"
    r"|bør|må|kan|skal|får|fik|gælder|is|are|was|were|has|have|does|do|did|may|can|should|must)\s"
    r"(?P<whom>\S+)"
)
_YOURS = ("i", "du", "de", "you", "we", "vi", "jeg")
_OF_STATE = ("er", "var", "har", "havde", "bliver", "blev", "får", "fik", "gælder", "is", "are")
_OF_STATE += ("was", "were", "has", "have", "does", "do", "did")
_POSSIBLE = re.compile(r"\W*(?:er|is) (?:det|der|it|there) (?:muligt|mulighed|possible|any way)")
_FOR_ANYBODY = re.compile(
    r"(?<!\w)(?:man|en|et|one|a|an|anybody|alle|selv|folk|nye medarbejdere)(?!\w)"
)
_SAYING = re.compile('["“”„»«]([^"“”„»«]{12,600})["“”„»«]')


def without_sayings(text: str) -> str:
    """A text without what it puts in quotation marks, for others say that; places stay."""
    return _SAYING.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def wishes_in(said: str, starts: Sequence[int], rules: Rules) -> Iterator[Span]:
    """The words by which a sentence wishes that a user be made or taken away.

    `starts` are where its parts begin.
    """
    for match in rules.signals["act_now"].finditer(said):
        if any(_LEAD.fullmatch(said, start, match.start()) for start in starts):
            yield match.span()
    asking = asking_in(said, rules)
    for name, is_wished in _FORMS.items():
        for match in rules.signals[name].finditer(said):
            before = said[: match.start()]
            if (
                not is_within(match.start(), asking)
                and not _is_off(before)
                and is_wished(said, match, rules)
            ):
                yield match.span()
    for match in _BARRED.finditer(said):
        if not is_within(match.start(), asking) and rules.signals["wish"].search(
            said, 0, match.start()
        ):
            yield match.span()


def asking_in(said: str, rules: Rules) -> list[Span]:
    """Where a sentence only asks to be told: "Kan I se, om …", "Hvordan …?", until its "men"."""
    return [(start, _next_turn(said, start)) for start in sorted(_asks_at(said, rules))]


def is_within(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _next_turn(said: str, start: int) -> int:
    turn = _TURN.search(said, start)
    return turn.start() if turn else len(said)


def _asks_at(said: str, rules: Rules) -> Iterator[int]:
    asking = said.rstrip(" \t\n\"')").endswith("?")
    for name in ("inform", "how_to"):
        for match in rules.signals[name].finditer(said):
            yield match.start()
    for match in _ASKING_WORD.finditer(said):
        opening = not said[: match.start()].strip(" \n-–(*•\t")
        if _ABOUT.search(said, max(0, match.start() - 60), match.start()) or (
            asking and (opening or match.group() not in _RELATIVE)
        ):
            yield match.start()
    question = _QUESTION.match(said) if asking else None
    if question and _is_idle(question, said):
        yield 0


def _is_idle(question: re.Match[str], said: str) -> bool:
    """Whether a question is of how things are or for anybody: no wish, though it names users."""
    verb, whom = question["verb"], question["whom"].strip(",")
    if _POSSIBLE.match(said):
        return NAMED not in said
    if whom in _YOURS:
        return verb == "skal" or verb in ("har", "have", "do", "does", "did", "should", "must")
    if verb in _OF_STATE or verb == "skal":
        return not re.search(r"(?<!\w)(?:søde?|venlige?|flink\w*) (?:at|og)(?!\w)", said)
    return NAMED not in said and bool(_FOR_ANYBODY.search(said))


def _is_off(before: str) -> bool:
    """Whether the words before an act take it back, or put it off: "ikke", "når hun …"."""
    before = _POLITE_NOT.sub(" ", before)
    return any(p.search(before) for p in (_NOT, _WHEN, _TOLD))


def _is_asked_of_you(said: str, act: re.Match[str], rules: Rules) -> bool:
    return bool(_YOU.match(said, act.end()) or rules.signals["wish"].search(said, 0, act.start()))


def _is_due(said: str, act: re.Match[str], rules: Rules) -> bool:
    return NAMED in said or bool(_DUE.search(said[: act.end()]))


def _is_to_be_had(said: str, act: re.Match[str], rules: Rules) -> bool:
    before = said[: act.start()]
    if _TO_HAVE_BEEN.search(before):
        return True
    return bool(_TO_BE.search(before)) and not _PAST.search(before)


def _is_headed(said: str, act: re.Match[str], rules: Rules) -> bool:
    before = said[: act.start()]
    return not before.strip(" \t\n*-–•#:") or bool(rules.signals["wish"].search(before))


_FORMS: dict[str, Callable[[str, re.Match[str], Rules], bool]] = {
    "act_to_do": _is_asked_of_you,
    "act_due": _is_due,
    "act_done": _is_to_be_had,
    "act_named": _is_headed,
}


def needs_in(said: str, rules: Rules) -> Iterator[Span]:
    """The words by which a sentence says that access is needed.

    "… mangler et login", "we would like to order a user", "adgang ønskes".
    """
    asking = asking_in(said, rules)
    things = list(rules.signals["thing"].finditer(said))
    for need in [*rules.signals["need"].finditer(said), *_HAD_ON.finditer(said)]:
        if (
            is_within(need.start(), asking)
            or _is_off(said[: need.start()])
            or re.match(r"\s(?:\w+\s)?(?:ikke|ingen|not|no)(?!\w)", said[need.end() :])
        ):
            continue
        if (
            need.re is _HAD_ON
            or _JOBCENTRE.match(said, need.end())
            or any(_needs_it(said, need, thing, rules) for thing in things)
        ):
            yield need.span()


def _needs_it(said: str, need: re.Match[str], thing: re.Match[str], rules: Rules) -> bool:
    if thing.start() < need.end():
        return 0 <= need.start() - thing.end() <= 40 and bool(_LACKED.fullmatch(need.group()))
    between = said[need.end() : thing.start()]
    return len(between) <= 90 and not rules.signals["inform"].search(between)
