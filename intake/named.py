"""Where a text may name persons: words in capitals that are no other thing."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from intake.names import ELIDED, LETTER, LONGEST, SHORT_NAMES, Name, tidy
from intake.rules import Rules
from intake.words import fold, is_wrapped, lower, without

_FILE_ENDING = re.compile(
    r"\.(?:pdf|docx?|xlsx?|csv|od[ts]|zip|rtf|txt|eml|msg|jpe?g|png|heic|tiff?)\b", re.I
)
_BEFORE_FILE = re.compile(r"(?<=[\n\t,;:()<>\"])[^\n\t,;:()<>\"]*\Z")
_LONGEST_FILE = 80
_INITIAL_GAP = re.compile(r"\. ?")
_MONTH = frozenset(
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ]
)
_FIRM_AFTER = re.compile(
    r"['’]?s?\s*,?\s*(?:\(cvr|cvr[^)\n]{0,30}\)|v/|aps|a/s|i/s|s/i|ivs|k/s|p/s|amba|fmba|smba|gmbh|ltd|kommunes?|jobcent\w+"
    r"|a-kasse\w*|group|holding|consult(?:ing)?)(?![\w/])"
)
_NORWEGIAN_FIRM = re.compile(r" AS(?!\w)")  # and not "Ida Holm as a user"
_FIRM_BEFORE = re.compile(
    r"(?:(?<!\w)(?:hos|firmaet|virksomheden|firma|jobcent\w+|fonden|foreningen|a-kassen|kommune"
    r"|selskabet|v/|hos os i|afdelingen|afdeling|i|skolen|centret)[ \t]*:?[ \t]*)\Z"
)
# A genitive's s, and not a surname's ("Riis", "Kaas", "Andreas").
_GENITIVE = re.compile(r"(?:[^aeiouyæøås]|[^\W\d_]{2}[eøyoåu])s$")
_POSSESSED = re.compile(
    r" (?:tid|postkasse|mailkonto|opsigelse|kontrakt|kollega|chef|leder|vikar|orlov|barsel|sidste"
    r"|nye|egen|gamle|kunder|team|hold|job|borger|område|login-?\w*|logins?|borgere|bruger\w*|adgang\w*|mail\w*|e-?mail\w*|afløser|konto|login|stilling|plads|navn"
    r"|rettigheder|opgaver|forløb|efterfølger|sager|profil|access|account)(?!\w)"
)
_THINGS_BEHIND = re.compile(
    r"(?: \([^()\n]{3,60}\)(?:,? og [^()\n]{3,40}|, [^()\n]{3,40})?){1,6}"
    r" (?:nuværende |gamle |eksisterende )?"
    r"(?:adgange?|brugere?|logins?|konti|konto|profiler?)(?!\w)"
)
_OWN_BEFORE = re.compile(
    r"(?<!\w)(?:min|mit|vores|hans|hendes)(?: egen| eget| bruger| adgang| login)"
    r"(?: \([^()\n]{3,60}\))?,? (?:og|samt|plus) $"
)
_ROW = 300  # letters of a row of names in which it is told what is whose
# "Rudbæk & Søn", and not "Ida Holm & Bo Dahl".
_JOINED_FIRM = re.compile(r"(?<![^\W\d_] )(?<!\w)[^\W\d_]+(?:\n)? & $")
# What no name ends with, however great its letters: "EKSTERNE SYSTEMADGANGE".
_OF_ACCESS = re.compile(
    r"(?:adgange?n?e?|systeme?[rt]?|oprettelser?|nedlaeggelser?|bestilling(?:er)?)$"
)
# "Ida Holm / ida@…": where addresses are blanked out, letters of none stand for them.
_ROW_BEGINS = re.compile(
    r"[ \t>•*–-]*(?:\d{1,3}[.)][ \t]*)?[^\W\d_a-z][^\W\d_]{0,20}[ -]"
    r"[^\n@\x00]{1,60}?[ \t,;:/|(<–-]{1,4}"
    r"(?:[\w.+-]{1,60}@|\x00)"
)
_WORDS_LEAD = re.compile(r"[^\n]{12,200} [^\W\dA-ZÆØÅ_]+:? $")
_SURNAME_GOES_ON = re.compile(
    rf"(?:[a-zæøå]{{2,3}} ){{0,2}}[A-ZÆØÅ]{LETTER}+(?: [A-ZÆØÅ]{LETTER}+)? ?"
    r"(?:[(<,;\x00]| [a-zæøå])"
)
_HYPHENS = re.compile("[-‐'’]")
_SHOUTED = 60  # letters of a text that may be in capitals throughout
_LEAD = 40
_BEFORE = 120  # letters of a line before a name that are looked at
_WORD = re.compile(rf"{LETTER}+(?:['’ʼ‐-]{LETTER}+)*")


@lru_cache(maxsize=32)
def find_names(text: str, rules: Rules, *, any_case: bool = False) -> tuple[Name, ...]:
    """What may be persons' names: words in capitals that are no other thing.

    One word alone is given too; whoever calls decides what it is worth. With `any_case` words in
    small letters count, which serves where a mail has no capitals.
    """
    text = _without_files(text)
    small = lower(text)
    found = []
    shouted = is_shouted(text)
    for words in _sequences(text, rules, any_case or shouted):
        if shouted and fold(words[0].group()) not in rules.given_names:
            continue
        start, end = words[0].start(), words[-1].end()
        of_firm = _FIRM_AFTER.match(small, end, end + 60) or _NORWEGIAN_FIRM.match(text, end)
        if of_firm or len(words) > LONGEST:
            continue
        before = text[max(0, start - 24) : start].removesuffix("(")
        if _FIRM_BEFORE.search(lower(before)) and not before.endswith(" I "):  # "Opretter I Bo?"
            continue
        following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if any(_is_of_firm(word, rules) for word in (*words, following) if word):
            continue
        value = text[start:end]
        if _JOINED_FIRM.search(text[max(0, start - 40) : start]) or (
            text[end : end + 3] == " & " and len(words) == 1
        ):
            continue
        if value.endswith(("'s", "’s")):
            value, end = value[:-2], end - 2
        if len(words) == 1 and value.lower() == "hans" and _POSSESSED.match(small, end):
            continue
        if len(words) > 1 and (
            _is_genitive(value, small[end : end + 40]) or _owns_in_a_row(small, value, start, end)
        ):
            value, end = value[:-1], end - 1
        found.append(Name(tidy(value), start, end))
    return tuple(found)


def _without_files(text: str) -> str:
    """The text with files' names blanked out: "Holm Krag kontrakt.pdf"."""
    spans = []
    for ending in _FILE_ENDING.finditer(text):
        start = max(0, ending.start() - _LONGEST_FILE)
        named = _BEFORE_FILE.search(text, start, ending.start())
        spans.append((named.start() if named else start, ending.end()))
    return without(text, spans) if spans else text


def _is_genitive(name: str, following: str) -> bool:
    """Whether a name's last s says whose something is: "Ib Mosekærs tid"."""
    if name.endswith("sens"):
        return bool(re.match(r" [a-zæøå]", following))
    return bool(_GENITIVE.search(name) and _POSSESSED.match(following))


def _owns_in_a_row(small: str, name: str, start: int, end: int) -> bool:
    """Whether a name's last s is a genitive's though her address stands between: "Ida Holms (…) og
    Bo Dahls (…) adgang", "min egen (…) og Bo Dahls (…)"."""
    if not _GENITIVE.search(name) or name.endswith("sens") or small[end : end + 2] != " (":
        return False
    if _THINGS_BEHIND.match(small, end, end + _ROW):
        return True
    return bool(_OWN_BEFORE.search(small, max(0, start - _ROW), start))


def _is_of_firm(word: re.Match[str], rules: Rules) -> bool:
    """Whether a word in capitals makes what it stands with a firm ("Munch Service")."""
    said = word.group()
    return said[0].isupper() and bool(rules.signals["firm_name"].fullmatch(lower(said)))


def _sequences(text: str, rules: Rules, any_case: bool) -> Iterator[list[re.Match[str]]]:
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        role = _role(text, word, rules, any_case)
        if role == "none" and words and fold(word.group()) in rules.words["surnames_too"]:
            role = "name" if word.group()[0].isupper() else role
        if words and not _adjoins(text, words[-1], word, rules, any_case):
            yield from _finished(words, rules, any_case)
            words = []
        if role == "name" or (role == "particle" and words and _joins(words[-1], word, rules)):
            words.append(word)
        elif words:
            yield from _finished(words, rules, any_case)
            words = []
    if words:
        yield from _finished(words, rules, any_case)


def _joins(before: re.Match[str], particle: re.Match[str], rules: Rules) -> bool:
    """Whether a small word is within a name; "af" is one in "Bjarke af Ugglas" alone."""
    if particle.group() != "af":
        return True
    following = _WORD.match(particle.string, particle.end() + 1)
    return (
        fold(before.group()) in rules.given_names
        and following is not None
        and following.group()[0].isupper()
        and fold(following.group()) not in rules.given_names
    )


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals throughout, so that these make no word a name."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _SHOUTED and sum(c.isupper() for c in letters) * 10 > len(letters) * 8


def _finished(
    words: list[re.Match[str]], rules: Rules, any_case: bool
) -> Iterator[list[re.Match[str]]]:
    while len(words) > 1 and _is_trade(words, rules):
        words = words[1:]
    while words and (words[-1].group() in rules.words["particles"] or len(words[-1].group()) == 1):
        words = words[:-1]
    if any_case:
        given = [n for n, word in enumerate(words) if fold(word.group()) in rules.given_names]
        words = words[given[0] :] if given and given[0] + 1 < len(words) else words
    if words and any(len(word.group()) > 1 for word in words):
        yield words


def _is_trade(words: Sequence[re.Match[str]], rules: Rules) -> bool:
    """Whether the first word says what somebody is whose name follows it: "Psykologerne Ditte
    Holst". A name that nobody knows is one where it is of two words still."""
    first, following = (fold(word.group()) for word in words[:2])
    known = following in rules.given_names or len(words) > 2
    trade = rules.signals["occupation"].fullmatch(lower(words[0].group()))
    return known and first not in rules.given_names and bool(trade)


def _begins_sentence(word: re.Match[str]) -> bool:
    at = word.start()
    before = word.string[max(0, at - _LEAD) : at].rstrip(" \t*•·–-(\"'«»”“")
    return before[-1:] in (*".!?:\n\x00", "") and (bool(before) or at <= _LEAD)


def _role(text: str, word: re.Match[str], rules: Rules, any_case: bool) -> str:
    """What a word is to a name: "name" of it, "particle" within it, or "none"."""
    said = word.group()
    if not any_case and said.islower() and not ELIDED.match(said):
        return "particle" if said in rules.words["particles"] else "none"
    if _is_given_name(text, word, rules):
        return "name"
    if fold(said) in SHORT_NAMES and text[word.end() : word.end() + 1] == ".":
        return "name" if said[0].isupper() else "none"
    if len(said) == 1:
        return "name" if said.isupper() and text[word.end() : word.end() + 1] == "." else "none"
    folded = fold(said)
    if folded in rules.words["not_names"] or folded in rules.words["firm_forms"]:
        return "none"
    if (
        _OF_ACCESS.search(folded)
        or _is_compound(said, rules)
        or _is_part_of_else(text, word, folded)
    ):
        return "none"
    if (any_case or _begins_sentence(word)) and _asks_itself(lower(said), rules):
        return "none"
    particle, *rest = _HYPHENS.split(said)
    capital = said[0].isupper() or bool(ELIDED.match(said))
    capital = capital or (
        particle in rules.words["particles"] and rest[-1:] != [] and rest[-1][:1].isupper()
    )
    return "name" if any_case or capital else "none"


def _is_compound(said: str, rules: Rules) -> bool:
    """Whether a word with a hyphen or an apostrophe is a common one: "HR-chef", "CV'er"."""
    first, *others = _HYPHENS.split(said)
    if not others:
        return False
    if len(first) > 1 and first.isupper() and others[0].islower():
        return True
    ordinary = any(fold(part) in rules.words["not_names"] for part in (first, *others[:-1]))
    return ordinary and not (first[:1].isupper() and others[-1][:1].isupper())


def _is_part_of_else(text: str, word: re.Match[str], folded: str) -> bool:
    """Whether a word belongs to a number, a date, an address or a path."""
    before, after = text[max(0, word.start() - 2) : word.start()], text[word.end() : word.end() + 1]
    if before[-1:].isdigit() or after.isdigit():
        return True
    if before[-1:] in ("@", "/", "_", ".") and before and before != ". ":
        return True
    return folded in _MONTH and bool(
        re.search(r"\d\.?\s*$", text[max(0, word.start() - 5) : word.start()])
        or re.match(r"\s*\d{4}", text[word.end() : word.end() + 6])
    )


def _is_given_name(text: str, word: re.Match[str], rules: Rules) -> bool:
    """Whether a given name that is another word too goes on as a name: "Sine Holm"."""
    following = _WORD.match(text, word.end() + 1)
    if not following or text[word.end() : following.start()] != " ":
        return False
    return (
        fold(word.group()) in rules.given_names
        and word.group()[0].isupper()
        and following.group()[0].isupper()
        and fold(following.group()) not in rules.words["not_names"]
    )


def _asks_itself(small: str, rules: Rules) -> bool:
    return any(rules.signals[name].fullmatch(small) for name in ("create", "remove"))


def _adjoins(
    text: str, before: re.Match[str], after: re.Match[str], rules: Rules, any_case: bool
) -> bool:
    gap = text[before.end() : after.start()]
    short = len(before.group()) == 1 or fold(before.group()) in SHORT_NAMES
    if short and _INITIAL_GAP.fullmatch(gap):
        return True
    if gap.strip(" "):
        if any_case or gap.count("\n") != 1 or gap.strip():
            return False
        line = text.rfind("\n", 0, before.start()) + 1
        at = before.end() + gap.index("\n")
        rows = _is_row(text, line) and _is_row(text, after.start())
        if rows and fold(before.group()) not in rules.given_names:
            return False
        if at - line >= 50 and is_wrapped(text, line, at, after.start()):
            return True
        return fold(before.group()) in rules.given_names and _is_cut_in_two(text, line, before, at)
    return len(gap) <= 2


def _is_cut_in_two(text: str, line: int, before: re.Match[str], at: int) -> bool:
    """Whether a line of words ends with a first name, and the next goes on with a surname: "… få
    oprettet Freja / Lykke (freja@…)"."""
    return bool(
        _WORDS_LEAD.search(text, max(line, before.start() - _BEFORE), before.start())
        and _SURNAME_GOES_ON.match(text, at + 1)
    )


def _is_row(text: str, line: int) -> bool:
    """Whether a line begins with a name and her address, and so is one of a list's."""
    return bool(_ROW_BEGINS.match(text, line))
