"""The story of reading: from a mail's bytes to what it asks for, and where it says so."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from intake.addresses import find_addresses, fits
from intake.agreements import read_agreements
from intake.asked_roles import Roles, Spoken, read_roles
from intake.asks import Ask, action_of, read_asks
from intake.authorities import is_authoritys
from intake.cpr import mask_cpr
from intake.cvr import Number, find_numbers
from intake.employees import (
    Found,
    completed,
    read_employees,
    with_listed,
    with_self,
    without_bystanders,
)
from intake.facts import Facts
from intake.going import lines_of_going
from intake.herself import read_self
from intake.history import Field, answers_inside, history_of, pointed_at, with_questions
from intake.jobcentres import Asked, held_by, read_jobcentres
from intake.kind import kind_of
from intake.mail import Mail, open_mail
from intake.municipalities import find_municipal
from intake.named import find_names
from intake.names import name_words, same_person
from intake.owners import is_only_firms
from intake.passed_on import author_meant
from intake.places import Place
from intake.reading import (
    Action,
    Address,
    Agreement,
    Attachment,
    Document,
    Employee,
    Evidence,
    Kind,
    Passage,
    Reading,
    Role,
    Text,
    Verdict,
)
from intake.references import agreement_tells
from intake.returned import returned_in
from intake.rules import Rules
from intake.runs import Run, find_runs
from intake.slots import without_marks
from intake.source import Source, Writer
from intake.subjects import with_subject
from intake.whose import own_number, stands_alone, stands_by_itself
from intake.wishes import SAYING
from intake.words import Clause, clauses, lower, only, unshouted, without

TextOf = Callable[[Attachment], Text]

# What one mail's attachments may cost; a person must look at the others.
_MOST_READ = 100
_MOST_LETTERS = 1_000_000
_LOGO_BYTES = 4_000
_NAMED_LOGO = re.compile(r"image\d+\.\w+|logo\S*\.\w+|outlook-\w+.*|.*\.gif", re.I)
_NAMED_LOGO_BYTES = 20_000
_NEVER_TEXT = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "audio/",
    "video/",
    "message/delivery-status",
)
_AUTHORITY_DESK = "dfdg@star.dk"
_TITLE_WITHIN = 60
_HEAD_WITHIN = 600
_HER = re.compile(r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|vedkommende|him|she|he)(?!\w)")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_CLIENTS = re.compile(
    r"(?<!\w)(?:kunde|klient|client|customer)(?:n|ns|s|'s|ens)?(?!\w)[^\n]{0,50}$"
)
_REPLY = re.compile(r"^\s*(?:sv|re|aw|svar)\s*:|\[ls-\d+\]", re.I)


def read_mail(raw: bytes, rules: Rules, text_of: TextOf) -> Reading:
    """Say what one mail asks for, and where it says so.

    `raw` is a mail's RFC 5322 bytes, `text_of` gives an attachment's text. A broken mail is read
    as far as it goes. CPR numbers are masked in all that the reading holds; what stands where does
    not change.
    """
    mail = _masked(open_mail(raw))
    documents = tuple(_documents(mail.attachments, text_of))
    words = _words(mail, rules)
    agreements = read_agreements(documents, f"{mail.headers.subject}\n{words.own}", rules)
    lists = _lists(documents, agreements, rules)
    number, cvr_evidence = _cvr(words, agreements, lists, rules)
    agreements = tuple(_with_number(a, documents, number, rules) for a in agreements)
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
    words: "_Words",
    lists: Sequence[tuple[int, Document]],
    agreements: Sequence[Agreement],
    known: int,
    rules: Rules,
) -> tuple[Found, Asked, "_Places"]:
    """Whom a mail asks for, and which job centres, where that shows: each tells of the other.

    `known` is how much of the firm the mail gives: its CVR number, an agreement.
    """
    asked, asked_at = _jobcentres(words, lists, agreements, rules)
    implied = bool(asked.marked and known) or _is_reply(words)
    found = _employees(words, lists, implied, rules)
    if agreements and _all_go(found):
        # An agreement comes with those who are to be created: it is asked rather than guessed.
        found = _employees(words, lists, implied, rules, doubtful=True)
    if _all_go(found):
        return found, Asked(), {}
    if found.employees:
        again = _jobcentres(words, lists, agreements, rules, found.employees)
        # Who is asked for tells more of the places than the words alone.
        asked, asked_at = again if again[0].codes or not asked.codes else (asked, asked_at)
    return found, asked, asked_at


def _facts(
    words: "_Words",
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
        addresses=_others_addresses(words),
        enclosed=[document.text for document in documents],
    )


@dataclass(frozen=True, slots=True)
class _Words:
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


def _others_addresses(words: _Words) -> list[str]:
    sender = words.mail.headers.sender
    own = {_AUTHORITY_DESK, sender.email.lower() if sender else ""}
    return [a.value for a in find_addresses(words.own) if a.value and a.value not in own]


def _masked(mail: Mail) -> Mail:
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


def _words(mail: Mail, rules: Rules) -> _Words:
    own = without_marks(only(mail.text, mail.passages, Role.NEW, Role.FORWARDED))
    own = _without_disclaimers(unshouted(own), rules)
    own = _without_examples(own, mail.passages, rules)
    parts = tuple(clauses(own))
    subject = mail.headers.subject
    answering = with_questions(mail.text, mail.passages, own)
    runs, unknown = find_runs(answering, rules)
    said = _without_names(own, rules)
    return _Words(
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
        subject_asks=tuple(read_asks(_without_names(subject, rules), clauses(subject), rules)),
        runs=tuple(runs),
        unknown=tuple(unknown),
    )


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


def _without_names(text: str, rules: Rules) -> str:
    named = [(n.start, n.end) for n in find_names(text, rules) if n.is_full]
    return without(text, [*named, *((a.start, a.end) for a in find_addresses(text))])


def _documents(attachments: Sequence[Attachment], text_of: TextOf) -> Iterator[Document]:
    """Each attachment as it was read, as far as one mail's may go."""
    read = letters = 0
    for attachment in attachments:
        text = Text(Verdict.NO_TEXT)
        if _is_worth_reading(attachment):
            room = read < _MOST_READ and letters < _MOST_LETTERS
            text = text_of(attachment) if room else Text(Verdict.TOO_LARGE)
            read += 1
            letters += len(text.text)
        yield _document(attachment, text)


def _document(attachment: Attachment, text: Text) -> Document:
    return Document(
        filename=attachment.filename,
        content_type=attachment.content_type,
        size=len(attachment.content),
        sha256=sha256(attachment.content).hexdigest(),
        verdict=text.verdict,
        pages=text.pages,
        ocr=text.ocr,
        text=mask_cpr(text.text),
    )


def _is_worth_reading(attachment: Attachment) -> bool:
    kind, size = attachment.content_type, len(attachment.content)
    if kind.startswith("image/"):
        named = _NAMED_LOGO.fullmatch(attachment.filename)
        return size > (_NAMED_LOGO_BYTES if named else _LOGO_BYTES)
    return not kind.startswith(_NEVER_TEXT)


def _lists(
    documents: Sequence[Document], agreements: Sequence[Agreement], rules: Rules
) -> list[tuple[int, Document]]:
    """The documents that may hold what belongs in the mail: lists of persons, filled-in forms."""
    taken = {agreement.filename for agreement in agreements}
    return [
        (n, document)
        for n, document in enumerate(documents)
        if document.verdict is Verdict.TEXT
        and document.filename not in taken
        and not _is_no_list(lower(document.text), rules)
    ]


def _is_no_list(small: str, rules: Rules) -> bool:
    """Whether a document's beginning shows that it is something else: a CV, a bill, minutes."""
    title = rules.signals["not_list_title"].search(small, 0, _TITLE_WITHIN)
    return bool(title or rules.signals["not_list"].search(small, 0, _HEAD_WITHIN))


# --- the CVR number ---------------------------------------------------------------------------


def _cvr(
    words: _Words,
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


def _clients_number(words: _Words, agreements: Sequence[Agreement]) -> Number | None:
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


def _with_number(
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
    words: _Words, lists: Sequence[tuple[int, Document]], rules: Rules
) -> Iterator[tuple[str, str, int | None, str]]:
    yield _without_authorities(words, rules), "text", None, "CVR-nummer i mailen"
    yield words.subject, "subject", None, "CVR-nummer i emnet"
    yield words.signature, "text", None, "CVR-nummer i underskriften"
    for earlier in _earlier(words, Field.CVR):
        yield earlier, "text", None, "CVR-nummer, som mailen henviser til"
    for n, document in lists:
        yield document.text, "attachment", n, "CVR-nummer i bilaget"


def _without_authorities(words: _Words, rules: Rules) -> str:
    """The words without mails passed on that an authority wrote: its signature's number is its."""
    text = words.answering
    for passage in words.mail.passages:
        author = passage.author.email.lower() if passage.author else ""
        if passage.role is Role.FORWARDED and is_authoritys(author.rpartition("@")[2], rules):
            blank = "\n" * (passage.end - passage.start)
            text = text[: passage.start] + blank + text[passage.end :]
    return text


def _earlier(words: _Words, field: Field) -> Iterator[str]:
    """The history, where the words leave a field to it; what the sender wrote in it comes first."""
    if field in words.points:
        mail = words.mail
        if mail.headers.sender:
            yield history_of(mail.text, mail.passages, mail.headers.sender)
        yield words.history
        if words.inside:
            yield history_of(mail.text, mail.passages, inside=True)


# --- the job centres --------------------------------------------------------------------------

_Places = dict[str, tuple[Evidence, ...]]


def _jobcentres(
    words: _Words,
    lists: Sequence[tuple[int, Document]],
    agreements: Sequence[Agreement],
    rules: Rules,
    employees: Sequence[Employee] = (),
) -> tuple[Asked, _Places]:
    """The job centres asked for: the text's, the subject's, or those that the mail refers to.

    `employees` are those asked for, where they are known and not all of them go.
    """
    only_removes = not employees and _only_removes(words, rules)
    refused = _refused(words.own, words.asks, only_removes, rules)
    refused = sorted([*refused, *lines_of_going(words.own, employees, "text")])
    found = (words.runs, words.unknown)
    asked = read_jobcentres(words.answering, words.parts, refused, rules, found)
    subject = read_jobcentres(words.subject, clauses(words.subject), (), rules)
    if not asked.marked and not asked.unknown and subject.marked and not only_removes:
        return subject, _found_at(subject, "subject", "Jobcenter i emnet")
    if asked.codes or asked.unknown:
        return asked, _found_at(asked, "text", "Jobcenter i mailen")
    if only_removes:
        return Asked(), {}
    if subject.codes:
        return subject, _found_at(subject, "subject", "Jobcenter i emnet")
    for n, document in lists:
        listed = _in_list(
            document, rules, lines_of_going(document.text, employees, "attachment", n)
        )
        if listed.codes:
            return listed, _found_at(listed, "attachment", "Jobcenter i bilaget", n)
    for earlier in _earlier(words, Field.JOBCENTRE):
        named = read_jobcentres(earlier, clauses(earlier), (), rules)
        if named.codes:
            return named, _found_at(named, "text", "Jobcenter, som mailen henviser til")
    return (
        _by_agreement(words, asked.with_agreement, agreements, rules)
        or _held(asked, agreements)
        or _in_passing(asked, "text")
        or _in_passing(subject, "subject")
        or (Asked(), {})
    )


def _in_list(document: Document, rules: Rules, going: Sequence[tuple[int, int]]) -> Asked:
    parts = tuple(clauses(document.text))
    asks = read_asks(_without_names(document.text, rules), parts, rules)
    refused = [*_refused(document.text, asks, False, rules), *going]
    return read_jobcentres(document.text, parts, sorted(refused), rules)


def _held(asked: Asked, agreements: Sequence[Agreement]) -> tuple[Asked, _Places] | None:
    """The municipalities that the text only names, where the agreements are with them."""
    held = held_by(asked, {code for agreement in agreements for code in agreement.municipalities})
    if not held:
        return None
    named = Asked(held)
    return named, _found_at(named, "text", "Kommune, som mailen nævner, og som aftalen er med")


def _in_passing(asked: Asked, source: str) -> tuple[Asked, _Places] | None:
    """The one municipality that the text or the subject only names: "Ny bruger, Odense"."""
    if not asked.in_passing:
        return None
    named = Asked(asked.in_passing)
    return named, _found_at(named, source, "Den eneste kommune, som mailen nævner")


def _refused(
    text: str, asks: Sequence[Ask], only_removes: bool, rules: Rules
) -> list[tuple[int, int]]:
    """The stretches that ask for no job centre; who takes another's place works there."""
    stated = {ask.clause for ask in asks if ask.stated}
    small, comes = lower(text), rules.signals["replaces"]
    return [
        (a.start, a.end)
        for a in asks
        if a.done
        or (
            a.action is Action.REMOVE
            and (only_removes or a.clause in stated)
            and (a.own or not comes.search(small, a.start, a.end))
        )
    ]


def _only_removes(words: _Words, rules: Rules) -> bool:
    """Whether the mail asks for nobody's creation, not even in somebody's place."""
    actions = {ask.action for ask in words.asks if ask.stated and not ask.told}
    small = lower(words.own)
    placed = any(rules.signals[s].search(small) for s in ("replaces", "replaced_by", "instead"))
    return actions == {Action.REMOVE} and not placed


def _found_at(asked: Asked, source: str, why: str, document: int | None = None) -> _Places:
    """Where the job centres stand, and what is called one and is none."""
    unknown = "Ikke et kendt jobcenter"
    return {
        "jobcentres": tuple(Evidence(source, p.start, p.end, why, document) for p in asked.places),
        "jobcentre_unknown": tuple(
            Evidence(source, a, b, unknown, document) for a, b in asked.unknown
        ),
    }


def _by_agreement(
    words: _Words, named: Sequence[Place], agreements: Sequence[Agreement], rules: Rules
) -> tuple[Asked, _Places] | None:
    """The agreements' municipalities, where the mail says that they tell which are meant."""
    codes = {code for agreement in agreements for code in agreement.municipalities}
    told = agreement_tells(words.own, rules) if len(agreements) == len(codes) == 1 else None
    if told:
        asked = Asked((Place(codes.pop(), *told),))
    elif named and {place.code for place in named} == codes:
        asked = Asked(tuple({place.code: place for place in named}.values()))
    else:
        return None
    return asked, _found_at(asked, "text", "Aftalens kommune, som mailen henviser til")


# --- the persons ------------------------------------------------------------------------------


def _employees(
    words: _Words,
    lists: Sequence[tuple[int, Document]],
    implied: bool,
    rules: Rules,
    *,
    doubtful: bool = False,
) -> Found:
    writers = _writers(words, rules)
    source = Source(
        text=words.own,
        parts=words.parts,
        asks=words.asks,
        writers=[writer for _, writer in writers],
        implied=implied,
        doubtful=doubtful,
        default=_asked_in_subject(words),
        subject=words.subject,
        copied=_recipients(words),
    )
    blank = [(run.start, run.end) for run in words.runs if run.marked or run.municipal]
    found = read_employees(source, rules, blank)
    employees = found.employees
    for passage, writer in writers:
        herself = read_self(source, passage, writer, employees, rules)
        employees = with_self(employees, herself)
    for n, document in lists:
        listed = _from_list(n, document, words, source.authors, rules)
        employees = with_listed(employees, listed.employees)
        found = replace(found, invalid=found.invalid + listed.invalid)
    employees = without_bystanders(employees, found.bystanders)
    if not employees and (author := author_meant(source)):
        employees = (author,)
    if Field.PERSONS in words.points:
        earlier = _in_history(words, rules)
        employees = completed(employees, earlier) if employees else earlier
    named = [_with_address(e, _others_addresses(words)) for e in _in_subject(words, rules)]
    employees = with_subject(employees, named, reply=_is_reply(words))
    return replace(found, employees=employees)


def _with_address(employee: Employee, addresses: Sequence[str]) -> Employee:
    """With the one address that the words give and that fits the name."""
    name = employee.name
    fitting = [a for a in addresses if name and fits(a, name_words(name))]
    if employee.email or len(fitting) != 1:
        return employee
    return replace(employee, email=fitting[0])


def _asked_in_subject(words: _Words) -> Action | None:
    return next((a.action for a in words.subject_asks if a.stated and not a.told), None)


def _recipients(words: _Words) -> frozenset[str]:
    headers = words.mail.headers
    return frozenset(address.email.lower() for address in (*headers.to, *headers.cc))


def _all_go(found: Found) -> bool:
    return bool(found.employees) and all(e.action is Action.REMOVE for e in found.employees)


def _is_reply(words: _Words) -> bool:
    headers = words.mail.headers
    return bool(headers.in_reply_to or _REPLY.search(headers.subject))


def _writers(words: _Words, rules: Rules) -> list[tuple[tuple[int, int], Writer]]:
    """Each passage of own words with who wrote it."""
    found = []
    mail = words.mail
    for passage in mail.passages:
        if passage.role in (Role.NEW, Role.FORWARDED):
            author = mail.headers.sender if passage.role is Role.NEW else passage.author
            found.append(((passage.start, passage.end), _writer(author, words, passage, rules)))
    return found


def _writer(author: Address | None, words: _Words, passage: Passage, rules: Rules) -> Writer:
    name, end = author.name if author else "", passage.end
    full = [n.value for n in find_names(name, rules) if n.is_full][:1]
    below = [n.value for n in find_names(words.signature[end : end + 400], rules) if n.is_full]
    full += [n for n in below[:1] if not full or same_person(n, full[0])]
    email = author.email.lower() if author else ""
    return Writer(max(full, key=len, default=""), email, words.signature, passage.start)


def _from_list(
    n: int, document: Document, words: _Words, writers: Sequence[Writer], rules: Rules
) -> Found:
    parts = tuple(clauses(document.text))
    asks = tuple(read_asks(_without_names(document.text, rules), parts, rules))
    stated = [a.action for a in (*words.asks, *words.subject_asks) if a.stated and not a.told]
    default = stated[0] if stated else Action.CREATE
    source = Source(document.text, parts, asks, writers, "attachment", n, default=default)
    runs, _ = find_runs(document.text, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs if r.marked])


def _in_history(words: _Words, rules: Rules) -> tuple[Employee, ...]:
    """Whom an earlier mail asks for, where the own words name nobody and point to it."""
    parts = tuple(clauses(words.history))
    asks = tuple(read_asks(_without_names(words.history, rules), parts, rules))
    stated = [a.action for a in words.asks if a.stated and not a.told]
    writers = [writer for _, writer in _writers(words, rules)]
    source = Source(
        words.history, parts, asks, writers, default=stated[0] if stated else Action.CREATE
    )
    runs, _ = find_runs(words.history, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs if r.marked]).employees


def _in_subject(words: _Words, rules: Rules) -> tuple[Employee, ...]:
    """A person named in the subject alone, where it asks, or the words ask for her: "luk hende"."""
    parts = tuple(clauses(words.subject))
    writers = [w for _, w in _writers(words, rules)]
    source = Source(
        words.subject, parts, words.subject_asks, writers, "subject", default=_asked_for_her(words)
    )
    runs, _ = find_runs(words.subject, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs]).employees


def _asked_for_her(words: _Words) -> Action | None:
    """What the words ask for somebody whom they call "ham", "hende"."""
    small = lower(words.own)
    asked = (a for a in words.asks if a.own and a.stated and not a.told)
    return next((a.action for a in asked if _HER.search(small, a.start, a.end)), None)


# --- their roles ------------------------------------------------------------------------------


def _roles(
    words: _Words,
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
    subject = "" if _is_reply(words) else words.subject
    return read_roles(texts, _spoken(subject, rules, "subject"), employees, rules)


def _spoken(text: str, rules: Rules, source: str = "text", document: int | None = None) -> Spoken:
    said, parts = _without_names(text, rules), tuple(clauses(text))
    return Spoken(text, said, parts, tuple(read_asks(said, parts, rules)), source, document)
