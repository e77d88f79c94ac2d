"""Office documents: DOCX (ECMA-376), XLSX, and OpenDocument text and sheets."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from lxml import etree

from intake.documents.limits import Budget, DamagedError, LockedError, TooLargeError
from intake.letters import tidy
from intake.reading import Text, Verdict

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = (_OFFICE + "annotation", _TEXT + "note-citation")
_ENCRYPTED = 0x1
_MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_DEEPEST = 200


def docx_text(content: bytes, budget: Budget) -> Text:
    """Paragraphs and tables in the document's order, its headers before and its footers after."""
    with _archive(content, budget) as archive:
        names = archive.namelist()
        wanted = [
            *_numbered(names, "word/header"),
            *([name] if (name := "word/document.xml") in names else []),
            *_numbered(names, "word/footnotes"),
            *_numbered(names, "word/footer"),
        ]
        if "word/document.xml" not in wanted:
            raise DamagedError
        roots = [_xml(archive, name) for name in wanted]
    return _text("\n".join(filter(None, ("\n".join(_word_blocks(root)) for root in roots))))


def xlsx_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets, a row a line; values as people see them."""
    import warnings

    from openpyxl import load_workbook

    _archive(content, budget).close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            sheets = [
                "\n".join(_rows(sheet, budget))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
        finally:
            book.close()
    return _text("\f".join(sheets), pages=max(1, len(sheets)))


def odt_text(content: bytes, budget: Budget) -> Text:
    """Paragraphs and tables in the document's order."""
    body = _open_document(content, budget)
    return _text("\n".join(_odf_blocks(body)))


def ods_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets, a row a line."""
    root = _open_document(content, budget)
    hidden = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(p.get(_TABLE + "display") == "false" for p in style)
    }
    tables = [t for t in root.iter(_TABLE + "table") if t.get(_TABLE + "style-name") not in hidden]
    return _text("\f".join("\n".join(_odf_rows(t)) for t in tables), pages=max(1, len(tables)))


def _archive(content: bytes, budget: Budget) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise LockedError
    # An entry that holds more than it says fails its checksum, so what it says is a bound.
    if sum(entry.file_size for entry in entries) > budget.limits.unpacked_mb * 1_000_000:
        raise TooLargeError
    return archive


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(archive.read(name), parser)
    if root is None:
        raise DamagedError
    return root


def _numbered(names: list[str], beginning: str) -> list[str]:
    return sorted(n for n in names if n.startswith(beginning) and n.endswith(".xml"))


def _word_blocks(element: Any, depth: int = 0) -> Iterator[str]:
    """What stands in a body, a cell or a box, a block a line. Content controls are seen through."""
    if depth > _DEEPEST:
        return
    for child in element:
        tag = _word_tag(child)
        if tag == "p":
            yield _word_paragraph(child)
            for box in _boxes(child):
                yield from _word_blocks(box, depth + 1)
        elif tag == "tbl":
            yield from _word_table(child, depth)
        elif tag and child.tag != _FALLBACK:
            yield from _word_blocks(child, depth + 1)


def _word_tag(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.replace(_STRICT_W, "").replace(_W, "")


def _word_paragraph(paragraph: Any) -> str:
    signs = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    written: list[str] = []
    for each in _runs(paragraph):
        tag = _word_tag(each)
        if tag == "t":
            written.append(each.text or "")
        elif tag == "sym" or tag in signs:
            written.append(signs.get(tag, ""))
    return "".join(written)


def _runs(paragraph: Any) -> Iterator[Any]:
    """A paragraph's own elements: without those of text boxes in it, and what was deleted."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = _word_tag(element)
        if tag in ("txbxContent", "del", "moveFrom", "pPr", "rPr") or element.tag == _FALLBACK:
            continue
        yield element
        stack.extend(reversed(element))


def _boxes(paragraph: Any) -> Iterator[Any]:
    for each in paragraph.iter():
        if _word_tag(each) == "txbxContent" and not any(
            a.tag == _FALLBACK for a in each.iterancestors()
        ):
            yield each


def _word_table(table: Any, depth: int) -> Iterator[str]:
    for row in _through_controls(table, "tr"):
        cells = [list(_word_blocks(cell, depth + 1)) for cell in _through_controls(row, "tc")]
        yield _row(", ".join(s for line in cell if (s := " ".join(line.split()))) for cell in cells)


def _through_controls(element: Any, wanted: str) -> Iterator[Any]:
    for child in element:
        tag = _word_tag(child)
        if tag == wanted:
            yield child
        elif tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _through_controls(child, wanted)


def _row(cells: Any) -> str:
    return "\t".join(cells).rstrip("\t")


def _rows(sheet: Any, budget: Budget) -> Iterator[str]:
    # Some programs state a size that is not the sheet's.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS)):
        if number >= _MOST_ROWS or budget.spent(0.8):
            return
        if any(cell.value is not None for cell in row):
            yield _row(" ".join(_shown(cell).split()) for cell in row)


def _shown(cell: Any) -> str:
    """A cell's value as its sheet shows it, as far as the value's meaning goes."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, datetime | date):
        if isinstance(value, datetime) and value.time() != time():
            return value.strftime("%d-%m-%Y %H:%M")
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    shape = str(cell.number_format or "")
    if isinstance(value, int) and len(shape) > 1 and not shape.strip("0 "):
        return str(value).zfill(shape.count("0"))
    return str(value)


def _open_document(content: bytes, budget: Budget) -> Any:
    with _archive(content, budget) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise LockedError
        if "content.xml" not in names:
            raise DamagedError
        return _xml(archive, "content.xml")


def _odf_blocks(element: Any, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in element:
        if child.tag in (_TEXT + "p", _TEXT + "h"):
            yield _odf_paragraph(child)
        elif child.tag == _TABLE + "table":
            yield from _odf_rows(child)
        elif child.tag != _TEXT + "tracked-changes" and isinstance(child.tag, str):
            yield from _odf_blocks(child, depth + 1)


def _odf_paragraph(paragraph: Any) -> str:
    written: list[str] = []

    def walk(element: Any, depth: int) -> None:
        written.append(element.text or "")
        for child in element:
            if child.tag == _TEXT + "s":
                written.append(" " * _count(child.get(_TEXT + "c")))
            elif child.tag == _TEXT + "tab":
                written.append("\t")
            elif child.tag == _TEXT + "line-break":
                written.append("\n")
            elif depth < _DEEPEST and child.tag not in _UNSEEN and isinstance(child.tag, str):
                walk(child, depth + 1)
            written.append(child.tail or "")

    walk(paragraph, 0)
    return "".join(written)


def _odf_rows(table: Any) -> Iterator[str]:
    rows = 0
    for row in table.iter(_TABLE + "table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                value = ", ".join(
                    " ".join(_odf_paragraph(p).split()) for p in cell.iter(_TEXT + "p")
                )
                times = _count(cell.get(_TABLE + "number-columns-repeated"))
                cells += [value] * min(times, _MOST_COLUMNS - len(cells))
        line = _row(cells)
        times = _count(row.get(_TABLE + "number-rows-repeated")) if line else 0
        for _ in range(min(times, _MOST_ROWS - rows)):
            rows += 1
            yield line


def _count(value: str | None) -> int:
    return min(int(value), 1_000_000) if value and value.isdecimal() else 1


def _text(text: str, pages: int = 1) -> Text:
    text = tidy(text).strip("\n")
    return Text(Verdict.TEXT if text.strip() else Verdict.NO_TEXT, text, pages)
