"""Which attachments are agreements with a municipality, with whom, and for how long."""

from collections.abc import Sequence

from intake.cvr import Number
from intake.municipalities import Municipal, find_municipal
from intake.offered import (
    LONGEST,
    Sort,
    is_offered,
    is_offered_by_name,
    is_sealed_agreement,
    may_be_one,
    sort_of,
)
from intake.owners import other_actors_number
from intake.reading import Agreement, Document, Evidence, Verdict
from intake.rules import Rules
from intake.scans import mended
from intake.terms import Term, read_term


def read_agreements(
    documents: Sequence[Document], mail: str, rules: Rules
) -> tuple[Agreement, ...]:
    """The agreements among a mail's documents, in their order.

    `mail` is what the mail says of itself: its subject and own words. A document that gives no
    text, or whose text does not show what it is, is taken as the agreement where its name or the
    mail's words offer it as one; where others are there that show it, only if it stands with them.
    """
    sorts = [sort_of(document, rules) for document in documents]
    taken = {n for n, sort in enumerate(sorts) if sort is Sort.AGREEMENT}
    others = [n for n in range(len(documents)) if n not in taken]
    named = {n for n in others if is_offered_by_name(documents[n], sorts[n], rules)}
    if taken:
        named = {n for n in named if sorts[n] is not Sort.UNLIKE}
    if is_offered(mail, rules):
        may_be = {n for n in others if may_be_one(documents[n], sorts[n], rules)}
        like_one = {n for n in may_be if sorts[n] is Sort.LIKE_ONE}
        sealed = {n for n in may_be if is_sealed_agreement(documents[n], mail, rules)}
        named |= like_one | sealed if taken | named else may_be
    return tuple(
        read_agreement(n, document, rules, mail)
        for n, document in enumerate(documents)
        if n in taken | named
    )


def read_agreement(place: int, document: Document, rules: Rules, mail: str = "") -> Agreement:
    """What one agreement says. `place` is the document's among the mail's documents."""
    if document.verdict is not Verdict.TEXT or not document.text.strip():
        return Agreement(document.filename, (), None, None, None, readable=False)
    text = mended(document.text[:LONGEST], scanned=document.ocr)
    flowing = text.replace("\f", "\n")  # as `sort_of` has looked at it
    municipal = find_municipal(flowing, rules)
    number = other_actors_number(flowing, municipal.mentions, mail, rules)
    term = read_term(flowing, rules)
    return Agreement(
        filename=document.filename,
        municipalities=tuple(p.code for p in municipal.places),
        cvr=number.value if number else None,
        valid_from=term.valid_from,
        valid_to=term.valid_to,
        readable=True,
        evidence=_evidence(place, text, municipal, number, term),
    )


def _evidence(
    place: int, text: str, municipal: Municipal, number: Number | None, term: Term
) -> tuple[Evidence, ...]:
    spans = [(p.start, p.end, "Aftalens kommune") for p in municipal.places]
    if number:
        spans.append((number.start, number.end, "Den anden aktørs CVR-nummer i aftalen"))
    if term.first:
        spans.append((term.first.start, term.first.end, "Aftalen gælder fra"))
    if term.last:
        spans.append((term.last.start, term.last.end, "Aftalen gælder til"))
    return tuple(
        Evidence("attachment", start, end, why, place, text.count("\f", 0, start) + 1)
        for start, end, why in spans
    )
