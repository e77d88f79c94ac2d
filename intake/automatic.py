"""Whether nobody wrote a mail: by its header, by its subject, and by its words only at last."""

import re

from intake.mail import Mail
from intake.rules import Rules
from intake.words import lower

_BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-auto-reply-from",
    "list-id",
    "list-unsubscribe",
    "x-failed-recipients",
)
_MACHINE = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|no-?reply-bounce|bounces?)[@+]")
_UNANSWERED = re.compile(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|svar[-_.]?ikke|ingen[-_.]?svar|auto[-_.]?(?:reply|svar|mail)"
    r"|notifications?|notifikation)\b.*@"
)
_PREFIX = re.compile(r"(?:(?:(?:re|sv|fw|fwd|vs|aw|svar)\s*:|\[[^\]]{1,40}\])\s*)+", re.I)
# Common words, which begin an automatic mail's subject only before a colon: "Læst: …".
_SHORT = frozenset(
    "ferie fravær læst ulæst read leveret relayed recalled recall vacation auto kvittering".split()
) | {"not read", "ikke læst"}
_SENTENCE = re.compile(r"[^.!?\n]*[^\W\d_]{2}[^.!?\n]*[.!?\n]*")
_FIRST_SENTENCES = 4


def is_automatic(mail: Mail, rules: Rules) -> str | None:
    """Why a mail was written by nobody (RFC 3834, 5; RFC 3464; RFC 8098; RFC 2919), in Danish."""
    signals = mail.signals
    if signals.get("auto-submitted", "no").partition(";")[0].strip().lower() not in ("no", ""):
        return "Sendt automatisk (Auto-Submitted)"
    if signals.get("precedence", "").strip().lower() in _BULK:
        return "Masseudsendt (Precedence)"
    if any(name in signals for name in _HEADERS):
        return "Sendt af en mailliste eller et autosvar"
    if lower(signals.get("content-type", "")).startswith("multipart/report"):
        return "Leverings- eller læsekvittering"
    if signals.get("return-path", "").strip() == "<>":
        return "Uden returadresse (Return-Path)"
    sender = mail.headers.sender.email.lower() if mail.headers.sender else ""
    if _MACHINE.match(sender):
        return "Sendt af en mailserver"
    if _is_answering_subject(lower(mail.headers.subject), rules):
        return "Emnet er et autosvars"
    return None


def _is_answering_subject(subject: str, rules: Rules) -> bool:
    opening = _PREFIX.match(subject)
    subject = subject[opening.end() :] if opening else subject
    match = rules.signals["automatic_subject"].match(subject)
    if not match:
        return False
    return match.group() not in _SHORT or subject[match.end() :].lstrip().startswith(":")


def says_automatic(small: str, mail: Mail, rules: Rules) -> str | None:
    """Why the words of a mail (lower case) are nobody's, in Danish.

    To be asked only of a mail that wishes for nothing: a person tells of her holiday too.
    """
    sender = mail.headers.sender.email.lower() if mail.headers.sender else ""
    if _UNANSWERED.match(sender):
        return "Afsenderen kan ikke besvares"
    if any(rules.signals[name].search(small) for name in ("automatic_text", "newsletter")):
        return "Teksten er et autosvars eller et nyhedsbrevs"
    opening = " ".join(_SENTENCE.findall(small[:2_000])[:_FIRST_SENTENCES])
    if rules.signals["absence"].search(opening):
        return "Teksten er en fraværsbesked"
    return None
