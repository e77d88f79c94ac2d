"""Documents that senders attach: PDFs, scans, office files, archives. The same bytes every time."""

import io
import re
import struct
import time
import zipfile
from dataclasses import dataclass, replace

import pypdfium2
from docx import Document
from openpyxl import Workbook
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

PDF, OCTETS = "application/pdf", "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument."
XLSX, DOCX = OFFICE + "spreadsheetml.sheet", OFFICE + "wordprocessingml.document"
WIDTH, HEIGHT, LEFT, RIGHT = 595, 842, 62, 533


@dataclass(frozen=True)
class Paper:
    """An attachment, how it is wrapped, and what the label says of the agreements in it."""

    filename: str
    content: bytes
    content_type: str = PDF
    agreements: tuple[dict, ...] = ()
    how: str = "attachment"
    name: str = "plain"


def agreement(filename, municipalities, cvr, start, end, readable=True):
    """The label of one agreement; `municipalities` is codes parted by spaces."""
    codes = municipalities.split()
    return {
        "filename": filename,
        "municipality": codes[0] if codes else None,
        "municipalities": codes,
        "cvr": cvr,
        "valid_from": start,
        "valid_to": end,
        "readable": readable,
    }


def pdf(text, font="Helvetica", size=10.5, password=None, pages_named=False):
    """A PDF from text: `# ` and `## ` headings, `>> ` to the right, `a || b` two columns,
    `| a | b` a table's row, a form feed a new page."""
    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1, encrypt=lock)
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}.get(font, font)
    pages = text.strip("\n").split("\f")
    for number, page in enumerate(pages, 1):
        y = HEIGHT - 70
        for line in page.strip("\n").split("\n"):
            y = draw(canvas, line, y, font, bold, size)
        if pages_named:
            canvas.setFont(font, 8)
            canvas.drawRightString(RIGHT, 36, f"Side {number} af {len(pages)}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas, line, y, font, bold, size):
    step = size * 1.45
    if line.startswith("#"):
        big = 16 if line.startswith("# ") else 12
        canvas.setFont(bold, big)
        canvas.drawString(LEFT, y - big / 2, line.lstrip("# "))
        return y - big * 1.8
    canvas.setFont(font, size)
    if line.startswith(">> "):
        canvas.drawRightString(RIGHT, y, line[3:])
        return y - step
    if " || " in line or line.startswith("|"):
        row = [x.strip() for x in (line.split("||") if " || " in line else line.strip("|").split("|"))]
        wide = (RIGHT - LEFT) / len(row) if len(row) != 2 or " || " in line else 150
        for place, cell in enumerate(row):
            canvas.drawString(LEFT + place * wide, y, cell)
        return y - step
    for piece in simpleSplit(line, font, size, RIGHT - LEFT) or [""]:
        canvas.drawString(LEFT, y, piece)
        y -= step
    return y - 2


def scan(raw, tilt=0.4, form="PDF", dots=200):
    """A PDF's pages as pictures only, a little askew."""
    document = pypdfium2.PdfDocument(raw)
    pages = [
        page.render(scale=dots / 72, grayscale=True)
        .to_pil()
        .rotate(tilt, fillcolor=255, resample=Image.Resampling.BICUBIC)
        for page in document
    ]
    out = io.BytesIO()
    if form == "JPEG":
        pages[0].save(out, "JPEG", quality=55)
        return out.getvalue()
    epoch = time.gmtime(946684800)
    bits = [page.point(lambda grey: 255 if grey > 150 else 0).convert("1") for page in pages]
    bits[0].save(
        out,
        "PDF",
        resolution=dots,
        save_all=True,
        append_images=bits[1:],
        creationDate=epoch,
        modDate=epoch,
    )
    return out.getvalue()


def same_zip(raw):
    """The archive again without the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2020-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files:
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def sheet(text, title="Ark1", above=()):
    """An xlsx from lines of `a | b | c`; `above` are lines before the table."""
    book = Workbook()
    page = book.active
    page.title = title
    for line in above:
        page.append([line])
    for line in text.strip("\n").split("\n"):
        page.append([cell.strip() or None for cell in line.split("|")])
    out = io.BytesIO()
    book.save(out)
    return same_zip(out.getvalue())


def letter(text):
    """A docx from text; consecutive `| a | b` lines are a table, `# ` a heading."""
    document = Document()
    rows = []
    for line in [*text.strip("\n").split("\n"), ""]:
        if line.startswith("|"):
            rows.append([x.strip() for x in line.strip("|").split("|")])
            continue
        if rows:
            grid = document.add_table(len(rows), len(rows[0]))
            for cells, row in zip(grid.rows, rows, strict=True):
                for cell, word in zip(cells.cells, row, strict=True):
                    cell.text = word
            rows = []
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        else:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return same_zip(out.getvalue())


def wrapped_as(paper, **changes):
    """The paper with another disposition, type or way of naming."""
    return replace(paper, **changes)


def winmail(files):
    """Outlook's own wrapping (MS-OXTNEF 2.1.3): each file as title and data of an attachment."""

    def attribute(level, name, data):
        head = struct.pack("<BII", level, name, len(data))
        return head + data + struct.pack("<H", sum(data) % 65536)

    raw = struct.pack("<IH", 0x223E9F78, 7)
    raw += attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    raw += attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    for name, content in files:
        raw += attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0))
        raw += attribute(2, 0x00018010, name.encode("cp1252") + b"\0")
        raw += attribute(2, 0x0006800F, content)
    return raw
