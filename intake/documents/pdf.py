"""PDF: its text by pypdfium2, tables of people by pdfplumber, scanned pages by OCR."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pypdfium2
from pypdfium2 import raw

from intake.documents.layout import (
    Glyph,
    box_of,
    glyphs_of,
    line_text,
    lines_of,
    with_columns,
)
from intake.documents.limits import Budget, DamagedError, LockedError
from intake.documents.ocr import ocr_text
from intake.letters import tidy
from intake.reading import Text, Verdict

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
# PDFium writes U+FFFE for a hyphen at a line's end.
_HYPHEN = re.compile("[\ufffe\x02]\n?")
_ODD = re.compile(r"[^\w\s.,:;!?()\[\]{}<>@&%/\\|'\"“”»«’‘´`*+=§°·•–—_€$£#~^-]")
_FEW_LETTERS = 60
_SCAN_DPI = 250
_MOST_PIXELS = 16_000_000
_TABLE_PAGES = 20
_RULES = 6
_MOST_NOTES, _MOST_BOXES = 5_000, 200


def pdf_text(content: bytes, budget: Budget) -> Text:
    """A PDF's pages, divided by form feeds. Pages without text are read as pictures."""
    document = opened_pdf(content)
    try:
        count = len(document)
        if not count:
            raise DamagedError
        pages, ocr = _pages(document, min(count, budget.limits.pages), budget)
    finally:
        document.close()
    _put_tables(pages, content, budget)
    text = "\f".join(page.text for page in pages)
    if not text.strip():
        return Text(Verdict.NO_TEXT, "", count)
    return Text(Verdict.TEXT, text, count, ocr)


def opened_pdf(content: bytes) -> Any:
    """A document of pypdfium2's; what was filled into its forms is drawn, also where the program
    that filled them left that to others."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise (LockedError if "password" in str(error).lower() else DamagedError) from error
    if document.get_formtype() in (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND):
        document.init_forms()
    return document


class _Page:
    __slots__ = ("ruled", "text")

    def __init__(self, text: str, ruled: bool) -> None:
        self.text = text
        self.ruled = ruled


def _pages(document: Any, count: int, budget: Budget) -> tuple[list[_Page], bool]:
    pages, ocr = [], False
    for number in range(count):
        page, filled = opened_page(document, number)
        text = _mended(_page_text(page, filled))
        if _needs_ocr(page, text) and not budget.spent(0.7) and (seen := _scanned(page, budget)):
            ocr = True
            text = seen if _is_garbled(text) else f"{text}\n{seen}".strip("\n")
        pages.append(_Page(text, "@" in text and _is_ruled(page)))
        page.close()
    return pages, ocr


def _page_text(page: Any, filled: list[Glyph] | None) -> str:
    textpage = page.get_textpage()
    try:
        if filled is None:
            return with_columns(page, textpage)
        # A tick may be a letter of its own, of a font of signs.
        boxes = filled[:_MOST_BOXES]
        drawn = [g for g in glyphs_of(page, textpage) if not any(box.covers(g) for box in boxes)]
        return "\n".join(line_text(line) for line in lines_of([*drawn, *filled]))
    finally:
        textpage.close()


def opened_page(document: Any, number: int) -> tuple[Any, list[Glyph] | None]:
    """A page with what was written into its forms and notes, which are else no part of its text.

    What was filled in comes last in the page's own order, far from the words that ask for it: then
    the page is to be read by where things stand, with these boxes, ticked and not, among them.
    """
    page = document[number]
    count = raw.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return page, None
    kinds, boxes = set(), list[Glyph]()
    for at in range(min(count, _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kinds.add(raw.FPDFAnnot_GetSubtype(note))
        boxes += _tick_box(document, page, note)
        raw.FPDFPage_CloseAnnot(note)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    filled = not kinds.isdisjoint((raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT))
    return document[number], boxes if filled else None


def _tick_box(document: Any, page: Any, note: Any) -> Iterator[Glyph]:
    if not document.formenv:
        return
    kind = raw.FPDFAnnot_GetFormFieldType(document.formenv, note)
    place = raw.FS_RECTF()
    if kind not in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return
    if raw.FPDFAnnot_GetRect(note, place):
        ticked = raw.FPDFAnnot_IsChecked(document.formenv, note)
        box = box_of(page, place.left, place.bottom, place.right, place.top)
        yield replace(box, letters="[x]" if ticked else "[ ]")


def _mended(text: str) -> str:
    text = tidy(_LIGATURE.sub(lambda m: _LIGATURES[m.group()], text))
    return _HYPHEN.sub(lambda m: _joint(text[m.end() : m.end() + 1]), text).strip("\n")


def _joint(following: str) -> str:
    return "" if following.islower() else "-"


def _needs_ocr(page: Any, text: str) -> bool:
    letters = list(islice(filter(str.isalnum, text), _FEW_LETTERS))
    if len(letters) == _FEW_LETTERS:
        return _is_garbled(text)
    return not letters or _is_garbled(text) or _is_pictured(page)


def _is_garbled(text: str) -> bool:
    """Fonts without a map to letters give signs that are none."""
    said = "".join(text.split())
    return len(said) > 20 and len(_ODD.findall(said)) > len(said) // 5


def _is_pictured(page: Any) -> bool:
    """Whether a picture covers most of the page."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > width * height * 0.4:
            return True
    return False


def _scanned(page: Any, budget: Budget) -> str:
    objects = page.get_objects(max_depth=3)
    if next(iter(objects), None) is None:
        return ""
    picture, scale = rendered(page)
    return ocr_text(picture, budget, dpi=int(scale * 72))


def rendered(page: Any) -> tuple[Any, float]:
    """A picture of a page for OCR, and its pixels a point."""
    width, height = page.get_size()
    scale = min(_SCAN_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return bitmap.to_pil().copy(), scale
    finally:
        bitmap.close()


def _is_ruled(page: Any) -> bool:
    """Whether lines are drawn on the page, as tables have."""
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return len(list(islice(paths, _RULES))) == _RULES


def _put_tables(pages: list[_Page], content: bytes, budget: Budget) -> None:
    """Read pages on which people stand in a drawn table again, with its cells divided by tabs."""
    ruled = [number for number, page in enumerate(pages) if page.ruled][:_TABLE_PAGES]
    if not ruled:
        return
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for number in ruled:
                if budget.spent(0.5):
                    return
                text = _with_tables(document.pages[number])
                if text:
                    pages[number].text = text
    except MemoryError:
        raise
    except Exception:
        return


def _with_tables(page: Any) -> str:
    tables = sorted(
        (table for table in page.find_tables() if len(table.rows) > 1),
        key=lambda table: table.bbox[1],
    )
    if not any(len(row.cells) > 1 for table in tables for row in table.rows):
        return ""
    pieces, top = [], page.bbox[1]
    for table in tables:
        pieces.append(_strip_text(page, top, table.bbox[1]))
        pieces += [_row(cells) for cells in table.extract()]
        top = max(top, table.bbox[3])
    pieces.append(_strip_text(page, top, page.bbox[3]))
    return _mended("\n".join(piece for piece in pieces if piece))


def _strip_text(page: Any, top: float, bottom: float) -> str:
    if bottom - top < 2:
        return ""
    left, _, right, _ = page.bbox
    strip = page.crop((left, top, right, bottom), strict=False)
    return str(strip.extract_text() or "")


def _row(cells: list[str | None]) -> str:
    return "\t".join(" ".join((cell or "").split()) for cell in cells).rstrip("\t")
