"""What must hold for each mail, whatever is in it."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from random import Random
from typing import Any

from fuzz import wording
from fuzz.seeds import Seeds
from intake.attached import TextOf
from intake.cpr import find_cpr
from intake.explain import explained
from intake.letters import shortened
from intake.mail import identity, open_mail
from intake.read import read_mail
from intake.reading import Attachment, Evidence, Passage, Reading, Text, Verdict
from intake.record import as_dict, from_dict
from intake.rules import Rules
from intake.show import mail_as_json
from workflow.completeness import contract_fields, judge

MISSING = {"agreement", "cvr", "employee", "employee_email", "employee_name", "jobcentre"}
PROBLEMS = {
    "agreement_expired", "agreement_unclear", "agreement_unreadable", "cvr_conflict", "cvr_invalid",
    "agreement_wrong_municipality", "employee_email_invalid", "jobcentre_unknown",
}  # fmt: skip
# What a later mail must find as it was sent, and what a program made out of letters.
_NEVER_MASKED = {"message_id", "in_reply_to", "references", "sha256"}
_LONGEST = 50_000
_CARRIERS = (
    b"Return-Path: <karla@nordlys-job.example>\r\n"
    b"Received: from mx.example (mx.example [192.0.2.1])\r\n\tby star.example with ESMTPS;\r\n"
    b"\tMon, 4 May 2026 10:00:00 +0200\r\n"
)


def hold(raw: bytes, rules: Rules, text_of: TextOf) -> Reading:
    """The mail's reading, for which every promise holds. Raises where one does not."""
    mail = open_mail(raw)
    assert_covered(mail.text, mail.passages)
    assert_writable(mail_as_json("x.eml", mail))
    reading = read_mail(raw, rules, text_of)
    assert_covered(reading.text, reading.passages)
    assert_in_place(reading)
    assert_kept(reading)
    assert_masked(reading)
    assert_judged(reading, rules)
    assert_known_again(raw)
    assert_writable("\n".join(explained(reading)))
    return reading


def invented(seeds: Seeds) -> TextOf:
    """Stands in for the reading of attachments, which are fuzzed apart: by a file's content, the
    text that some document of the corpus gave, changed or not, or a verdict that it gives none.
    """

    def text_of(file: Attachment) -> Text:
        luck = Random(sha256(file.content).hexdigest())
        if luck.random() < 0.2:
            return Text(luck.choice([v for v in Verdict if v is not Verdict.TEXT]))
        text = luck.choice(seeds.texts)
        if luck.random() < 0.5:
            text = shortened(wording.changed(text, luck, seeds.texts).replace("\0", ""), _LONGEST)
        return Text(Verdict.TEXT, text, text.count("\f") + 1, luck.random() < 0.2)

    return text_of


def assert_covered(text: str, passages: tuple[Passage, ...]) -> None:
    """Passages are in order, and each letter is in one of them."""
    at = 0
    for passage in passages:
        assert passage.start == at, "passages leave a gap or overlap"
        assert passage.end >= passage.start, "a passage ends before it begins"
        at = passage.end
    assert at == len(text), "passages do not cover the text"


def assert_in_place(reading: Reading) -> None:
    """All that was found stands in its source's text, where it is said to stand."""
    for place in _evidence(reading):
        text = _source(reading, place)
        assert 0 <= place.start <= place.end <= len(text), f"{place} lies outside of its text"
        assert place.page is None or 1 <= place.page <= text.count("\f") + 1, f"no page: {place}"


def assert_kept(reading: Reading) -> None:
    """The database gives back what was read."""
    record = as_dict(reading)
    assert_writable(record)
    assert from_dict(json.loads(json.dumps(record))) == reading, "the record loses something"


def assert_masked(reading: Reading) -> None:
    for name, text in _strings(as_dict(reading)):
        assert name in _NEVER_MASKED or not find_cpr(text), f"a CPR number is shown in {name}"


def assert_judged(reading: Reading, rules: Rules) -> None:
    """The verdict is the contract's."""
    fields = contract_fields(judge([reading]))
    assert_writable(fields)
    assert set(fields["missing"]) <= MISSING
    assert set(fields["problems"]) <= PROBLEMS
    assert fields["complete"] == (fields["kind"] == "request" and not fields["missing"])
    assert fields["cvr"] is None or re.fullmatch("[0-9]{8}", fields["cvr"]), fields["cvr"]
    codes = {*fields["jobcentres"], *(c for a in fields["agreements"] for c in a["municipalities"])}
    assert codes <= rules.municipalities.keys(), "a municipality that does not exist"
    assert fields["jobcentres"] == sorted(set(fields["jobcentres"]))
    for employee in fields["employees"]:
        name, email = employee["name"], employee["email"]
        assert name is None or name == name.strip() != "", f"a name of blanks: {name!r}"
        assert email is None or email == email.lower(), f"an address in capitals: {email!r}"
        assert email is None or re.fullmatch(r"[^\s@]+@[^\s@]+", email), f"no address: {email!r}"
        assert set(employee.get("refused", ())) <= set(employee.get("roles", ()))
        granted = rules.roles.granted(employee.get("roles", ()))
        assert not set(granted) & set(employee.get("refused", ())), "refused, and granted"


def assert_known_again(raw: bytes) -> None:
    """A second delivery, by other carriers, is the same mail, if it says which one it is."""
    message_id, content = identity(raw)
    assert_writable(message_id)
    if message_id is not None:
        lines = raw.lstrip(b"\r\n").replace(b"\r\n", b"\n").split(b"\n")
        again = _CARRIERS + b"\r\n".join([*lines, b""])
        assert identity(again) == (message_id, content), "a second delivery is another mail"


def assert_writable(value: Any) -> None:
    """Terminals, files and databases take it: UTF-8 without halves of letters, and no NUL."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    written.encode("utf-8")
    assert "\\u0000" not in written, "a NUL, which PostgreSQL takes in no text"


def _evidence(reading: Reading) -> Iterator[Evidence]:
    for places in reading.evidence.values():
        yield from places
    for employee in reading.employees:
        yield from employee.evidence
    for agreement in reading.agreements:
        yield from agreement.evidence


def _source(reading: Reading, place: Evidence) -> str:
    assert (place.source == "attachment") == (place.attachment is not None), place
    if place.attachment is not None:
        return reading.documents[place.attachment].text
    return {"text": reading.text, "subject": reading.headers.subject}[place.source]


def _strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _strings(each, key)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each, name)
