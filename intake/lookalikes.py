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
    sender = Address(sender.name[:_LONGEST], address[:_LONGEST])
    people = [Address(one.name, one.email.lower()) for one in known]
    if any(one.email == address for one in people):
        return None
    return next((found for one in people if (found := _like(sender, one, shared))), None)


def _like(sender: Address, one: Address, shared: frozenset[str]) -> Mimicry | None:
    address = sender.email.lower()
    domain, theirs = address.rpartition("@")[2], one.email.rpartition("@")[2]
    if domain not in shared and _within(domain, theirs):
        return None  # it is the firm's own domain: a colleague, or a new address
    if any(_looks(shown) == _looks(one.email) for shown in _ADDRESS.findall(sender.name)):
        return Mimicry(Likeness.ADDRESS_AS_NAME, one.email)
    if _same_name(sender.name, one.name):
        return Mimicry(Likeness.NAME, one.email)
    if _like_address(address, one.email):
        return Mimicry(Likeness.ADDRESS, one.email)
    if theirs not in shared and domain not in shared and _like_domain(domain, theirs):
        return Mimicry(Likeness.DOMAIN, one.email)
    return None


def _within(domain: str, other: str) -> bool:
    return domain == other or domain.endswith(f".{other}") or other.endswith(f".{domain}")


def _same_name(shown: str, name: str) -> bool:
    """Whether all words of a known name are in the one shown; one word alone is nobody's own."""
    theirs = _name_words(name)
    return len(theirs) > 1 and theirs <= _name_words(shown)


def _name_words(name: str) -> set[str]:
    # What has no width would part a word in two.
    shown = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return {_looks(word) for word in re.findall(r"[^\W_]{2,}", shown)}


def _like_address(address: str, known: str) -> bool:
    if _looks(address) == _looks(known):
        return True
    local, _, domain = address.rpartition("@")
    other_local, _, other = known.rpartition("@")
    long = min(len(local), len(other_local)) >= _LONG_FOR_TWO
    return long and domain == other and OSA.distance(local, other_local) == 1


def _like_domain(domain: str, known: str) -> bool:
    """Whether a domain looks like another: letters that look alike, one or two that differ,
    another ending, or the other as the beginning of a longer one.
    """
    if domain.startswith(f"{known}."):
        return True
    name, other = (_looks(_shown(d).rpartition(".")[0]) for d in (domain, known))
    shorter = min(len(name), len(other))
    most = 2 if shorter >= _LONG_FOR_TWO else 1 if shorter >= _LONG_FOR_ONE else 0
    return bool(name) and OSA.distance(name, other, score_cutoff=most) <= most


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
