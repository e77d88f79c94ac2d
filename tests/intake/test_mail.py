"""Mails to what is in them: letters, bodies, addresses, dates. Nothing makes it raise."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.mail import Mail, identity, open_mail
from intake.reading import Address
from intake.show import mail_as_json

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.eml"))
HEADER = (
    b"From: Karla Thygesen <karla@nordjob.example>\r\nTo: dfdg@star.dk\r\n"
    b"Subject: Oprettelse\r\nDate: Wed, 3 Mar 2021 10:41:00 +0100\r\n"
    b"Message-ID: <1@nordjob.example>\r\n"
)
DANISH = "Opret Bjørn Åse Sværdborg på Ærø – tak"


def plain(body: bytes, charset: str | None = "utf-8", more: bytes = b"") -> bytes:
    kind = f"Content-Type: text/plain; charset={charset}\r\n".encode() if charset else b""
    return HEADER + kind + more + b"\r\n" + body


def html(body: str, plain_text: str | None = None) -> bytes:
    part = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    if plain_text is None:
        return HEADER + part
    return (
        HEADER
        + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
        + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + plain_text.encode()
        + b"\r\n--b\r\n"
        + part
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_it_opens_every_sample_without_a_defect(path: Path) -> None:
    opened = open_mail(path.read_bytes())
    assert opened.defects == ()
    assert opened.headers.sender
    assert opened.headers.date
    assert opened.text
    json.dumps(mail_as_json(str(path), opened))


@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
@pytest.mark.parametrize(
    "declared", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "x-unknown", None, '"utf-8"']
)
def test_it_reads_danish_letters_whatever_charset_was_declared(
    written: str, declared: str | None
) -> None:
    assert open_mail(plain(DANISH.encode(written), declared)).text == DANISH


@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-15", "utf-8-sig", "cp865", "mac-roman"])
def test_it_reads_other_charsets_as_declared(charset: str) -> None:
    raw = DANISH.replace("–", "-").encode(charset)
    assert open_mail(plain(raw, charset)).text == DANISH.replace("–", "-")


def test_it_reads_a_footer_in_another_charset_than_the_body() -> None:
    opened = open_mail(plain(DANISH.encode() + "\r\nSøren".encode("latin-1")))
    assert opened.text == f"{DANISH}\nSøren"


def test_it_mends_letters_that_were_encoded_twice() -> None:
    twice = DANISH.encode().decode("cp1252", "replace").encode()
    assert "Bjørn Åse Sværdborg på Ærø" in open_mail(plain(twice)).text


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_it_reads_eight_bit_letters_in_the_header(charset: str) -> None:
    raw = "From: Bjørn Ærø <b@nordjob.example>\r\nSubject: Nedlæg Åse\r\n\r\nx".encode(charset)
    headers = open_mail(raw).headers
    assert headers.subject == "Nedlæg Åse"
    assert headers.sender == Address("Bjørn Ærø", "b@nordjob.example")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?Q?Nedl=C3=A6g?= =?utf-8?Q?_=C3=85se?=", "Nedlæg Åse"),
        ("=?utf-8?Q?Nedl=C3?= =?utf-8?Q?=A6g?=", "Nedlæg"),
        ("=?utf-8?B?TmVkbMOm?=\r\n =?utf-8?B?Zw==?=", "Nedlæg"),
        ('"=?iso-8859-1?Q?Nedl=E6g?="', '"Nedlæg"'),
        ("=?x-none?Q?Nedl=E6g?=", "Nedlæg"),
        ("=?utf-8*da?Q?Nedl=C3=A6g?=", "Nedlæg"),
        ("SV:=?utf-8?Q?Nedl=C3=A6g?=nu", "SV:Nedlægnu"),
        ("=?utf-8?Q?Nedl=C3=A6g nu?=", "Nedlæg nu"),
        ("=?utf-8?Q?ufærdig", "=?utf-8?Q?ufærdig"),
        ("A =?utf-8?B?*?= b", "A b"),
    ],
)
def test_it_reads_encoded_words_also_where_they_are_broken(written: str, meant: str) -> None:
    subject = open_mail(f"Subject: {written}\r\n\r\nx".encode()).headers.subject
    assert " ".join(subject.split()) == meant


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<>", ()),
        ('"" <@x>', ()),
        ("undisclosed-recipients:;", ()),
        ("a@b.example, Bo <bo@b.example>", (("", "a@b.example"), ("Bo", "bo@b.example"))),
        ("Brandt, Olga <o@b.example>", (("Brandt, Olga", "o@b.example"),)),
        ('"Brandt, Olga" <o@b.example>', (("Brandt, Olga", "o@b.example"),)),
        ('"=?utf-8?Q?S=C3=B8s?=" <s@b.example>', (("Søs", "s@b.example"),)),
        ("'s@b.example' <s@b.example>", (("", "s@b.example"),)),
        ("a@b.example; c@b.example", (("", "a@b.example"), ("", "c@b.example"))),
        ("Olga o@b.example", (("Olga", "o@b.example"),)),
        ("o@b.example (Olga)", (("Olga", "o@b.example"),)),
        ("O@B.Example, o@b.example", (("", "O@B.Example"),)),
    ],
)
def test_it_reads_address_lists_also_where_they_are_malformed(
    written: str, found: tuple[tuple[str, str], ...]
) -> None:
    opened = open_mail(f"To: {written}\r\nFrom: x@b.example\r\n\r\nx".encode())
    assert [(each.name, each.email) for each in opened.headers.to] == [list(f) and f for f in found]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Wed, 3 Mar 2021 10:41:00 +0100", datetime(2021, 3, 3, 9, 41, tzinfo=UTC)),
        ("3 Mar 2021 10:41:00 GMT", datetime(2021, 3, 3, 10, 41, tzinfo=UTC)),
        ("3 Mar 2021 10:41", datetime(2021, 3, 3, 10, 41, tzinfo=UTC)),
        ("2021-03-03T10:41:00+01:00", datetime(2021, 3, 3, 9, 41, tzinfo=UTC)),
        ("i morgen", None),
        ("Wed, 32 Mar 2021 10:41:00 +0100", None),
        ("Wed, 3 Mar 99999 10:41:00 +0100", None),
        ("Mon, 1 Jan 1900 00:00:00 +1400", None),
    ],
)
def test_it_reads_a_date_or_none(written: str, meant: datetime | None) -> None:
    opened = open_mail(f"From: x@b.example\r\nDate: {written}\r\n\r\nx".encode())
    assert opened.headers.date == meant
    assert ("date: malformed" in opened.defects) == (meant is None)


def test_it_puts_flowed_lines_together() -> None:
    more = b"Content-Transfer-Encoding: 8bit\r\n"
    body = b"CVR 2511 \r\n0773\r\n  indrykket\r\n> citat \r\n> videre\r\n"
    flowed = plain(body, "utf-8; format=flowed", more)
    assert open_mail(flowed).text == "CVR 2511 0773\n indrykket\n> citat videre"
    spaceless = plain(body, "utf-8; format=flowed; delsp=yes", more)
    assert open_mail(spaceless).text.startswith("CVR 25110773\n")


def test_it_joins_what_quoted_printable_broke() -> None:
    more = b"Content-Transfer-Encoding: quoted-printable\r\n"
    assert (
        open_mail(plain(b"CVR 2511=\r\n0773 =C3=\r\n=B8=20\r\n", more=more)).text
        == "CVR 25110773 ø"
    )


def test_it_reads_base64_that_is_broken() -> None:
    more = b"Content-Transfer-Encoding: base64\r\n"
    opened = open_mail(plain(b"SGVq\r\n!!IEth\r\ncmxh\r\nQ", more=more))
    assert opened.text == "Hej Karla"


def test_it_writes_a_table_with_tabs_also_where_plain_text_has_a_cell_a_line() -> None:
    rows = [
        ("Navn", "Mail"),
        ("Olga Brandt", "ob@nordjob.example"),
        ("Bo Ege", "be@nordjob.example"),
    ]
    table = "".join(f"<tr><td><p>{a}</p></td><td><p>{b}</p></td></tr>" for a, b in rows)
    loose = "Opret\r\n\r\n" + "\r\n\r\n".join(cell for row in rows for cell in row)
    opened = open_mail(html(f"<p>Opret</p><table>{table}</table>", loose))
    assert opened.text.split("\n")[-3:] == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["a\tb", "c\td"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", ["a\tb", "a\tc"]),
        ("<tr><td>a<td><td>c", ["a\t\tc"]),
        ("<tr><td colspan=2>a<td>b", ["a\t\tb"]),
        ("<tr><td>a<br>b<td>c<br>d", ["a\tc", "b\td"]),
        ("<tr><td>a<td>c<br>d", ["a\tc, d"]),
        ("<tr><td><p>a</p><p>b</p>", ["a", "", "b"]),
        ("<tr><td><table><tr><td>a<td>b</table>", ["a\tb"]),
        ("<tr><td style='display:none'>x<td>a<td>b", ["a\tb"]),
    ],
)
def test_it_writes_rows_as_lines_and_cells_with_tabs(table: str, lines: list[str]) -> None:
    assert open_mail(html(f"<table>{table}</table>")).text.split("\n") == lines


def test_it_reads_html_as_a_person_sees_it() -> None:
    opened = open_mail(
        html(
            "<html><head><title>t</title><style>p{}</style></head><body><!-- x -->"
            "<p>Hej&nbsp;&aelig;</p><div>Opret <b>Bo</b>\n Ege</div><ul><li>en<li>to</ul>"
            "<span style='display: none'>skjult</span><span style='font-size:0'>skjult</span>"
            "<div hidden>skjult</div><script>skjult()</script><pre>a\n  b</pre>"
            "<a href='mailto:be@nordjob.example?subject=x'>Bo Ege</a> "
            "<a href='mailto:ka@nordjob.example'>ka@nordjob.example</a></body></html>"
        )
    )
    assert opened.text == (
        "Hej æ\n\nOpret Bo Ege\n- en\n- to\na\n  b\nBo Ege <be@nordjob.example> ka@nordjob.example"
    )


@pytest.mark.parametrize("stub", ["", "  \r\n", "Din mailklient kan ikke vise HTML."])
def test_it_reads_the_html_where_plain_text_says_nothing(stub: str) -> None:
    said = "Opret Bo Ege, be@nordjob.example, til Jobcenter Odense. CVR 25110773."
    assert open_mail(html(f"<p>{said}</p>", stub)).text == said


def test_it_reads_plain_text_where_it_says_the_same() -> None:
    opened = open_mail(html("<p>Opret</p><p>Bo Ege</p>", "Opret\r\nBo Ege"))
    assert opened.text == "Opret\nBo Ege"


def test_it_takes_away_the_doubles_of_links_but_no_address() -> None:
    text = (
        "b@x.example<mailto:b@x.example>, Bo<mailto:bo@x.example>, B@X.EXAMPLE<mailto:b@x.example>"
        " se www.x.example<https://www.x.example/?a=b> [cid:image001.png@01D6]"
    )
    assert open_mail(plain(text.encode())).text.rstrip() == (
        "b@x.example, Bo <bo@x.example>, B@X.EXAMPLE se www.x.example"
    )


def test_it_takes_away_what_has_no_width_and_makes_spaces_one_kind() -> None:
    opened = open_mail(plain("CVR\u00a025\u200b11\u00ad07\u200e73\u2009x\ufeff".encode()))
    assert opened.text == "CVR 25110773 x"


def test_it_reads_what_is_signed() -> None:
    text = (
        b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nCVR 25110773\n- -- \nKarla\n"
        b"-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n"
    )
    assert open_mail(plain(text)).text == "CVR 25110773\n--\nKarla"


def test_it_reads_text_on_both_sides_of_a_file() -> None:
    raw = HEADER + (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nHej\r\n"
        b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: inline; filename=a.pdf\r\n"
        b"\r\n%PDF-1.4\r\n--b\r\nContent-Type: text/plain\r\n\r\nCVR 25110773\r\n--b--\r\n"
    )
    opened = open_mail(raw)
    assert opened.text == "Hej\n\nCVR 25110773"
    assert [file.filename for file in opened.attachments] == ["a.pdf"]


@pytest.mark.parametrize(
    "kind",
    [
        b"Content-Type: multipart/mixed\r\n",
        b"Content-Type: multipart/mixed; boundary=other\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
    ],
)
def test_it_reads_a_multipart_whose_boundary_is_not_stated_or_not_closed(kind: bytes) -> None:
    body = (
        b"\r\n--b\r\nContent-Type: text/plain\r\n\r\nHej\r\n"
        b"--b\r\nContent-Type: application/pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK"
    )
    opened = open_mail(HEADER + kind + body)
    assert opened.text == "Hej"
    assert [file.content for file in opened.attachments] == [b"%PDF-1.4\n"]
    assert opened.defects


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\n", b"\r\n\r\n", b"From", b"Hej med jer\nopret Bo", bytes(range(256)) * 40,
        b"Content-Type: ;;;\n\nx", b"Content-Type: text/plain; charset=\"\n\nx",
        b"Content-Type: text/plain; charset=undefined\n\nx\xff",
        b"Content-Type: text/plain; charset=idna\n\nx\xff",
        b"Content-Type: text/plain; charset=hex\n\nx",
        b"Content-Type: message/rfc822\n\n",
        b"Content-Type: multipart/alternative; boundary=b\n\n--b--",
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nRnJvbTogeA==",
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n",
        b"Content-Type: application/pkcs7-mime; smime-type=signed-data\n\n0\x80\x06",
        b"Content-Type: application/ms-tnef\n\n\x78\x9f\x3e\x22abc",
        b"From: \x00\nSubject: =?utf-8?B?=\nDate: \xff\nTo: " + b"(" * 5000 + b"\n\nx",
        b"Content-Disposition: attachment; filename*0*=%; filename*1=\xff; filename*9999999=x\n\nx",
    ],
)  # fmt: skip
def test_it_never_raises(raw: bytes) -> None:
    opened = open_mail(raw)
    assert isinstance(opened, Mail)
    json.dumps(mail_as_json("x", opened)).encode()
    assert len(identity(raw)[1]) == 64


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_it_never_raises_for_a_mail_with_bytes_changed(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SAMPLES)).read_bytes()[:6000])
    for _ in range(data.draw(st.integers(1, 30))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    opened = open_mail(bytes(raw))
    assert "".join(opened.text[p.start : p.end] for p in opened.passages) == opened.text
    json.dumps(mail_as_json("x", opened)).encode()


BODY = b"X: y\n\n"
HOSTILE = {
    "nested divs": b"Content-Type: text/html\n\n" + b"<div>" * 50_000 + b"CVR 25110773",
    "nested tables": b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 20_000 + b"CVR 25110773",
    "nested quotes": b"Content-Type: text/html\n\n"
    + b"<blockquote type=cite>" * 20_000
    + b"25110773",
    "many links": b"Content-Type: text/html\n\n" + b"<a href='mailto:a@b.example'>x" * 30_000,
    "open comments": b"Content-Type: text/html\n\n" + b"<!--" * 200_000,
    "letters": BODY + b"a" * 2_000_000,
    "at signs": BODY + b"a@" * 200_000,
    "angles": BODY + b"x<mailto:" * 50_000,
    "attribution": BODY + b"Den 3. kl 10.11 " * 50_000,
    "header blocks": BODY + b"Fra: x@y.example\n" * 50_000,
    "uuencoded": BODY + b"begin 644 a\nM" * 30_000,
    "begin lines": BODY + b"begin 644 a\nbegin\n" * 30_000,
    "blanks": BODY + (b"a" + b" " * 30_000 + b"b\n") * 3,
    "attached mails": b"Content-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\nContent-Type: message/rfc822\n\nFrom: a@b.example\n\nse mail nedenfor\n" * 990,
    "recipients": b"To: " + b"a@b.example, " * 100_000 + b"\n\nx",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nx",
    "parameters": b"Content-Type: text/plain; " + b'a="' * 100_000 + b"\n\nx",
    "headers": b"X: y\n" * 100_000 + b"\nx",
    "parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhej\n" * 20_000,
    "nested parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(2000)
    ),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_not_held_up_by_a_hostile_mail(raw: bytes) -> None:
    begun = time.process_time()
    opened = open_mail(raw)
    assert time.process_time() - begun < 5
    if b"25110773" in raw:
        assert "25110773" in opened.text


def test_it_knows_a_mail_again_that_came_another_way() -> None:
    raw = plain(b"Opret Bo Ege.\r\n")
    again = b"Received: from a by b\r\nDelivered-To: x@y.example\r\n" + raw.replace(b"\r\n", b"\n")
    assert identity(raw) == identity(again + b"\n\n") == ("<1@nordjob.example>", identity(raw)[1])


def test_it_reads_a_mail_that_was_saved_below_blank_lines() -> None:
    raw = plain(b"Opret Bo Ege.\r\n")
    assert open_mail(b"\r\n\n" + raw) == open_mail(raw)
    assert identity(b"\r\n\n" + raw) == identity(raw)


def test_no_control_character_is_left_in_what_a_database_keeps_by_itself() -> None:
    raw = (
        b"Message-ID: <a\0\x1bb@c.example>\r\nIn-Reply-To: <d\0@e.example>\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: a\0/b\r\n\r\nx\r\n--b--\r\n"
    )
    mail = open_mail(raw)
    assert identity(raw)[0] == mail.headers.message_id == "<ab@c.example>"
    assert mail.headers.in_reply_to is None
    assert [file.content_type for file in mail.attachments] == ["application/octet-stream"]


def test_it_knows_other_content_under_the_same_message_id() -> None:
    first, other = identity(plain(b"Opret Bo Ege.")), identity(plain(b"Opret Olga Brandt."))
    assert first[0] == other[0]
    assert first[1] != other[1]


def test_it_keeps_mails_without_a_message_id_apart() -> None:
    raw = b"From: a@b.example\r\nX-Way: 1\r\n\r\nx"
    assert identity(raw)[0] is None
    assert identity(raw)[1] != identity(raw.replace(b"1", b"2"))[1]
    assert identity(raw) == identity(raw.replace(b"\r\n", b"\n"))


def test_it_shows_what_the_contract_asks_for() -> None:
    raw = (Path(__file__).parents[1] / "samples" / "s002.eml").read_bytes()
    shown = mail_as_json("s002.eml", open_mail(raw))
    assert shown["file"] == "s002.eml"
    assert shown["date"] == "2021-03-30T09:00:00+00:00"
    assert shown["from"] == [{"name": "Kontoret", "address": "info@aabendoer.example"}]
    assert str(shown["new_words"]).startswith("Hej, se nedenfor")
    assert "JobKon" not in str(shown["new_words"])
    assert "JobKon" in str(shown["quoted"])
    files = shown["attachments"]
    assert isinstance(files, list)
    assert files[0]["filename"] == "Odense.pdf"
    assert files[0]["size"] == 2240
