"""The story of reading: from a mail's bytes to what it asks for, and where it says so."""

from collections.abc import Sequence

from intake.agreements import read_agreements
from intake.asked_employees import all_go, asked_employees
from intake.asked_jobcentres import Evidences, asked_jobcentres
from intake.asked_roles import Roles, Spoken, read_roles
from intake.asks import read_asks
from intake.attached import TextOf, documents_of, lists_among
from intake.employees import Found
from intake.facts import Facts
from intake.firms_number import firms_number, with_firms_number
from intake.history import Field
from intake.jobcentres import Asked
from intake.kind import kind_of
from intake.mail import open_mail
from intake.own_words import Words, is_reply, masked, others_addresses, without_names, words_of
from intake.reading import Agreement, Document, Employee, Kind, Reading
from intake.returned import returned_in
from intake.rules import Rules
from intake.words import clauses


def read_mail(raw: bytes, rules: Rules, text_of: TextOf) -> Reading:
    """Say what one mail asks for, and where it says so.

    `raw` is a mail's RFC 5322 bytes, `text_of` gives an attachment's text. A broken mail is read
    as far as it goes. CPR numbers are masked in all that the reading holds; what stands where does
    not change.
    """
    mail = masked(open_mail(raw))
    documents = tuple(documents_of(mail.attachments, text_of))
    words = words_of(mail, rules)
    agreements = read_agreements(documents, f"{mail.headers.subject}\n{words.own}", rules)
    lists = lists_among(documents, agreements, rules)
    number, cvr_evidence = firms_number(words, agreements, lists, rules)
    agreements = tuple(with_firms_number(a, documents, number, rules) for a in agreements)
    known = bool(number and number.valid) + bool(agreements)
    found, asked, asked_at = _asked(words, lists, agreements, known, rules)
    facts = _facts(words, documents, found, asked, known, bool(agreements))
    kind, kind_evidence = kind_of(mail, facts, rules)
    roles = _roles(words, lists, found.employees, rules)
    evidence = {
        "kind": kind_evidence,
        "cvr" if number and number.valid else "cvr_invalid": cvr_evidence,
        **asked_at,
        "employee_email_invalid": found.invalid,
        "roles": roles.evidence,
    }
    evidence = {field: places for field, places in evidence.items() if places}
    return Reading(
        returned=returned_in(raw) if kind is Kind.AUTOMATIC else None,
        headers=mail.headers,
        kind=kind,
        cvr=number.value if number and number.valid else None,
        jobcentres=asked.codes,
        employees=roles.employees,
        agreements=agreements,
        problems=tuple(
            sorted(evidence.keys() & {"cvr_invalid", "jobcentre_unknown", "employee_email_invalid"})
        ),
        text=mail.text,
        passages=mail.passages,
        documents=documents,
        defects=mail.defects,
        evidence=evidence,
        roles=roles.others,
    )


def _asked(
    words: Words,
    lists: Sequence[tuple[int, Document]],
    agreements: Sequence[Agreement],
    known: int,
    rules: Rules,
) -> tuple[Found, Asked, Evidences]:
    """Whom a mail asks for, and which job centres, where that shows: each tells of the other.

    `known` is how much of the firm the mail gives: its CVR number, an agreement.
    """
    asked, asked_at = asked_jobcentres(words, lists, agreements, rules)
    implied = bool(asked.marked and known) or is_reply(words)
    found = asked_employees(words, lists, implied, rules)
    if agreements and all_go(found):
        # An agreement comes with those who are to be created: it is asked rather than guessed.
        found = asked_employees(words, lists, implied, rules, doubtful=True)
    if all_go(found):
        return found, Asked(), {}
    if found.employees:
        again = asked_jobcentres(words, lists, agreements, rules, found.employees)
        # Who is asked for tells more of the places than the words alone.
        asked, asked_at = again if again[0].codes or not asked.codes else (asked, asked_at)
    return found, asked, asked_at


def _facts(
    words: Words,
    documents: Sequence[Document],
    found: Found,
    asked: Asked,
    known: int,
    agreements: bool,
) -> Facts:
    """What its kind is told by."""
    return Facts(
        own=words.own,
        said=words.said,
        signature=words.signature,
        subject=words.subject,
        asks=words.asks,
        persons=bool(found.employees),
        implied=bool(asked.codes and known),
        jobcentre=asked.marked,
        firm_marks=known,
        agreements=agreements,
        addresses=others_addresses(words),
        enclosed=[document.text for document in documents],
    )


def _roles(
    words: Words,
    lists: Sequence[tuple[int, Document]],
    employees: Sequence[Employee],
    rules: Rules,
) -> Roles:
    """What the own words, the lists and the subject ask for beyond JobKon; the history too, where
    the mail leaves it to that who is asked for. A reply's subject is the first mail's."""
    texts = [Spoken(words.own, words.said, words.parts, words.asks)]
    texts += [_spoken(doc.text, rules, "attachment", n) for n, doc in lists]
    if Field.PERSONS in words.points:
        texts.append(_spoken(words.history, rules))
    subject = "" if is_reply(words) else words.subject
    return read_roles(texts, _spoken(subject, rules, "subject"), employees, rules)


def _spoken(text: str, rules: Rules, source: str = "text", document: int | None = None) -> Spoken:
    said, parts = without_names(text, rules), tuple(clauses(text))
    return Spoken(text, said, parts, tuple(read_asks(said, parts, rules)), source, document)
