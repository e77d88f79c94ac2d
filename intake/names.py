"""What a person's name looks like in a text, and how it is put: given names first, no titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.rules import Rules
from intake.words import fold, is_wrapped, lower

_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ‐-]{_LETTER}+)*")
_ELIDED = re.compile(r"[a-z]{1,2}['’][^\W\d_a-z]")  # d'Angelo
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
    r"['’]?s?\s*,?\s*(?:v/|aps|a/s|i/s|s/i|ivs|k/s|p/s|amba|fmba|smba|gmbh|ltd|kommunes?|jobcent\w+"
    r"|a-kasse\w*|group|holding|as|consult(?:ing)?)(?![\w/])"
)
_FIRM_BEFORE = re.compile(
    r"(?:(?<!\w)(?:hos|firmaet|virksomheden|firma|jobcent\w+|fonden|foreningen|a-kassen|kommune"
    r"|selskabet|v/|hos os i|afdelingen|afdeling|i|skolen|centret)\s*:?\s*)$"
)
_TITLE = re.compile(
    r"\([^()\n]*\)|(?<!\w)(?:cand|mag|stud|exam|dipl)\.\s?\w+\.?(?:\s?\w+\.)*|(?<!\w)(?:ph\.?d|dr"
    r"|hr|fr|frk|mr|mrs|ms|prof|msc|bsc|ma|hd|mba)\.?(?!\w)",
    re.I,
)
_POSSESSED = re.compile(
    r" (?:borgere|bruger\w*|adgang\w*|mail\w*|e-?mail\w*|afløser|konto|login|stilling|plads|navn"
    r"|rettigheder|opgaver|forløb|efterfølger|sager|profil|access|account)(?!\w)"
)
# "Rudbæk & Søn", and not "Ida Holm & Bo Dahl".
_JOINED_FIRM = re.compile(r"(?<![^\W\d_] )(?<!\w)[^\W\d_]+(?:\n)? & $")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a text: `value` as it is given on, `text[start:end]` as it stands.

    `given` is True where the text calls it a name (a label, a column), and so needs no proof.
    """

    value: str
    start: int
    end: int
    given: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return name_words(self.value)

    @property
    def is_full(self) -> bool:
        """Whether it is more than one word; `Anne-Marie` is one."""
        return " " in self.value


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words, folded for comparison."""
    return tuple(fold(word) for word in re.findall(r"\w+", name))


def find_names(text: str, rules: Rules, *, any_case: bool = False) -> list[Name]:
    """What may be persons' names: words in capitals that are no other thing.

    One word alone is given too; whoever calls decides what it is worth. With `any_case` words in
    small letters count, which serves where a mail has no capitals.
    """
    small = lower(text)
    found = []
    for words in _sequences(text, rules, any_case):
        start, end = words[0].start(), words[-1].end()
        if _FIRM_AFTER.match(small, end, end + 60) or len(words) > _LONGEST:
            continue
        if _FIRM_BEFORE.search(small[max(0, start - 24) : start]):
            continue
        if any(rules.signals["firm_name"].fullmatch(lower(word.group())) for word in words):
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
        if len(words) > 1 and value.endswith("s") and _POSSESSED.match(small, end):
            value, end = value[:-1], end - 1
        found.append(Name(tidy(value), start, end))
    return found


def _sequences(text: str, rules: Rules, any_case: bool) -> Iterator[list[re.Match[str]]]:
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        role = _role(text, word, rules, any_case)
        if words and not _adjoins(text, words[-1], word, any_case):
            yield from _finished(words, rules, any_case)
            words = []
        if role == "name" or (role == "particle" and words):
            words.append(word)
        elif words:
            yield from _finished(words, rules, any_case)
            words = []
    if words:
        yield from _finished(words, rules, any_case)


def _finished(
    words: list[re.Match[str]], rules: Rules, any_case: bool
) -> Iterator[list[re.Match[str]]]:
    while words and words[-1].group() in rules.words["particles"]:
        words = words[:-1]
    words = words[_begins(words, rules, any_case) :]
    if words and any(len(word.group()) > 1 for word in words):
        yield words


def _begins(words: list[re.Match[str]], rules: Rules, any_case: bool) -> int:
    """Where the name begins among words that may all be of it.

    A word that begins a sentence is in capitals anyway: where a given name follows it, and it is
    none, it is not of the name. Among words in small letters, the first given name begins it.
    """
    given = [n for n, word in enumerate(words) if fold(word.group()) in rules.given_names]
    if any_case:
        return given[0] if given and given[0] + 1 < len(words) else 0
    starts = bool(words) and _begins_sentence(words[0])
    return 1 if starts and len(words) > 2 and given[:1] == [1] else 0


def _begins_sentence(word: re.Match[str]) -> bool:
    before = word.string[max(0, word.start() - 80) : word.start()].rstrip(" \t*•·–-(\"'«»”“")
    return not before or before[-1] in ".!?:\n\x00"


def _role(text: str, word: re.Match[str], rules: Rules, any_case: bool) -> str:
    folded = fold(word.group())
    if _is_given_name(text, word, rules):
        return "name"
    parts = re.split("[-‐'’]", word.group())
    if any(fold(part) in rules.words["not_names"] for part in parts[:-1]):
        return "none"
    if len(parts) > 1 and len(parts[0]) > 1 and parts[0].isupper() and parts[1].islower():
        return "none"  # CV'er, HR-chef
    if len(folded) == 1:
        return (
            "name"
            if word.group().isupper() and text[word.end() : word.end() + 1] == "."
            else "none"
        )
    if not any_case and word.group() in rules.words["particles"]:
        return "particle"
    if folded in rules.words["not_names"] or folded in rules.words["firm_forms"]:
        return "none"
    if any_case and _asks_itself(lower(word.group()), rules):
        return "none"
    if folded in _MONTH and (
        re.search(r"\d\.?\s*$", text[max(0, word.start() - 5) : word.start()])
        or re.match(r"\s*\d{4}", text[word.end() : word.end() + 6])
    ):
        return "none"
    if text[word.start() - 1 : word.start()] in ("@", "/", "_", ".") and word.start():
        return (
            "none" if not text[max(0, word.start() - 2) : word.start()].endswith(". ") else "name"
        )
    if not any_case and _begins_sentence(word) and _asks_itself(lower(word.group()), rules):
        return "none"
    capital = word.group()[0].isupper() or bool(_ELIDED.match(word.group()))
    capital = capital or (parts[0] in rules.words["particles"] and parts[-1][:1].isupper())
    return "name" if any_case or capital else "none"


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


def _adjoins(text: str, before: re.Match[str], after: re.Match[str], any_case: bool) -> bool:
    gap = text[before.end() : after.start()]
    if len(before.group()) == 1 and _INITIAL_GAP.fullmatch(gap):
        return True
    if gap.strip(" "):
        if any_case or gap.count("\n") != 1 or gap.strip():
            return False
        line = text.rfind("\n", 0, before.start()) + 1
        at = before.end() + gap.index("\n")
        return at - line >= 50 and is_wrapped(text, line, at, after.start())
    return len(gap) <= 2


def tidy(name: str) -> str:
    """A name as it is given on: spaces single, titles gone, capitals sensible, given names first.

    `Thygesen, Karla (cand.mag.)` is `Karla Thygesen`; `jens hansen` is `Jens Hansen`.
    """
    name = _TITLE.sub(" ", name)
    last, comma, first = name.partition(",")
    if comma and first.strip():
        name = f"{first} {last}"
    words = [word.strip(".,;:") if len(word) > 2 else word.strip(",;:") for word in name.split()]
    words = [word for word in words if word]
    letters = "".join(words)
    if letters.islower() or (letters.isupper() and any(len(word) > 2 for word in words)):
        words = [_capital(word.lower()) for word in words]
    return " ".join(words)


def _capital(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def surname_first(text: str, names: Sequence[Name], at: int) -> Name | None:
    """`Hansen, Jens` where two names stand so, alone on their line or before an address."""
    if at + 1 >= len(names):
        return None
    last, first = names[at], names[at + 1]
    line = text.rfind("\n", 0, last.start) + 1
    if text[line : last.start].strip(" -–•*\t0123456789.)") or text[last.end : first.start] != ", ":
        return None
    if len(last.words) > 2 or not re.match(r"\s*(?:\n|$|[-–,:;(<|\t&])", text[first.end :]):
        return None
    return Name(f"{first.value} {last.value}", last.start, first.end)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal, or the words of one are all in the other."""
    a, b = set(name_words(one)), set(name_words(other))
    return bool(a) and bool(b) and (a <= b or b <= a)
