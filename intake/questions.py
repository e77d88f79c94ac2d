"""Where a sentence only asks to be told something, or how things are."""

import re
from collections.abc import Iterator, Sequence

from intake.rules import Rules

Span = tuple[int, int]
NAMED = "\x00"  # stands for each letter of a name or an address that was blanked out

_WORD = re.compile(
    r"(?<!\w)(?:hvordan|hvorledes|hvad|hvem|hvornår|hvor|hvorfor|hvilke[nt]?|how|what|who|when"
    r"|where|why|which|whether|om)(?!\w)"
)
# These begin a part of a sentence too that asks nothing: "i Odense, hvor hun skal oprettes".
_RELATIVE = frozenset("hvor hvad when where which who om".split())
_ABOUT = re.compile(
    r"(?<!\w)(?:vide|høre|spørge|spørger|tvivl|sige|siger|fortælle|fortæl|se|tjekke|tjek|undrer"
    r"|know|ask|tell|sure|see|check|wonder\w*|understand|forstå|overveje\w*|skrive|finde ud af"
    r"|undersøg\w*)"
    r"\W{1,3}(?:\w+\s){0,3}$"
)
# "… skal have adgang for at se, hvem der kommer": that is what it is for.
_PURPOSE = re.compile(
    r"(?<!\w)(?:for at|så (?:hun|han|de|jeg|vi|at hun|at han)(?: selv)? kan|skal kunne|in order to"
    r"|so (?:that )?(?:she|he|they|we|i) can)\s(?:kunne\s)?(?:\w+\s)?$"
)
# "Jeg vil høre, om I kan oprette …": whoever asks so, wishes.
_WHETHER_YOU = re.compile(
    r"\W{1,3}(?:om|if|whether)\s(?:(?:i|du|de|vi|jeg|you|we|i)\s(?:\w+\s){0,2}?(?:kan|kunne|vil|må"
    r"|gider|can|could|may|would)|det (?:er muligt|kan lade sig gøre)|it is possible)(?!\w)"
)
_YOU_ARE_ASKED = re.compile(
    r"(?<!\w)(?:(?:kan|vil|kunne|må|gider|can|could|will|would)\s(?:i|du|de|you)|bedes|beder|bede"
    r"|please|venligst)(?:\s[^\s.!?]{1,20}){0,4}\s$"
)
# "…, skal vi så selv slette ham?"
_OUGHT_WE = re.compile(r"(?<!\w)(?:skal|bør|should|must) (?:vi|jeg|man|we|i)(?!\w)")
_CONDITION = re.compile(r"\W*(?:hvis|når|såfremt|if|when)(?!\w)")
# Where a sentence that asked turns to something else.
_TURN = re.compile(r"[,;:–-]\s(?:men|but|så|so|and so|derfor|therefore)\s|\s(?:men|but)\s")
_OPENING = re.compile(
    r"\W*(?:(?:hej|kære|hi|dear|hello) [^\s,]{1,30}, )?"
    r"(?:(?:og|men|eller|så|and|but|or|so|hej|hi)\W+){0,2}(?P<verb>er|var|har|havde|bliver|blev"
    r"|bør|må|kan|skal|får|fik|gælder|is|are|was|were|has|have|does|do|did|may|can|should|must)\s"
    r"(?P<whom>\S+)"
)
_YOURS = frozenset("i du de you we vi jeg".split())
_NEVER_A_WISH = frozenset("skal har have do does did should must".split())
_OF_STATE = frozenset(
    "er var har havde bliver blev får fik gælder skal is are was were has have does do did".split()
)
_POLITE = re.compile(r"(?<!\w)(?:søde?|venlige?|flink\w*) (?:at|og)(?!\w)")
_POSSIBLE = re.compile(r"\W*(?:er|is) (?:det|der|it|there) (?:muligt|mulighed|possible|any way)")
_FOR_ANYBODY = re.compile(
    r"(?<!\w)(?:man|en|et|one|a|an|anybody|alle|selv|folk|nye medarbejdere)(?!\w)"
)


def asking_in(said: str, rules: Rules) -> list[Span]:
    """Where a sentence only asks to be told: "Kan I se, om …", "Hvordan …?", until its "men"."""
    return [(start, _next_turn(said, start)) for start in sorted(_asks_at(said, rules))]


def is_idle_question(said: str) -> bool:
    """Whether a sentence asks how things are, or what holds for anybody: "Er Ida oprettet?"."""
    opening = _OPENING.match(said) if _is_question(said) else None
    return opening is not None and _is_idle(opening, said)


def silent_in(said: str, rules: Rules) -> list[Span]:
    """Where a sentence wishes for nothing, unless by a command."""
    if is_idle_question(said):
        return [(0, _next_turn(said, 0))]
    return asking_in(said, rules)


def is_within(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_question(said: str) -> bool:
    return said.rstrip(" \t\n\"')").endswith("?")


def _next_turn(said: str, start: int) -> int:
    turn = _TURN.search(said, start)
    return turn.start() if turn else len(said)


def _asks_at(said: str, rules: Rules) -> Iterator[int]:
    for name in ("inform", "how_to"):
        for match in rules.signals[name].finditer(said):
            if not _WHETHER_YOU.match(said, match.end()):
                yield match.start()
    for match in rules.signals["inform_us"].finditer(said):
        if _YOU_ARE_ASKED.search(said, max(0, match.start() - 60), match.start()):
            yield match.start()
    asking = _is_question(said)
    for match in _WORD.finditer(said):
        opens = not said[: match.start()].strip(" \n-–(*•\t")
        about = _ABOUT.search(said, max(0, match.start() - 60), match.start())
        if about and _PURPOSE.search(said, max(0, about.start() - 40), about.start()):
            about = None
        if (asking and (opens or match.group() not in _RELATIVE)) or (
            about and not _WHETHER_YOU.match(said, max(0, match.start() - 1))
        ):
            yield match.start()
    ought = _OUGHT_WE.search(said) if asking else None
    if ought:
        yield 0 if _CONDITION.match(said) else ought.start()


def _is_idle(opening: re.Match[str], said: str) -> bool:
    verb, whom = opening["verb"], opening["whom"].strip(",")
    if _POSSIBLE.match(said):
        return NAMED not in said
    if whom in _YOURS:
        return verb in _NEVER_A_WISH
    if verb in _OF_STATE:
        return not _POLITE.search(said)
    return NAMED not in said and bool(_FOR_ANYBODY.search(said))
