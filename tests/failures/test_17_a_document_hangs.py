"""Failure 17: a document hangs or breaks its parser, and the service with it."""

import random
import zlib

from intake.documents import Isolation, Limits
from intake.reading import Attachment, Verdict
from tests.builders import a_mail, a_request, an_agreement

GOOD = an_agreement()


def a_bomb() -> bytes:
    """A page that unpacks to far more than anybody would write."""
    content = zlib.compress(b"(x) Tj " * 30_000_000, 9)
    return (
        (
            b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(content)
        )
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )


def test_a_bomb_costs_its_own_text_and_the_next_document_is_read():
    with Isolation(Limits(ocr=False, time_limit_seconds=3, memory_mb=256)) as text_of:
        bomb = text_of(Attachment("bombe.pdf", "application/pdf", a_bomb()))
        good = text_of(Attachment("Aftale.pdf", "application/pdf", GOOD))
    assert bomb.verdict is not Verdict.TEXT
    assert "Leverandøraftale" in good.text


def test_every_broken_document_gets_a_verdict():
    luck = random.Random(17)
    with Isolation(Limits(ocr=False, time_limit_seconds=5)) as text_of:
        for _ in range(150):
            content = bytearray(GOOD)
            for _ in range(luck.randint(1, 60)):
                content[luck.randrange(len(content))] = luck.randrange(256)
            cut = bytes(content[: luck.randint(1, len(content))])
            text = text_of(Attachment("x.pdf", "application/pdf", cut))
            assert text.verdict in Verdict


def test_a_mail_with_a_broken_agreement_is_a_ticket_that_says_so(office):
    ticket = office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": GOOD[:200]}))
    assert ticket.verdict["missing"] == ["agreement"]
    assert ticket.verdict["problems"] == ["agreement_unreadable"]
