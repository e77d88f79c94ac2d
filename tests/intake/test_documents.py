"""Documents to text: every kind that people send, and those that mean harm."""

import io
import time
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import reportlab
from docx import Document as Docx
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from intake.documents import Isolation, Limits
from intake.reading import Attachment, Text, Verdict
from intake.show import text_as_json

SAID = "Aftale mellem Køge Kommune og Nordjob ApS, CVR 25110773, fra 1. marts 2021"
PEOPLE = [
    ["Navn", "E-mail"],
    ["Olga Brandt", "ob@nordjob.example"],
    ["Bo Ege", "be@nordjob.example"],
]
TABBED = ["\t".join(row) for row in PEOPLE]


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(Limits(time_limit_seconds=20)) as opened:
        yield opened


def file(content: bytes, name: str = "x.bin", kind: str = "application/octet-stream") -> Attachment:
    return Attachment(name, kind, content)


def pdf(*pages: str, password: str | None = None) -> bytes:
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(out, encrypt=lock)
    for page in pages:
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(50, 800 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_with_table() -> bytes:
    out = io.BytesIO()
    style = [("GRID", (0, 0), (-1, -1), 1, "black")]
    SimpleDocTemplate(out).build([Table(PEOPLE, style=style)])
    return out.getvalue()


def picture(text: str, turn: int = 0) -> Image.Image:
    page = Image.new("L", (1600, 900), 255)
    font = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", 32)
    draw = ImageDraw.Draw(page)
    for number in range(6):
        draw.text((60, 60 + 120 * number), text, fill=0, font=font)
    return page.rotate(turn, expand=True)


def saved(page: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    page.save(out, kind)
    return out.getvalue()


def scanned_pdf() -> bytes:
    return saved(picture(SAID).convert("RGB"), "PDF")


def docx() -> bytes:
    document = Docx()
    document.sections[0].header.paragraphs[0].text = "Køge Kommune"
    document.add_paragraph(SAID)
    table = document.add_table(rows=0, cols=2)
    for row in PEOPLE:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_paragraph("Til sidst")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in PEOPLE:
        sheet.append(row)
    sheet.append(["CVR", 25110773.0, None])
    sheet.append(["Kode", 42])
    sheet["B5"].number_format = "000"
    hidden = book.create_sheet("skjult")
    hidden["A1"] = "hemmeligt"
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document(kind: str, body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    whole = "office:document-content"
    xml = f"<{whole} {spaces}><office:body>{body}</office:body></{whole}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", xml)
    return out.getvalue()


ROWS = "".join(
    "<table:table-row>"
    + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
    + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    for row in PEOPLE
)
TABLE = (
    f"<table:table>{ROWS}"
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    "</table:table>"
)


def lines(text: Text) -> list[str]:
    assert text.verdict is Verdict.TEXT
    return [line for line in text.text.split("\n") if line.strip()]


def test_it_reads_the_pages_of_a_pdf(isolation: Isolation) -> None:
    text = isolation(file(pdf(SAID, "side to")))
    assert text == Text(Verdict.TEXT, f"{SAID}\fside to", 2, False)


def test_it_reads_a_table_of_people_in_a_pdf(isolation: Isolation) -> None:
    assert lines(isolation(file(pdf_with_table()))) == TABBED


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "AVIF", "PDF"])
def test_it_reads_a_scan(isolation: Isolation, kind: str) -> None:
    text = isolation(file(saved(picture(SAID).convert("RGB"), kind)))
    assert text.ocr
    assert "Køge Kommune" in text.text
    assert "25110773" in text.text


def test_it_reads_a_photograph_that_an_iphone_took(isolation: Isolation) -> None:
    # Written by pillow-heif, since what reads HEIC here cannot write it.
    content = (Path(__file__).parent / "files" / "aftale.heic").read_bytes()
    text = isolation(file(content, "IMG_0412.HEIC"))
    assert text.ocr
    assert lines(text) == ["Aftale mellem Køge Kommune", "og Nordjob ApS, CVR 25110773"]
    assert isolation(file(content[:2000], "IMG_0412.HEIC")).verdict is Verdict.DAMAGED


def test_it_reads_a_scan_that_stands_on_its_head(isolation: Isolation) -> None:
    assert "25110773" in isolation(file(saved(picture(SAID, 180), "PNG"))).text


def test_it_leaves_logos_and_scans_alone_where_it_is_told_to(isolation: Isolation) -> None:
    logo = saved(Image.new("RGB", (180, 60), "red"), "PNG")
    assert isolation(file(logo)).verdict is Verdict.NO_TEXT
    with Isolation(Limits(ocr=False)) as without:
        assert without(file(scanned_pdf())).verdict is Verdict.NO_TEXT


def test_it_reads_office_documents(isolation: Isolation) -> None:
    assert lines(isolation(file(docx()))) == ["Køge Kommune", SAID, *TABBED, "Til sidst"]
    assert lines(isolation(file(xlsx()))) == [*TABBED, "CVR\t25110773", "Kode\t042"]
    text = open_document("text", f"<office:text><text:p>{SAID}</text:p>{TABLE}</office:text>")
    assert lines(isolation(file(text))) == [SAID, *TABBED]
    sheet = open_document("spreadsheet", f"<office:spreadsheet>{TABLE}</office:spreadsheet>")
    assert lines(isolation(file(sheet))) == TABBED


@pytest.mark.parametrize("divider", [";", ",", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_it_reads_csv_as_a_table(isolation: Isolation, divider: str, charset: str) -> None:
    content = "\r\n".join(divider.join(row) for row in [*PEOPLE, ["Søs", "s@x.example"]])
    assert lines(isolation(file(content.encode(charset), "liste.csv"))) == [
        *TABBED,
        "Søs\ts@x.example",
    ]


def test_it_reads_text_html_and_rtf(isolation: Isolation) -> None:
    assert lines(isolation(file(SAID.encode("latin-1"), "a.txt"))) == [SAID]
    html = "<html><body><table>" + "".join(f"<tr><td>{a}<td>{b}" for a, b in PEOPLE)
    assert lines(isolation(file(html.encode(), "liste.xls"))) == TABBED
    rtf = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}K\'f8ge \u8211?\par CVR 25110773\par}"
    )
    assert lines(isolation(file(rtf))) == ["Køge –", "CVR 25110773"]


def encrypted_zip() -> bytes:
    packed = bytearray(zipped_bytes({"a.txt": b"x"}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def zipped_bytes(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><x>&j;</x>"
).encode()


@pytest.mark.parametrize(
    ("content", "name", "verdict"),
    [
        (pdf(SAID, password="kode"), "a.pdf", Verdict.LOCKED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Verdict.LOCKED),
        (encrypted_zip(), "a.zip", Verdict.LOCKED),
        (OLE, "a.doc", Verdict.UNKNOWN_TYPE),
        (bytes(range(256)) * 4, "a.bin", Verdict.UNKNOWN_TYPE),
        (b"\0\0\0\x18ftypheic" + b"\0" * 90, "a.heic", Verdict.DAMAGED),
        (b"", "a.pdf", Verdict.DAMAGED),
        (b"\0" * 900, "a.pdf", Verdict.DAMAGED),
        (pdf(SAID)[:200], "a.pdf", Verdict.DAMAGED),
        (docx()[:3000], "a.docx", Verdict.DAMAGED),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", Verdict.DAMAGED),
        (saved(picture(SAID), "PNG")[:3000], "a.png", Verdict.DAMAGED),
        (pdf(""), "a.pdf", Verdict.NO_TEXT),
        (b" \n", "a.txt", Verdict.NO_TEXT),
        (zipped_bytes({"[Content_Types].xml": b"", "word/document.xml": b"0" * 300_000_000}),
         "a.docx", Verdict.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_it_says_why_a_document_gives_no_text(
    isolation: Isolation, content: bytes, name: str, verdict: Verdict
) -> None:
    text = isolation(file(content, name))
    assert text.verdict is verdict
    assert text.text == ""


def test_it_expands_no_entities(isolation: Isolation) -> None:
    bomb = zipped_bytes({"[Content_Types].xml": b"", "word/document.xml": ENTITIES})
    assert isolation(file(bomb, "a.docx")).text == ""


def flate_bomb() -> bytes:
    """A page whose stream unpacks to half a gigabyte of drawing."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"0 0 m 1 1 l S\n" * 700_000) for _ in range(50))
    stream += packer.flush()
    head = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
    )
    return head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"


def test_it_is_not_held_up_by_a_bomb_and_reads_the_next_document() -> None:
    with Isolation(Limits(time_limit_seconds=2, memory_mb=256)) as isolation:
        begun = time.monotonic()
        verdict = isolation(file(flate_bomb())).verdict
        assert verdict in (Verdict.TIMEOUT, Verdict.TOO_LARGE)
        assert time.monotonic() - begun < 60  # and not for good
        assert isolation(file(pdf(SAID))).text == SAID


def test_it_ends_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Isolation() as isolation:
        isolation(file(pdf(SAID)))
        child = isolation._idle[0]._process.pid
        assert Path(f"/proc/{child}").exists()
    assert not Path(f"/proc/{child}").exists()
    assert list(tmp_path.iterdir()) == []


def test_it_reads_for_several_threads_at_once(isolation: Isolation) -> None:
    with ThreadPoolExecutor(4) as threads:
        texts = list(threads.map(isolation, [file(pdf(f"{SAID} {i}")) for i in range(12)]))
    assert [text.text for text in texts] == [f"{SAID} {i}" for i in range(12)]


def test_it_gives_a_child_none_of_our_settings(
    isolation: Isolation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANDSSUPPORT_SMTP__PASSWORD", "hemmeligt")
    with Isolation() as fresh:
        fresh(file(pdf(SAID)))
        child = fresh._idle[0]._process.pid
        assert b"hemmeligt" not in Path(f"/proc/{child}/environ").read_bytes()


def test_it_shows_what_the_contract_asks_for() -> None:
    shown = text_as_json("a.pdf", Text(Verdict.TEXT, SAID, 1, True))
    assert shown == {"file": "a.pdf", "verdict": "text", "pages": 1, "ocr": True, "text": SAID}
