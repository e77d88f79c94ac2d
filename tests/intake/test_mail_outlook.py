"""Mails as Outlook saves them (.msg) and sends them to its own kind (winmail.dat)."""

import struct
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from intake.documents.limits import Limits
from intake.documents.opening import text_of
from intake.mail import Mail, open_mail
from intake.reading import Address, Attachment, Role, Verdict
from tests.intake.outlook_files import (
    PT_BINARY,
    PT_LONG,
    PT_OBJECT,
    PT_STRING8,
    PT_TIME,
    PT_UNICODE,
    compound,
    mapi_properties,
    msg,
    winmail,
)
from tests.intake.test_mail_files import PDF, mail, names, with_file, zipped

ASKED = "Opret Åse Bækby, aab@nordjob.example, til Jobcenter Køge.\r\nCVR 25110773\r\n"
ASKED_SEEN = ASKED.replace("\r\n", "\n").strip()
SENT = datetime(2021, 3, 3, 9, 41, tzinfo=UTC)
TICKS = int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
FILE = {(0x3701, PT_BINARY): PDF * 300, (0x3707, PT_UNICODE): "Aftale Køge.pdf"}
TO = {(0x0C15, PT_LONG): 1, (0x3001, PT_UNICODE): "STAR", (0x39FE, PT_UNICODE): "dfdg@star.dk"}
CC = {(0x0C15, PT_LONG): 2, (0x3003, PT_UNICODE): "ib@nordjob.example"}
FROM = {
    (0x0C1A, PT_UNICODE): "Karla Thygesen",
    (0x0C1F, PT_UNICODE): "/O=NORDJOB/CN=KARLA",
    (0x5D01, PT_UNICODE): "karla@nordjob.example",
}
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}"
    rb"{\*\htmltag19 <html>}{\*\htmltag64 <table><tr><td>}\htmlrtf {\htmlrtf0 \'c5se B\'e6kby"
    rb"{\*\htmltag72 </td><td>}\htmlrtf\par\htmlrtf0 aab@nordjob.example"
    rb"{\*\htmltag72 </td></tr><tr><td>}Bo Ege{\*\htmltag72 </td><td>}b\u248?d@nordjob.example"
    rb"{\*\htmltag72 </td></tr></table>}\htmlrtf }\htmlrtf0 {\*\htmltag27 </html>}}"
)

AS_RTF = rb"{\rtf1\ansi " + ASKED.replace("\r\n", "\\par\r\n").encode("cp1252") + b"}"


def saved(
    values: dict[tuple[int, int], Any],
    files: list[dict[tuple[int, int], Any]] | None = None,
) -> bytes:
    about = {(0x0037, PT_UNICODE): "Oprettelse", (0x0039, PT_TIME): TICKS, **FROM, **values}
    return compound(msg(about, [TO, CC], files or []))


def packed(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def test_it_opens_a_mail_that_outlook_saved() -> None:
    opened = open_mail(saved({(0x1000, PT_UNICODE): ASKED}, [FILE]))
    assert opened.defects == ()
    assert opened.headers.sender == Address("Karla Thygesen", "karla@nordjob.example")
    assert opened.headers.to == (Address("STAR", "dfdg@star.dk"),)
    assert opened.headers.cc == (Address("", "ib@nordjob.example"),)
    assert opened.headers.subject == "Oprettelse"
    assert opened.headers.date == SENT
    assert opened.text == ASKED_SEEN
    assert names(opened) == ["Aftale Køge.pdf"]
    assert opened.attachments[0].content == PDF * 300


def test_it_opens_a_large_file() -> None:
    scan = PDF + bytes(range(256)) * 36_000
    begun = time.monotonic()
    opened = open_mail(saved({(0x1000, PT_UNICODE): ASKED}, [{**FILE, (0x3701, PT_BINARY): scan}]))
    assert opened.attachments[0].content == scan
    assert time.monotonic() - begun < 3


def test_it_keeps_the_header_that_the_mail_came_with() -> None:
    header = (
        "From: Bo Ege <be@nordjob.example>\r\nTo: dfdg@star.dk\r\nSubject: Ny\r\n"
        "Message-ID: <7@nordjob.example>\r\nAuto-Submitted: auto-replied\r\n"
        "Content-Type: text/html; charset=utf-8\r\nDate: Thu, 4 Mar 2021 10:00:00 +0100\r\n"
    )
    opened = open_mail(saved({(0x1000, PT_UNICODE): ASKED, (0x007D, PT_UNICODE): header}))
    assert opened.headers.sender == Address("Bo Ege", "be@nordjob.example")
    assert opened.headers.message_id == "<7@nordjob.example>"
    assert opened.headers.subject == "Ny"
    assert opened.signals["auto-submitted"] == "auto-replied"
    assert opened.text == ASKED_SEEN


@pytest.mark.parametrize(
    "body",
    [
        {(0x1000, PT_STRING8): ASKED, (0x3FFD, PT_LONG): 1252},
        {(0x1000, PT_STRING8): ASKED.encode(), (0x3FFD, PT_LONG): 65001},
        {(0x1000, PT_STRING8): ASKED.encode("cp850")},
        {(0x1013, PT_BINARY): f"<p>{ASKED}</p>".encode("cp1252"), (0x3FDE, PT_LONG): 1252},
        {(0x1013, PT_UNICODE): f"<pre>{ASKED}</pre>"},
        {(0x1009, PT_BINARY): packed(AS_RTF)},
    ],
)
def test_it_reads_the_body_in_whatever_form_it_is_kept(body: dict[tuple[int, int], Any]) -> None:
    said = " ".join(open_mail(saved(body)).text.split())
    assert said == " ".join(ASKED.split())


def test_it_reads_the_table_of_an_html_mail_that_is_kept_in_rtf() -> None:
    plain = "Åse Bækby\r\n\r\naab@nordjob.example\r\n\r\nBo Ege\r\n\r\nbød@nordjob.example\r\n"
    opened = open_mail(saved({(0x1000, PT_UNICODE): plain, (0x1009, PT_BINARY): packed(RTF)}))
    assert opened.text == "Åse Bækby\taab@nordjob.example\nBo Ege\tbød@nordjob.example"


def test_it_unpacks_rtf_as_outlook_packs_it() -> None:
    # The example of MS-OXRTFCP, 4.1.1.
    example = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062770"
        "5b06c647d0a800fa0"
    )
    assert open_mail(saved({(0x1009, PT_BINARY): example})).text == "hello world"


@pytest.mark.parametrize("way", ["file", "nested", "winmail"])
def test_a_request_passed_on_as_msg_is_one_as_an_attached_mail_is(way: str) -> None:
    asked = {(0x1000, PT_UNICODE): ASKED}
    if way == "winmail":
        inner = winmail([(0x00069003, mapi_properties(in_bytes({**FROM, **asked})))])
        enclosed = bytes.fromhex("0703020000000000c000000000000046") + inner
        outer = winmail(
            [
                (0x00069002, b"\0" * 14),
                (0x0006800F, b"a picture"),
                (0x00069005, mapi_properties({(0x3701, PT_OBJECT): enclosed})),
            ]
        )
        raw = with_file(outer, "application/ms-tnef", "winmail.dat")
    elif way == "nested":
        held = msg({**FROM, **asked}, [TO], [FILE], head=24)
        raw = saved({(0x1000, PT_UNICODE): "Se vedhæftede."}, [{(0x3701, PT_OBJECT): held}])
    else:
        raw = with_file(saved(asked, [FILE]), name="Adgang.msg")
    opened = open_mail(raw)
    forwarded = next(p for p in opened.passages if p.role is Role.FORWARDED)
    assert opened.text[forwarded.start : forwarded.end] == ASKED_SEEN
    assert forwarded.author == Address("Karla Thygesen", "karla@nordjob.example")
    assert names(opened) == ([] if way == "winmail" else ["Aftale Køge.pdf"])


def in_bytes(values: dict[tuple[int, int], Any]) -> dict[tuple[int, int], bytes | int]:
    return {
        key: value.encode("utf-16-le") if isinstance(value, str) else value
        for key, value in values.items()
    }


def test_it_does_not_read_saved_mails_for_ever() -> None:
    held = msg({(0x1000, PT_UNICODE): "innerst"}, head=24)
    for number in range(8):
        held = msg({(0x1000, PT_UNICODE): f"lag {number}"}, [], [{(0x3701, PT_OBJECT): held}], 24)
    opened = open_mail(
        compound({**held, **msg({(0x1000, PT_UNICODE): "yderst"}), **attached(held)})
    )
    assert opened.text.startswith("yderst")
    assert "innerst" not in opened.text


def attached(tree: Any) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if name.startswith("__attach")}


@pytest.mark.parametrize("cut", [511, 600, 2000, -600])
def test_a_msg_that_is_broken_stays_a_file(cut: int) -> None:
    raw = saved({(0x1000, PT_UNICODE): ASKED}, [FILE])[:cut]
    opened = open_mail(with_file(raw, name="Adgang.msg"))
    assert names(opened) == ["Adgang.msg"]
    assert open_mail(raw).text == ""
    assert open_mail(raw).defects


def test_a_msg_that_refers_to_itself_costs_no_time() -> None:
    raw = bytearray(saved({(0x1000, PT_UNICODE): ASKED * 2000}, [FILE] * 40))
    for place in range(512, len(raw) - 4, 4):
        if raw[place : place + 4] in (b"\xfe\xff\xff\xff", b"\xff\xff\xff\xff"):
            raw[place : place + 4] = b"\1\0\0\0"
    begun = time.monotonic()
    open_mail(bytes(raw))
    assert time.monotonic() - begun < 2


def test_the_text_of_a_saved_mail_can_be_asked_for() -> None:
    file = Attachment("a.msg", "application/octet-stream", saved({(0x1000, PT_UNICODE): ASKED}))
    assert text_of(file, Limits()).text == ASKED_SEEN
    broken = Attachment("a.msg", "application/octet-stream", file.content[:-600])
    assert text_of(broken, Limits()).verdict in (Verdict.DAMAGED, Verdict.UNKNOWN_TYPE)


# --- winmail.dat ---


def sent_as_winmail(text: str, *attributes: tuple[int, bytes]) -> Mail:
    message = mail(text)
    message.add_attachment(
        winmail(attributes), maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    return open_mail(message.as_bytes())


@pytest.mark.parametrize(
    "attribute",
    [
        (0x0002800C, ASKED.encode("cp1252")),
        (0x00069003, mapi_properties({(0x1000, PT_UNICODE): ASKED.encode("utf-16-le")})),
        (0x00069003, mapi_properties({(0x1013, PT_BINARY): f"<p>{ASKED}".encode(),
                                      (0x3FDE, PT_LONG): 65001})),
        (0x00069003, mapi_properties({(0x1009, PT_BINARY): packed(AS_RTF)})),
    ],
)  # fmt: skip
def test_the_words_in_winmail_dat_are_those_of_a_mail_that_has_none(
    attribute: tuple[int, bytes],
) -> None:
    opened = sent_as_winmail("", attribute)
    assert " ".join(opened.text.split()) == " ".join(ASKED.split())
    assert names(opened) == []
    assert opened.defects == ()


def test_a_mails_own_words_win_over_those_in_its_winmail_dat() -> None:
    opened = sent_as_winmail("Hej", (0x0002800C, b"Farvel"))
    assert opened.text == "Hej"


@pytest.mark.parametrize(
    "stream",
    [
        mapi_properties({(0x1000, PT_UNICODE): b"x"}).replace(b"\1\0\0\0", b"\xff\xff\xff\xff"),
        struct.pack("<IHHI", 0xFFFFFFFF, 0x101E, 0x1000, 0xFFFFFFFF),
        struct.pack("<IHHI", 0xFFFFFFFF, 0x1003, 0x1000, 0xFFFFFFFF),
    ],
)
def test_counts_that_cannot_be_true_cost_no_time(stream: bytes) -> None:
    begun = time.monotonic()
    sent_as_winmail("Hej", (0x00069003, stream), (0x00069004, b"\xff" * 20))
    assert time.monotonic() - begun < 1


def test_it_opens_a_winmail_dat_in_an_archive() -> None:
    stream = winmail([(0x00069002, b"\0" * 14), (0x00018010, b"a.pdf\0"), (0x0006800F, PDF)])
    held = winmail([(0x00069002, b"\0" * 14), (0x00018010, b"w.dat\0"), (0x0006800F, stream)])
    opened = open_mail(with_file(zipped({"b.pdf": PDF, "winmail.dat": held}), name="x.zip"))
    assert names(opened) == ["b.pdf", "a.pdf"]
