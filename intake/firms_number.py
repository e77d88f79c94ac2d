"""Which of a mail's CVR numbers is the firm's: its own words', its signature's, an attachment's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.authorities import is_authoritys
from intake.cvr import Number, find_numbers
from intake.history import Field
from intake.municipalities import find_municipal
from intake.own_words import Words, earlier_words
from intake.owners import is_only_firms
from intake.reading import Agreement, Document, Evidence, Role
from intake.rules import Rules
from intake.whose import own_number, stands_alone, stands_by_itself
from intake.words import lower

_CLIENTS = re.compile(
    r"(?<!\w)(?:kunde|klient|client|customer)(?:n|ns|s|'s|ens)?(?!\w)[^\n]{0,50}$"
)


def firms_number(
    words: Words,
    agreements: Sequence[Agreement],
    lists: Sequence[tuple[int, Document]],
    rules: Rules,
) -> tuple[Number | None, tuple[Evidence, ...]]:
    """The firm's number: the mail's own words before the signature, that before an attachment."""
    client = _clients_number(words, agreements)
    if client:
        why = "Kundens CVR-nummer, som også står i aftalen"
        return client, (Evidence("text", client.start, client.end, why),)
    sender = words.mail.headers.sender
    domain = sender.email.rpartition("@")[2] if sender else ""
    invalid: tuple[Number, tuple[Evidence, ...]] | None = None
    loose: tuple[Number, tuple[Evidence, ...]] | None = None
    for text, source, document, why in _number_sources(words, lists, rules):
        number = own_number(find_numbers(text), text, rules)
        if not number:
            continue
        found = (number, (Evidence(source, number.start, number.end, why, document),))
        if number.valid and number.labelled:
            # A wrong number in the mail is asked about: which of the two is right is a guess.
            return invalid or found
        if not number.valid:
            invalid = invalid or found
        elif document is None and (
            stands_alone(text, number, domain)
            or (source == "text" and text is not words.signature and stands_by_itself(text, number))
        ):
            loose = loose or found
    if invalid or loose:
        return (invalid or loose) or (None, ())
    passed_on = own_number(find_numbers(words.answering), words.answering, rules)
    if passed_on and passed_on.valid and passed_on.labelled:
        why = "CVR-nummer i en mail, der er sendt videre"
        return passed_on, (Evidence("text", passed_on.start, passed_on.end, why),)
    for agreement in agreements:
        if agreement.cvr:
            places = tuple(e for e in agreement.evidence if "CVR" in e.why)
            return Number(agreement.cvr, 0, 0, True, True), places
    return None, ()


def _clients_number(words: Words, agreements: Sequence[Agreement]) -> Number | None:
    """The number that a mail written for a client calls his, and that is in the agreements too."""
    firms = {agreement.cvr for agreement in agreements if agreement.cvr}
    small = lower(words.own)
    return next(
        (
            number
            for number in find_numbers(words.own)
            if number.labelled
            and firms == {number.value}
            and _CLIENTS.search(small, max(0, number.start - 60), number.start)
        ),
        None,
    )


def with_firms_number(
    agreement: Agreement, documents: Sequence[Document], number: Number | None, rules: Rules
) -> Agreement:
    """An agreement's other actor is the writer's firm where its number is there, and beside it
    only the municipality's."""
    if agreement.cvr or not agreement.readable or not number or not number.valid:
        return agreement
    text = next(d.text for d in documents if d.filename == agreement.filename)
    alone = {n.value for n in find_numbers(text) if n.labelled} == {number.value}
    if alone or is_only_firms(text, find_municipal(text, rules).mentions, number.value, rules):
        return replace(agreement, cvr=number.value)
    return agreement


def _number_sources(
    words: Words, lists: Sequence[tuple[int, Document]], rules: Rules
) -> Iterator[tuple[str, str, int | None, str]]:
    yield _without_authorities(words, rules), "text", None, "CVR-nummer i mailen"
    yield words.subject, "subject", None, "CVR-nummer i emnet"
    yield words.signature, "text", None, "CVR-nummer i underskriften"
    for earlier in earlier_words(words, Field.CVR):
        yield earlier, "text", None, "CVR-nummer, som mailen henviser til"
    for n, document in lists:
        yield document.text, "attachment", n, "CVR-nummer i bilaget"


def _without_authorities(words: Words, rules: Rules) -> str:
    """The words without mails passed on that an authority wrote: its signature's number is its."""
    text = words.answering
    for passage in words.mail.passages:
        author = passage.author.email.lower() if passage.author else ""
        if passage.role is Role.FORWARDED and is_authoritys(author.rpartition("@")[2], rules):
            blank = "\n" * (passage.end - passage.start)
            text = text[: passage.start] + blank + text[passage.end :]
    return text
