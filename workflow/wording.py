"""What a caseworker types: made fit to be kept and sent, and refused where it must not go out."""

import re
import unicodedata

from intake.cpr import find_cpr
from workflow.answers import Draft
from workflow.states import Hindered

LONGEST = 20_000
# Marks that turn the direction of writing show other words than are sent.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def fit(text: str) -> str:
    """A typed text as it is kept: line ends and gaps as ours, and nothing that cannot be seen."""
    text = _TURNS.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    seen = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    lines = "\n".join(line.rstrip() for line in "".join(seen).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def fit_to_send(text: str, what: str = "text") -> str:
    """A typed text that goes to a firm. Raises Hindered where it says nothing, is too long, or has
    a person's number (CPR) in it. `what` names the text for that.
    """
    text = fit_to_keep(text, what)
    if find_cpr(text):
        raise Hindered("cpr", "a CPR number is never sent; take it out")
    return text


def fit_to_keep(text: str, what: str = "text") -> str:
    """A typed text that stays in the house. Raises Hindered where it says nothing or too much."""
    text = fit(text)
    if not text:
        raise Hindered(f"no_{what}", f"a {what} is needed")
    if len(text) > LONGEST:
        raise Hindered("too_long", f"a {what} may have {LONGEST} characters")
    return text


def worded(draft: Draft, typed: str | None) -> str | None:
    """What a caseworker wrote in the place of an answer's body; None where that is as it was."""
    if typed is None or fit(typed) == fit(draft.body):
        return None
    return fit_to_send(typed)


def reworded(draft: Draft, wording: str | None) -> list[str]:
    """For the history: what an answer would have said, and what it said; empty where the same."""
    return [draft.body, wording] if wording else []
