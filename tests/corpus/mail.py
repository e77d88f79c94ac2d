"""The few words in which mails_*.py write a mail and its label."""

from dataclasses import dataclass

from papers import DOCX, PDF, Paper, agreement, letter, pdf
from wrap import Envelope, Part, Past, attached, wrapped

MAILS: list["Labelled"] = []


@dataclass(frozen=True)
class Labelled:
    envelope: Envelope
    label: dict


def new(name, email):
    return {"action": "create", "name": name, "email": email}


def out(name, email):
    return {"action": "remove", "name": name, "email": email}


def mail(sender, subject, when, text, *, papers=(), kind="request", cvr=None, jc="", emp=(),
         miss="", prob="", parts=(), **rest):
    """Write one mail. `jc`, `miss` and `prob` are words parted by spaces."""
    leaves = [attached(x.content, x.filename, x.content_type, x.how, x.name) for x in papers]
    envelope = Envelope(sender, subject, when, text, parts=[*leaves, *parts], **rest)
    missing = sorted(miss.split())
    label = {
        "kind": kind,
        "cvr": cvr,
        "jobcentres": sorted(jc.split()),
        "employees": list(emp),
        "agreements": [a for x in papers for a in x.agreements],
        "missing": missing,
        "problems": sorted(prob.split()),
        "complete": kind == "request" and not missing,
    }
    MAILS.append(Labelled(envelope, label))


def agreed(filename, text, codes, cvr, start=None, end=None, **how):
    """A PDF that is an agreement, with what its label says."""
    label = (agreement(filename, codes, cvr, start, end),)
    return Paper(filename, pdf(text, **how), PDF, label)


def agreed_docx(filename, text, codes, cvr, start=None, end=None):
    label = (agreement(filename, codes, cvr, start, end),)
    return Paper(filename, letter(text), DOCX, label)


def offered(filename, content, content_type=PDF):
    """A file sent as the agreement that gives no text."""
    return Paper(filename, content, content_type, (agreement(filename, "", None, None, None, False),))


def passed_on(filename, sender, subject, when, text, papers, client="plainqp"):
    """A mail attached to a mail, with the agreements in it."""
    leaves = [attached(x.content, x.filename, x.content_type, x.how, x.name) for x in papers]
    inner = wrapped(Envelope(sender, subject, when, text, client, parts=leaves), 5)
    return Paper(filename, inner, "message/rfc822", tuple(a for x in papers for a in x.agreements))


__all__ = [
    "MAILS", "Part", "Past", "agreed", "agreed_docx", "mail", "new", "offered", "out", "passed_on",
]
