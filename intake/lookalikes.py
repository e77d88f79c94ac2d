"""Whether a sender passes for somebody we know: by the name shown, or by an address that looks
like theirs.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from confusable_homoglyphs import confusables
from rapidfuzz.distance import OSA

from intake.reading import Address
from intake.words import fold

# A letter or two may differ in a domain's name of at least this length.
_LONG_FOR_ONE, _LONG_FOR_TWO = 5, 12
_ADDRESS = re.compile(r"[^\s<>\"'(),;:@]{1,64}@[^\s<>\"'(),;:@]{1,255}")
_LONGEST = 300  # letters of a name that anybody looks at
# What reads as one letter in most fonts, besides the letters of other scripts.
_LOOKS = str.maketrans({"0": "o", "1": "l", "|": "l", "i": "l", "5": "s"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


class Likeness(StrEnum):
    NAME = "name"
    ADDRESS_AS_NAME = "address_as_name"
    ADDRESS = "address"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Mimicry:
    """Whom (an address) a sender looks like, and in what."""

    likeness: Likeness
    known: str


def mimicry(
    sender: Address, known: Iterable[Address], shared_domains: Iterable[str]
) -> Mimicry | None:
    """Who of `known` this sender looks like without being them; None where nobody.

    `shared_domains` are mail providers whose customers have nothing in common: there the same
    domain makes nobody a colleague, and no likeness.
    """
    shared, address = frozenset(shared_domains), sender.email.lower()
    people = [(one.name, one.email.lower()) for one in known]
    if any(email == address for _, email in people):
        return None
    name = sender.name[:_LONGEST]
    seen = _seen(name, address[:_LONGEST])
    shown = frozenset(_looks(each) for each in _ADDRESS.findall(name))
    likenesses = ((_like(seen, shown, _seen(*one), shared), one[1]) for one in people)
    return next((Mimicry(like, email) for like, email in likenesses if like), None)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An address with a name, as people see it: `looks` tells what looks the same.

    `words` are those of the name, `firm` is the domain without its ending.
    """

    local: str
    domain: str
    looks: str
    words: frozenset[str]
    firm: str


@lru_cache(maxsize=1 << 14)  # each mail's sender is held against all whom we know
def _seen(name: str, address: str) -> _Seen:
    local, _, domain = address.rpartition("@")
    firm = _looks(_shown(domain).rpartition(".")[0])
    return _Seen(local, domain, _looks(address), _name_words(name), firm)


def _like(
    sender: _Seen, shown: frozenset[str], one: _Seen, shared: frozenset[str]
) -> Likeness | None:
    """In what a sender looks like one whom we know; `shown` are addresses in the sender's name."""
    if sender.domain not in shared and _within(sender.domain, one.domain):
        return None  # it is the firm's own domain: a colleague, or a new address
    if one.looks in shown:
        return Likeness.ADDRESS_AS_NAME
    # All words of a known name are in the one shown; one word alone is nobody's own.
    if len(one.words) > 1 and one.words <= sender.words:
        return Likeness.NAME
    if _like_address(sender, one):
        return Likeness.ADDRESS
    if one.domain not in shared and sender.domain not in shared and _like_domain(sender, one):
        return Likeness.DOMAIN
    return None


def _within(domain: str, other: str) -> bool:
    return domain == other or domain.endswith(f".{other}") or other.endswith(f".{domain}")


def _name_words(name: str) -> frozenset[str]:
    # What has no width would part a word in two.
    shown = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return frozenset(_looks(word) for word in re.findall(r"[^\W_]{2,}", shown))


def _like_address(sender: _Seen, one: _Seen) -> bool:
    if sender.looks == one.looks:
        return True
    long = min(len(sender.local), len(one.local)) >= _LONG_FOR_TWO
    return long and sender.domain == one.domain and OSA.distance(sender.local, one.local) == 1


def _like_domain(sender: _Seen, one: _Seen) -> bool:
    """Whether a domain looks like another: letters that look alike, one or two that differ,
    another ending, or the other as the beginning of a longer one.
    """
    if sender.domain.startswith(f"{one.domain}."):
        return True
    shorter = min(len(sender.firm), len(one.firm))
    most = 2 if shorter >= _LONG_FOR_TWO else 1 if shorter >= _LONG_FOR_ONE else 0
    return bool(sender.firm) and OSA.distance(sender.firm, one.firm, score_cutoff=most) <= most


def _shown(domain: str) -> str:
    """A domain in the letters that people see (RFC 5891)."""
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


@lru_cache(maxsize=1 << 16)
def _looks(word: str) -> str:
    """A word with one spelling for all that looks the same."""
    word = unicodedata.normalize("NFKC", word).casefold()
    word = fold("".join(map(_plain, word))).translate(_LOOKS).replace("-", "")
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    return word


def _plain(letter: str) -> str:
    """A letter of another script as the Latin one that it looks like."""
    if letter.isascii():
        return letter
    alike = (each["c"] for each in confusables.confusables_data.get(letter, ()))
    return next((one for one in alike if one.isascii() and one.isalnum()), letter)
