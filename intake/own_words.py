"""A mail's texts by whose they are: the sender's own words, the signature, what went before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.addresses import find_addresses
from intake.asks import Ask, action_of, read_asks
from intake.cpr import mask_cpr
from intake.history import Field, answers_inside, history_of, pointed_at, with_questions
from intake.mail import Mail
from intake.named import find_names
from intake.reading import Address, Passage, Role
from intake.rules import Rules
from intake.runs import Run, find_runs
from intake.slots import without_marks
from intake.wishes import SAYING
from intake.words import Clause, clauses, lower, only, unshouted, without

_AUTHORITY_DESK = "dfdg@star.dk"
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_REPLY = re.compile(r"^\s*(?:sv|re|aw|svar)\s*:|\[ls-\d+\]", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The mail's texts by whose they are, all as long as its text, and what the own ones ask.

    `answering` is `own` with the quoted questions that it answers; `said` is `own` without persons'
    names and addresses, whose letters ask for nothing. `points` is what the own words leave to the
    `history`.
    """

    mail: Mail
    own: str
    answering: str
    said: str
    signature: str
    history: str
    points: frozenset[Field]
    inside: bool
    subject: str
    parts: tuple[Clause, ...]
    asks: tuple[Ask, ...]
    subject_asks: tuple[Ask, ...]
    runs: tuple[Run, ...]
    unknown: tuple[tuple[int, int], ...]


def words_of(mail: Mail, rules: Rules) -> Words:
    """Part a mail's text by whose its words are, and see what the sender's own ones ask."""
    own = without_marks(only(mail.text, mail.passages, Role.NEW, Role.FORWARDED))
    own = _without_disclaimers(unshouted(own), rules)
    own = _without_examples(own, mail.passages, rules)
    parts = tuple(clauses(own))
    subject = mail.headers.subject
    answering = with_questions(mail.text, mail.passages, own)
    runs, unknown = find_runs(answering, rules)
    said = without_names(own, rules)
    return Words(
        mail=mail,
        own=own,
        answering=answering,
        said=said,
        signature=only(mail.text, mail.passages, Role.SIGNATURE),
        history=history_of(mail.text, mail.passages),
        points=pointed_at(own, rules),
        inside=answers_inside(own, rules),
        subject=subject,
        parts=parts,
        asks=tuple(read_asks(said, parts, rules)),
        subject_asks=tuple(read_asks(without_names(subject, rules), clauses(subject), rules)),
        runs=tuple(runs),
        unknown=tuple(unknown),
    )


def masked(mail: Mail) -> Mail:
    """The mail with every CPR number in it masked, as long as before."""
    headers = mail.headers
    return replace(
        mail,
        text=mask_cpr(mail.text),
        headers=replace(
            headers,
            subject=mask_cpr(headers.subject),
            sender=headers.sender and _masked_name(headers.sender),
            to=tuple(map(_masked_name, headers.to)),
            cc=tuple(map(_masked_name, headers.cc)),
        ),
        passages=tuple(
            replace(p, author=p.author and _masked_name(p.author)) for p in mail.passages
        ),
        attachments=tuple(replace(a, filename=mask_cpr(a.filename)) for a in mail.attachments),
    )


def _masked_name(address: Address) -> Address:
    return replace(address, name=mask_cpr(address.name))


def _without_disclaimers(own: str, rules: Rules) -> str:
    for paragraph in _PARAGRAPH.finditer(own):
        said = lower(paragraph.group())
        if rules.signals["disclaimer"].search(said) and not rules.signals["staff"].search(said):
            own = own[: paragraph.start()] + "\n" * len(said) + own[paragraph.end() :]
    return own


def _without_examples(own: str, passages: Sequence[Passage], rules: Rules) -> str:
    """The words without the requests that a mail passed on tells of in quotation marks."""
    for passage in passages:
        if passage.role is Role.FORWARDED:
            for saying in SAYING.finditer(own, passage.start, passage.end):
                if action_of(lower(saying.group()), rules):
                    blank = re.sub(r"[^\n]", " ", saying.group())
                    own = own[: saying.start()] + blank + own[saying.end() :]
    return own


def without_names(text: str, rules: Rules) -> str:
    """The text without persons' full names and addresses."""
    named = [(n.start, n.end) for n in find_names(text, rules) if n.is_full]
    return without(text, [*named, *((a.start, a.end) for a in find_addresses(text))])


def others_addresses(words: Words) -> list[str]:
    """The addresses in the own words that are neither the sender's nor the desk's."""
    sender = words.mail.headers.sender
    own = {_AUTHORITY_DESK, sender.email.lower() if sender else ""}
    return [a.value for a in find_addresses(words.own) if a.value and a.value not in own]


def earlier_words(words: Words, field: Field) -> Iterator[str]:
    """The history, where the words leave a field to it; what the sender wrote in it comes first."""
    if field in words.points:
        mail = words.mail
        if mail.headers.sender:
            yield history_of(mail.text, mail.passages, mail.headers.sender)
        yield words.history
        if words.inside:
            yield history_of(mail.text, mail.passages, inside=True)


def is_reply(words: Words) -> bool:
    """Whether the mail goes on with a correspondence."""
    headers = words.mail.headers
    return bool(headers.in_reply_to or _REPLY.search(headers.subject))
