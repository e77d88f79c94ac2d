"""What the authority's own mail gateway found out about who sent a mail (RFC 8601).

Anybody can write an Authentication-Results field into a mail. Only the topmost of those that bear
our gateway's name counts, since the gateway adds it above all that it was handed; the gateway takes
out what others write in its name (RFC 8601, 5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import authres

from intake.reading import Address

_METHODS = authres.all_features()
_COMMENT = r"(?:\s|\([^()]*\))*"
_SERVICE = re.compile(rf'{_COMMENT}"?([^\s;"()=]+)"?{_COMMENT}(?:\d+{_COMMENT})?(?:;|$)')


class Proof(StrEnum):
    """Whether a mail is from the domain that its sender's address has."""

    GENUINE = "genuine"
    DOUBTED = "doubted"
    UNPROVEN = "unproven"


# Besides the results of RFC 8601, 2.7: what passed, but for another domain than the sender's.
OTHER_DOMAIN = "other domain"
_SAYS_NO = {"fail", "hardfail", "softfail", "permerror"}


@dataclass(frozen=True, slots=True)
class Authentication:
    """The gateway's results by method, empty where it has none, and what they amount to."""

    spf: str
    dkim: str
    dmarc: str
    proof: Proof


def authentication(
    fields: Sequence[str], authserv_id: str, sender: Address | None
) -> Authentication | None:
    """The verdict of the gateway named `authserv_id` over who wrote, for the From that we read.

    `fields` are the mail's Authentication-Results, topmost first. None where the gateway said
    nothing, or nothing that can be understood (Microsoft's form names nobody).
    """
    ours = next((field for field in fields if _service(field) == authserv_id.lower()), None)
    if ours is None or not authserv_id:
        return None
    try:
        results = _METHODS.parse(f"Authentication-Results: {ours}").results
    except (authres.AuthResError, ValueError, RecursionError, AttributeError, IndexError):
        return None
    domain = _ascii(sender.email.rpartition("@")[2]) if sender else ""
    spf = _best(_spf(results, domain))
    dkim = _best(_dkim(results, domain))
    dmarc = _best(_dmarc(results, domain))
    return Authentication(spf, dkim, dmarc, _proof(spf, dkim, dmarc))


def _service(field: str) -> str:
    """Who a field is from, in lower case; empty where it does not say."""
    match = _SERVICE.match(field)
    return match[1].lower() if match else ""


def _proof(spf: str, dkim: str, dmarc: str) -> Proof:
    if dmarc == "pass":
        return Proof.GENUINE
    if dmarc in (*_SAYS_NO, OTHER_DOMAIN):
        return Proof.DOUBTED
    # The domain publishes no DMARC, or it could not be asked: then what DMARC asks for counts.
    if "pass" in (spf, dkim):
        return Proof.GENUINE
    return Proof.DOUBTED if _SAYS_NO & {spf, dkim} else Proof.UNPROVEN


def _best(results: Iterator[str]) -> str:
    found = list(results)
    return "pass" if "pass" in found else next(iter(found), "")


def _spf(results: Sequence[authres.AuthenticationResult], domain: str) -> Iterator[str]:
    for result in _of(results, "spf"):
        sender = _value(result, "smtp", "mailfrom") or _value(result, "smtp", "helo")
        yield _aligned(result.result, sender, domain)


def _dkim(results: Sequence[authres.AuthenticationResult], domain: str) -> Iterator[str]:
    for result in _of(results, "dkim"):
        signer = _value(result, "header", "d") or _value(result, "header", "i")
        yield _aligned(result.result, signer, domain)


def _dmarc(results: Sequence[authres.AuthenticationResult], domain: str) -> Iterator[str]:
    for result in _of(results, "dmarc"):
        judged = _value(result, "header", "from")
        # Some gateways name the domain above; any other is another From than the one we show.
        other = judged and not _same(_domain(judged), domain)
        yield OTHER_DOMAIN if other or not domain else (result.result or "").lower()


def _of(
    results: Sequence[authres.AuthenticationResult], method: str
) -> Iterator[authres.AuthenticationResult]:
    # "none" is among the results where others stand beside it, and has no method.
    return (result for result in results if getattr(result, "method", "").lower() == method)


def _value(result: authres.AuthenticationResult, kind: str, name: str) -> str:
    for each in result.properties:
        if (each.type.lower(), each.name.lower()) == (kind, name):
            return str(each.value or "")
    return ""


def _aligned(result: str | None, identity: str, domain: str) -> str:
    """A result as it counts for the sender's domain (RFC 7489, 3.1)."""
    result = (result or "").lower()
    same = _same(_domain(identity), domain)
    return OTHER_DOMAIN if result == "pass" and not same else result


def _same(one: str, other: str) -> bool:
    """Whether one of two domains is the other, or below it; none that has no dot is a firm's."""
    upper, lower = sorted((one, other), key=len)
    return "." in upper and (upper == lower or lower.endswith(f".{upper}"))


def _domain(identity: str) -> str:
    return _ascii(identity.rpartition("@")[2].strip().rstrip("."))


def _ascii(domain: str) -> str:
    try:
        return domain.lower().encode("idna").decode()
    except UnicodeError:
        return domain.lower()
