"""What a sentence wishes to be done, and not only mentions, tells or asks.

Sentences are given in lower case; names and addresses in them may be blanked out (`NAMED`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from intake.questions import NAMED, Span, is_within, silent_in
from intake.rules import Rules

LONGEST = 2_000  # letters of a sentence that are looked at: nobody writes a longer one
_REACH = 240  # how far back words take an act back, or make it a wish

# What may stand before a command: "Venligst opret", "… og slet".
_LEAD = re.compile(
    r"[\s\W\d]*(?:(?:venligst|please|kindly|pls|og|så|også|derfor|derefter|herefter|bare|blot|gerne"
    r"|altså|samtidig|i stedet|endvidere|endelig|then|and|so|also|now|nu|hermed|vær (?:venlig|sød)"
    r" (?:og|at)|husk at|i øvrigt|men|but|to|at|hej|hi|du|i må|must)[\s,:]+){0,4}"
)
_PART = re.compile(r"[,;:–-]\s+|\s(?:og|men|samt|så|and|but|so)\s|\t")
# A participle tells of the past after "er" or "har", and of a wish after "få" or "ønskes".
_PAST = re.compile(
    r"(?<!\w)(?:er|blev|blevet|har|havde|var|fik|fået|været|allerede|is|are|was|were|been|has"
    r"|(?:i|we|you|they|who|that) have|already)(?:\s(?!få|have|ha\b)[^\s.!?]{1,20}){0,4}\s$"
)
_TO_BE = re.compile(
    r"(?<!\w)(?:få|have|ha|får|kan|skal|bedes|ønsk\w+|gerne|please|want|wish|like|to"
    r"|be|get|needs?|must|should)(?:\s[^\s.!?]{1,30}){0,9}\s$"
)
_BECOMES = re.compile(r"(?<!\w)blive[rs]?(?:\s[^\s.!?]{1,30}){0,9}\s$")
_TO_HAVE_BEEN = re.compile(r"(?<!\w)(?:skulle(?: gerne)?|should|ønskes?) (?:have|been?|ha)(?!\w)")
_DUE = re.compile(r"(?<!\w)(?:skal|bedes|ønsk\w+|må|kan|bør|gerne|i dag|venligst|hermed)(?!\w)")
_BY_OTHERS = re.compile(r"\s(?:af(?! jer)|by(?! you))(?!\w)")
_YOU = re.compile(r"\s(?:i|du|de|you)(?!\w)")
# What takes an act back, or puts it off: "ikke", "når hun …", "sendte jeg en anmodning om …".
_NOT = re.compile(
    r"(?<!\w)(?:ikke|ingen|intet|aldrig|not|nobody|nothing|never|don't|ej|hverken|uden at)"
    r"(?:\s[^\s.!?,]{1,20}){0,3}\s$"
)
_POLITE_NOT = re.compile(
    r"(?<!\w)(?:ikke (?:bare|lige|nok|også|kun)|(?:vil|kan|kunne|vi) (?:i|du) ikke"
    r"|could(?:n't| not) you)(?!\w)"
)
_WHEN = re.compile(
    r"(?<!\w)(?:når|hvis|så snart|indtil|inden|førend|før|efter at|before|when|once|if|as soon as"
    r"|until|after)\s[^,;:]{0,70}$"
)
_TOLD = re.compile(
    r"(?<!\w)(?:sendte|skrev|bad|bestilte|ansøgte|søgte|anmodede|ønskede|sent|asked|requested|wrote"
    r"|applied|(?:har|havde) (?:\w+ ){0,3}(?:sendt|skrevet|bedt|bestilt|ansøgt|anmodet))(?!\w)"
    r"[^;:]{0,80}$"
    # "Det tog jer 19 dage at få oprettet …"
    r"|(?<!\w)(?:det (?:tog|har taget)|tog det|it (?:took|has taken))\s[^;:,.]{0,60}$"
)
# "Sørg for, at hun ikke kan komme ind mere."
_BARRED = re.compile(
    r"(?<!\w)(?:(?:ikke|ingen|not|no|\w{2,8}n't)(?!\w)[^.!?\n]{0,80}?(?<!\w)(?:mere|længere"
    r"|any ?more|any longer)|no longer)(?!\w)"
)
_UNNEEDED = re.compile(r"(?<!\w)(?:brug for|bruge|behov|behøver|need\w*|have)(?!\w)")
# What may stand after what is needed: "adgang mangler", "et login ønskes".
_LACKED = re.compile(r"mangler|ønskes|bedes|ønsker|behøver|behov for|needs?|brug for|request\w*")
_NEEDS_NOT = re.compile(
    r"\s(?:\w+\s)?(?:ikke|ingen|not|no)(?!\w)|\s(?:(?:en|kun|den|samme|bare|et)\s)?(?:fejl\w*"
    r"|besked\w*|meddelelse\w*|afslag|error|message)(?!\w)|,? (?:at|that)(?!\w)"
    r"|\s(?:to|at)\s(?:know|hear|ask|understand|vide|høre|spørge|forstå)(?!\w)"
)
# "… vil gerne have Ida Holm på".
_HAD_ON = re.compile(
    rf"(?<!\w)(?:have|ha|få|får|tage|get)(?:[\s,(]|også|{NAMED}|og|samt){{1,80}}{NAMED}[\s)]*"
    r"(?:også )?(?:på|ind|med|op|i gang|on|in|up)(?!\w)"
)
# What is needed may be a list of users, or a form for them, and no user.
_LISTED = re.compile(
    r"(?<!\w)(?:liste|listen|oversigt|antal|tal|list|overview|number|log|guide|manual|vejledning\w*"
    r"|skabelon|blanket\w*|formular\w*|template|form|link|kvittering)(?!\w)"
)
_NEW_CLAUSE = re.compile(
    r",\s(?:og|men|for|fordi|så|da|but|because)\s|(?<!\w)(?:hvem|hvad|hvilke\w*|hvorfor|hvordan|who"
    r"|which|what|why|how)(?!\w)"
)
# "Derfor skal Ida Holm have …", "nu skal hun også bruge …".
_TURNED_NEED = re.compile(
    rf"(?<!\w)skal\s(?:[^.!?\n]{{0,100}}?{NAMED}[\s)]*|(?:han|hun|de|vi|jeg|hun|vedkommende)\s)"
    r"(?:\w+\s){0,2}(?:have|ha|bruge|få|benytte|på|kunne)(?!\w)"
)
_JOBCENTRE = re.compile(r"\s(?:også |til )?(?:jobcent|job cent)")
_NEED_TO_THING = 90
SAYING = re.compile("[\"“”„»«][^\"“”„»«]{3,600}[\"“”„»«]|(?<!\\w)['‘’][^'‘’\n]{3,80}['‘’](?!\\w)")


def without_sayings(text: str) -> str:
    """A text without what it puts in quotation marks, for others say that; places stay."""
    return SAYING.sub(lambda m: re.sub(rf"[^\n{NAMED}]", " ", m.group()), text)


def starts_in(said: str) -> list[int]:
    """Where the parts of a sentence begin."""
    return [0, *(m.end() for m in _PART.finditer(said))]


def wishes_in(said: str, starts: Sequence[int], rules: Rules) -> Iterator[Span]:
    """The words by which a sentence wishes that a user be made or taken away.

    `starts` are where its parts begin.
    """
    for match in rules.signals["act_now"].finditer(said):
        if _is_command(said, match.start(), starts):
            yield match.span()
    silent = silent_in(said, rules)
    first = rules.signals["wish"].search(said)
    wished = first.end() if first else len(said)
    for name, is_wished in _FORMS.items():
        for match in rules.signals[name].finditer(said):
            act = _Act(match.group(), said, *match.span(), wished <= match.start())
            if not is_within(act.start, silent) and not _is_off(act.before) and is_wished(act):
                yield match.span()
    for match in _BARRED.finditer(said):
        meant = wished <= match.start() or (NAMED in said and _UNNEEDED.search(match.group()))
        if meant and not is_within(match.start(), silent):
            yield match.span()


def needs_in(said: str, rules: Rules) -> Iterator[Span]:
    """The words by which a sentence says that access is needed.

    "… mangler et login", "we would like to order a user", "adgang ønskes".
    """
    silent = silent_in(said, rules)
    things = [m.span() for m in rules.signals["thing"].finditer(said)]
    for match in _HAD_ON.finditer(said):
        if _is_lacked(said, match, silent):
            yield match.span()
    for match in (*rules.signals["need"].finditer(said), *_TURNED_NEED.finditer(said)):
        if _is_lacked(said, match, silent) and (
            _JOBCENTRE.match(said, match.end())
            or any(_needs_it(said, match, thing, rules) for thing in things)
        ):
            yield match.span()


def _is_command(said: str, place: int, starts: Sequence[int]) -> bool:
    last = bisect_right(starts, place)
    return any(_LEAD.fullmatch(said, start, place) for start in starts[max(0, last - 4) : last])


def _is_lacked(said: str, need: re.Match[str], silent: Sequence[Span]) -> bool:
    return not (
        is_within(need.start(), silent)
        or _is_off(said[max(0, need.start() - _REACH) : need.start()])
        or _NEEDS_NOT.match(said, need.end())
    )


def _needs_it(said: str, need: re.Match[str], thing: Span, rules: Rules) -> bool:
    start, end = thing
    if start < need.end():
        return 0 <= need.start() - end <= 40 and bool(_LACKED.fullmatch(need.group()))
    if start - need.end() > _NEED_TO_THING:
        return False
    between = said[need.end() : start]
    return not (_LISTED.search(said, need.end(), end + 12) or _NEW_CLAUSE.search(between))


def _is_off(before: str) -> bool:
    before = _POLITE_NOT.sub(" ", before)
    return any(pattern.search(before) for pattern in (_NOT, _WHEN, _TOLD))


@dataclass(frozen=True, slots=True)
class _Act:
    """A word that makes or takes away; `wished` is whether a word that wishes stands before it."""

    word: str
    said: str
    start: int
    end: int
    wished: bool

    @property
    def before(self) -> str:
        return self.said[max(0, self.start - _REACH) : self.start]


def _is_asked_of_you(act: _Act) -> bool:
    """ "Vil I oprette …", "Opretter I …?"."""
    return act.wished or bool(_YOU.match(act.said, act.end))


def _is_due(act: _Act) -> bool:
    """ "Ida Holm oprettes", "… skal oprettes"."""
    if _BY_OTHERS.match(act.said, act.end):
        return False
    return NAMED in act.said or bool(_DUE.search(act.before + act.word))


def _is_to_be_had(act: _Act) -> bool:
    """ "… få oprettet", and not "… har oprettet"."""
    if _TO_HAVE_BEEN.search(act.before):
        return True
    due = _TO_BE.search(act.before) or (act.wished and _BECOMES.search(act.before))
    return bool(due) and not _PAST.search(act.before)


def _is_headed(act: _Act) -> bool:
    """ "Anmodning om oprettelse …", and a heading."""
    return act.wished or not act.said[: act.start].strip(" \t\n*-–•#:")


_FORMS: dict[str, Callable[[_Act], bool]] = {
    "act_to_do": _is_asked_of_you,
    "act_due": _is_due,
    "act_done": _is_to_be_had,
    "act_named": _is_headed,
}
