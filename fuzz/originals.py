"""Documents of every kind, made here: sound ones, of which the fuzzing makes others."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from functools import lru_cache

from docx import Document as Docx
from openpyxl import Workbook
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from fuzz.seeds import corpus
from intake.reading import Attachment

_LINES = (
    "Leverandøraftale mellem Køge Kommune og Nordlys Job ApS, CVR 29947643",
    "Aftalen gælder fra 01.01.2020 til 31.12.2028.",
    "Zenia Holm Aagaard, zenia@nordlys-job.example",
)
_ROWS = (("Navn", "E-mail", "Jobcenter"), ("Bo Ege", "be@nordlys-job.example", "Jobcenter Køge"))
_PICTURES = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


@lru_cache(maxsize=1)
def originals() -> Sequence[Attachment]:
    """The corpus' attachments, and as many again of every kind."""
    built = [
        Attachment("Aftale.pdf", "application/pdf", a_pdf()),
        Attachment("liste.pdf", "application/pdf", a_pdf_table()),
        Attachment("låst.pdf", "application/pdf", a_pdf(password="hemmeligt")),
        Attachment("scan.pdf", "application/pdf", a_picture("PDF")),
        Attachment("Aftale.docx", "", a_docx()),
        Attachment("liste.xlsx", "", a_sheet()),
        Attachment("Aftale.odt", "", an_open_document("text", _PARAGRAPHS)),
        Attachment("liste.ods", "", an_open_document("spreadsheet", _CELLS)),
        Attachment("Aftale.rtf", "application/rtf", an_rtf()),
        Attachment("liste.csv", "text/csv", "\r\n".join(map(";".join, _ROWS)).encode("cp1252")),
        Attachment("Aftale.html", "text/html", f"<p>{'<p>'.join(_LINES)}".encode()),
        *(Attachment(f"x.{kind.lower()}", "", a_picture(kind)) for kind in _PICTURES),
        Attachment("mail.eml", "message/rfc822", a_mail()),
        Attachment("x.zip", "application/zip", packed({"Aftale.pdf": a_pdf()})),
    ]
    files = corpus().files
    return [*files, *built * (len(files) // len(built))]


def a_pdf(password: str | None = None) -> bytes:
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(out, encrypt=lock, invariant=True)
    for number, line in enumerate(_LINES):
        canvas.drawString(50, 800 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_pdf_table() -> bytes:
    out = io.BytesIO()
    style = [("GRID", (0, 0), (-1, -1), 1, "black")]
    SimpleDocTemplate(out, invariant=True).build([Table(_ROWS, style=style)])
    return out.getvalue()


def a_docx() -> bytes:
    document = Docx()
    document.sections[0].header.paragraphs[0].text = "Køge Kommune"
    for line in _LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(_ROWS[0]))
    for row in _ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_sheet() -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (*_ROWS, ("CVR", 29947643.0, None)):
        sheet.append(row)
    hidden = book.create_sheet("skjult")
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_PARAGRAPHS = "".join(f"<text:p>{line}<text:s text:c='2'/></text:p>" for line in _LINES)
_CELLS = (
    "<table:table>"
    + "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{v}</text:p></table:table-cell>" for v in row)
        + "<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
        for row in _ROWS
    )
    + "<table:table-row table:number-rows-repeated='1000000'><table:table-cell/>"
    "</table:table-row></table:table>"
)


def an_open_document(kind: str, body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    whole = "office:document-content"
    xml = f"<{whole} {spaces}><office:body>{body}</office:body></{whole}>"
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": mimetype, "content.xml": xml.encode()})


def an_rtf() -> bytes:
    said = "\\par ".join(_LINES).encode("cp1252")
    return b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\uc1 " + said + b"\\u230 ?\\'e6}"


def a_picture(kind: str) -> bytes:
    page = Image.new("RGB", (900, 300), "white")
    for number, line in enumerate(_LINES):
        ImageDraw.Draw(page).text((20, 20 + 60 * number), line, fill="black", font_size=26)
    out = io.BytesIO()
    page.save(out, kind)
    return out.getvalue()


def a_mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "karla@nordlys-job.example", "Aftale"
    mail.set_content("\n".join(_LINES))
    return mail.as_bytes()


def packed(entries: Mapping[str, bytes]) -> bytes:
    """A zip archive; what stands first in it stands uncompressed, as OpenDocument has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(entries.items()):
            stored = zipfile.ZIP_STORED if number == 0 else None
            archive.writestr(zipfile.ZipInfo(name), content, stored or zipfile.ZIP_DEFLATED)
    return out.getvalue()
