"""Failure 13: what Outlook packs into winmail.dat is not seen, and asked for again."""

import struct
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.builders import a_request, an_agreement
from tests.cast import DESK, KARLA
from tests.intake.outlook_files import winmail
from workflow.states import State

BEGINS, NAME, CONTENT = 0x00069002, 0x00018010, 0x0006800F  # attAttachRendData and what follows


def by_outlook(packed: bytes) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = KARLA, DESK, "Oprettelse"
    mail["Message-ID"] = "<13@nordlys-job.example>"
    mail.set_content(a_request())
    mail.add_attachment(packed, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return mail.as_bytes()


def packed(wrong_sum: bool = False) -> bytes:
    name = "Aftale med Køge.pdf".encode("cp1252") + b"\0"
    attributes = [(BEGINS, b"\0" * 14), (NAME, name), (CONTENT, an_agreement())]
    return winmail(attributes, wrong_sum)


@pytest.mark.parametrize("wrong_sum", [False, True], ids=["well", "with a wrong checksum"])
def test_the_agreement_in_it_is_found(mailroom, wrong_sum):
    mailroom.deliver(by_outlook(packed(wrong_sum)))
    mailroom.poll()
    [ticket] = mailroom.office.tickets()
    assert ticket.state is State.READY
    assert [a["filename"] for a in ticket.verdict["agreements"]] == ["Aftale med Køge.pdf"]


@pytest.mark.parametrize("broken", [packed()[:300], struct.pack("<I", 0x223E9F78) + b"\xff" * 99])
def test_a_broken_one_is_kept_as_it_is_and_what_is_owed_is_asked_for(mailroom, broken):
    raw = by_outlook(broken)
    mailroom.deliver(raw)
    mailroom.poll()
    [ticket] = mailroom.office.tickets()
    assert ticket.verdict["missing"] == ["agreement"]
    assert mailroom.folder("Behandlet") == [raw]
