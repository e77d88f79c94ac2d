"""The files that came with a mail, wherever in it they lie and whatever they are called."""

import io
import zipfile
from base64 import encodebytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from intake.mail import Mail, open_mail
from intake.reading import Role
from tests.intake.outlook_files import winmail

PDF = b"%PDF-1.4\n%invented\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def with_file(content: bytes, kind: str = "application/octet-stream", name: str = "a.bin") -> bytes:
    message = mail("Se den vedhæftede fil.")
    main, sub = kind.split("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes(policy=SMTP)


def mail(
    text: str, subject: str = "Oprettelse", sender: str = "karla@nordjob.example"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "dfdg@star.dk", subject
    message["Date"] = "Wed, 3 Mar 2021 10:41:00 +0100"
    message.set_content(text)
    return message


def with_part(header: str, body: bytes = PDF) -> Mail:
    head = (
        "From: karla@nordjob.example\r\nDate: Wed, 3 Mar 2021 10:41:00 +0100\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHej\r\n--b\r\n"
    )
    return open_mail(head.encode() + header.encode() + b"\r\n\r\n" + body + b"\r\n--b--\r\n")


def names(opened: Mail) -> list[str]:
    return [file.filename for file in opened.attachments]


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('Content-Type: application/pdf; name="Aftale.pdf"', "Aftale.pdf"),
        ("Content-Type: application/pdf; name=Aftale.pdf\r\nContent-Disposition: inline", "Aftale.pdf"),  # noqa: E501
        ("Content-Type: application/pdf", "uden navn.pdf"),
        ("Content-Type: application/octet-stream\r\nContent-Disposition: attachment", "uden navn.pdf"),  # noqa: E501
        ("X-Nothing: here", "uden navn.pdf"),
        ("Content-Type: text/plain; name=Aftale.pdf", "Aftale.pdf"),
        ("Content-Disposition: attachment; filename*=utf-8''K%C3%B8ge%20%C3%A6.pdf", "Køge æ.pdf"),
        ("Content-Disposition: attachment; filename*=iso-8859-1'da'K%F8ge.pdf", "Køge.pdf"),
        ("Content-Disposition: attachment;\r\n filename*0*=utf-8''K%C3;\r\n filename*1*=%B8ge.pdf",
         "Køge.pdf"),
        ("Content-Disposition: attachment; filename*1=ge.pdf; filename*0=Ko", "Koge.pdf"),
        ('Content-Disposition: attachment; filename="=?utf-8?Q?K=C3=B8ge.pdf?="', "Køge.pdf"),
        ('Content-Disposition: attachment; filename="=?utf-8?B?S8O4?=\r\n =?utf-8?B?Z2UucGRm?="',
         "Køge.pdf"),
        ("Content-Disposition: attachment; filename=Aftale med Køge.pdf", "Aftale med Køge.pdf"),
        ('Content-Disposition: attachment; filename="a\\"b.pdf"', 'a"b.pdf'),
        ('Content-Disposition: attachment; filename="a;b.pdf"', "a;b.pdf"),
        ('Content-Disposition: attachment; filename="../../etc/x.pdf"', "x.pdf"),
        ('Content-Disposition: attachment; filename="C:\\dir\\a.pdf"', "a.pdf"),
        ('Content-Disposition: attachment; filename="a\x07\x1bb\u202efdp.pdf"', "abfdp.pdf"),
        ('Content-Disposition: attachment; filename=".."', "uden navn.pdf"),
        (f'Content-Disposition: attachment; filename="{"x" * 300}.pdf"', "x" * 196 + ".pdf"),
    ],
)  # fmt: skip
def test_it_finds_the_agreement_and_its_name_however_it_was_sent(header: str, name: str) -> None:
    opened = with_part(header)
    assert names(opened) == [name]
    assert opened.attachments[0].content == PDF
    assert opened.attachments[0].content_type == "application/pdf"
    assert opened.text == "Hej"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (b"junk" * 10 + PDF, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"GIF89a", "image/gif"),
        (b"{\\rtf1 x}", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"navn;mail\n", "application/octet-stream"),
    ],
)
def test_it_tells_what_a_file_is_by_its_content(content: bytes, kind: str) -> None:
    opened = open_mail(with_file(content))
    assert opened.attachments[0].content_type == kind


def test_it_opens_archives_in_archives() -> None:
    inner = zipped({"mappe/Aftale Køge.pdf": PDF})
    opened = open_mail(with_file(zipped({"inner.zip": inner, "liste.csv": b"a;b"}), name="x.zip"))
    assert names(opened) == ["Aftale Køge.pdf", "liste.csv"]
    assert opened.attachments[0].content == PDF
    assert opened.defects == ()


@pytest.mark.parametrize("codepage", ["cp865", "cp1252", "utf-8"])
def test_it_reads_names_that_an_old_packer_wrote(codepage: str) -> None:
    raw = "Køge.pdf".encode(codepage)
    packed = zipped({"K" + "x" * (len(raw) - 8) + "_ge.pdf": PDF})
    flags_off = packed.replace(b"K" + b"x" * (len(raw) - 8) + b"_ge.pdf", raw)
    assert names(open_mail(with_file(flags_off, name="x.zip"))) == ["Køge.pdf"]


def test_it_keeps_an_archive_whole_that_cannot_be_opened() -> None:
    locked = bytearray(zipped({"a.pdf": PDF}))
    locked[6] |= 1
    directory = locked.index(b"PK\x01\x02")
    locked[directory + 8] |= 1
    bomb = zipped({f"{i}.txt": b"0" * 30_000_000 for i in range(4)})
    for raw, defect in (
        (bytes(locked), "archive: encrypted"),
        (zipped({"a.pdf": PDF})[:-30], "archive: broken"),
        (bomb, "archive: too large"),
        (zipped({f"{i}": b"" for i in range(300)}), "archive: too large"),
    ):
        opened = open_mail(with_file(raw, name="x.zip"))
        assert names(opened) == ["x.zip"]
        assert opened.defects == (defect,)


def test_it_does_not_open_archives_for_ever() -> None:
    packed = zipped({"a.pdf": PDF})
    for _ in range(10):
        packed = zipped({"x.zip": packed})
    opened = open_mail(with_file(packed, name="x.zip"))
    assert names(opened) == ["x.zip"]
    assert opened.defects == ("archive: nested too deep",)


@pytest.mark.parametrize("way", ["rfc822", "octet-stream", "base64"])
def test_it_reads_an_attached_mail_with_its_files(way: str) -> None:
    inner = mail(
        "Jeg skal have adgang til Jobcenter Odense.", "Adgang", "Olga Brandt <o@nordjob.example>"
    )
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="Aftale.pdf")
    outer = mail("Se vedhæftede mail.", "VS: Adgang")
    if way == "rfc822":
        outer.add_attachment(inner)
        raw = outer.as_bytes(policy=SMTP)
    elif way == "octet-stream":
        raw = with_file(inner.as_bytes(policy=SMTP), name="Adgang.eml")
    else:
        raw = with_part(
            "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
            encodebytes(inner.as_bytes(policy=SMTP)),
        )
        assert names(raw) == ["Aftale.pdf"]
        assert "Jobcenter Odense" in raw.text
        return
    opened = open_mail(raw)
    assert names(opened) == ["Aftale.pdf"]
    forwarded = next(p for p in opened.passages if p.role is Role.FORWARDED)
    assert opened.text[forwarded.start : forwarded.end].startswith("Jeg skal have adgang")
    assert forwarded.author
    assert forwarded.author.email == "o@nordjob.example"
    assert "Emne: Adgang" in opened.text


def test_it_does_not_read_attached_mails_for_ever() -> None:
    inner = mail("innerst")
    for number in range(8):
        outer = mail(f"lag {number}")
        outer.add_attachment(inner)
        inner = outer
    opened = open_mail(inner.as_bytes(policy=SMTP))
    assert "lag 7" in opened.text
    assert "lag 5" in opened.text
    assert opened.defects == ("mime: mails nested too deep",)


def test_it_takes_uuencoded_files_out_of_the_text() -> None:
    import binascii

    lines = b"".join(binascii.b2a_uu(PDF[i : i + 45]) for i in range(0, len(PDF), 45))
    message = mail("Hej\n\nbegin 644 Aftale.pdf\n" + lines.decode() + "`\nend\n\nMvh Karla\n")
    opened = open_mail(message.as_bytes(policy=SMTP))
    assert names(opened) == ["Aftale.pdf"]
    assert opened.attachments[0].content == PDF
    assert opened.text.split() == ["Hej", "Mvh", "Karla"]


def test_it_keeps_pictures_that_the_html_shows() -> None:
    message = mail("Hej")
    message.add_alternative("<p>Hej <img src='cid:logo'></p>", subtype="html")
    html = message.get_payload(1)
    assert isinstance(html, EmailMessage)
    html.add_related(PNG, maintype="image", subtype="png", cid="<logo>", filename="image001.png")
    opened = open_mail(message.as_bytes(policy=SMTP))
    assert names(opened) == ["image001.png"]
    assert opened.text == "Hej"


def with_files(files: dict[str, bytes], wrong_sum: bool = False) -> bytes:
    attributes: list[tuple[int, bytes]] = []
    for name, content in files.items():
        attributes += [
            (0x00069002, b"\0" * 14),
            (0x00018010, name.encode("cp1252") + b"\0"),
            (0x0006800F, content),
        ]
    return winmail(attributes, wrong_sum)


@pytest.mark.parametrize("wrong_sum", [False, True])
def test_it_opens_winmail_dat(wrong_sum: bool) -> None:
    raw = with_files({"Aftale Køge.pdf": PDF, "liste.csv": b"a;b"}, wrong_sum)
    opened = open_mail(with_file(raw, "application/ms-tnef", "winmail.dat"))
    assert names(opened) == ["Aftale Køge.pdf", "liste.csv"]
    assert opened.attachments[0].content == PDF
    assert opened.defects == (("winmail.dat: wrong checksum",) if wrong_sum else ())


def test_it_keeps_a_winmail_dat_that_is_broken() -> None:
    raw = with_files({"Aftale.pdf": PDF})[:60]
    opened = open_mail(with_file(raw, "application/ms-tnef", "winmail.dat"))
    assert names(opened) == ["winmail.dat"]
    assert opened.defects == ("winmail.dat: broken",)


def der(tag: int, *values: bytes) -> bytes:
    value = b"".join(values)
    size = len(value)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + value


def signed(content: bytes, pieces: bool) -> bytes:
    octets = der(4, content)
    if pieces:
        octets = b"\x24\x80" + der(4, content[:50]) + der(4, content[50:]) + b"\0\0"
    data = der(0x30, der(6, bytes.fromhex("2a864886f70d010701")), der(0xA0, octets))
    inner = der(0x30, der(2, b"\x01"), der(0x31), data, der(0x31))
    return der(0x30, der(6, bytes.fromhex("2a864886f70d010702")), der(0xA0, inner))


@pytest.mark.parametrize("pieces", [False, True])
def test_it_reads_a_mail_that_is_signed_and_wrapped(pieces: bool) -> None:
    inner = mail("Opret Bo Ege. CVR 25110773")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="Aftale.pdf")
    raw = (
        b"From: karla@nordjob.example\r\nDate: Wed, 3 Mar 2021 10:41:00 +0100\r\n"
        b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
    ) + encodebytes(signed(inner.as_bytes(policy=SMTP), pieces))
    opened = open_mail(raw)
    assert opened.text == "Opret Bo Ege. CVR 25110773"
    assert names(opened) == ["Aftale.pdf"]
    assert opened.defects == ()


def test_it_says_when_a_mail_is_encrypted() -> None:
    enveloped = der(0x30, der(6, bytes.fromhex("2a864886f70d010703")), der(0xA0, der(0x30)))
    opened = open_mail(with_file(enveloped, "application/pkcs7-mime", "smime.p7m"))
    assert names(opened) == ["smime.p7m"]
    assert opened.defects == ("smime: encrypted or unreadable",)


def test_it_reads_a_mail_that_is_signed_in_clear_without_its_signature() -> None:
    head = "Content-Type: multipart/signed; protocol=x; micalg=y; boundary=s\r\n\r\n"
    raw = (
        "From: karla@nordjob.example\r\nDate: Wed, 3 Mar 2021 10:41:00 +0100\r\n"
        + head
        + "--s\r\nContent-Type: text/plain\r\n\r\nCVR 25110773\r\n--s\r\n"
        "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--s--\r\n"
    )
    opened = open_mail(raw.encode())
    assert opened.text == "CVR 25110773"
    assert opened.attachments == ()
