"""OpenDocument (ISO 26300): text and sheets."""

from collections.abc import Iterator
from typing import Any

from intake.documents.limits import Budget, DamagedError, LockedError
from intake.documents.packages import DEEPEST, MOST_COLUMNS, MOST_ROWS, archive, as_text, row, xml
from intake.reading import Text

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_UNSEEN = (
    _OFFICE + "annotation",
    _TEXT + "note-citation",
    _TEXT + "tracked-changes",
    _TEXT + "hidden-text",
    _SVG + "title",
    _SVG + "desc",
)
_HIDDEN = ("collapse", "filter")


def odt_text(content: bytes, budget: Budget) -> Text:
    """Paragraphs and tables in the document's order, its headers before and its footers after."""
    body, styles = _roots(content, budget)
    headers, footers = ([*_margins(styles, name)] for name in ("header", "footer"))
    return as_text("\n".join([*headers, *_blocks(body), *footers]))


def ods_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets, a row a line, without what is hidden in them."""
    root, _ = _roots(content, budget)
    hidden = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(p.get(_TABLE + "display") == "false" for p in style)
    }
    tables = [t for t in root.iter(_TABLE + "table") if t.get(_TABLE + "style-name") not in hidden]
    return as_text("\f".join("\n".join(_rows(t)) for t in tables), pages=max(1, len(tables)))


def _roots(content: bytes, budget: Budget) -> tuple[Any, Any]:
    """The roots of the content and of the styles, where headers are; the latter may be None."""
    with archive(content, budget) as package:
        names = package.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in package.read(
            "META-INF/manifest.xml"
        ):
            raise LockedError
        if "content.xml" not in names:
            raise DamagedError
        styles = xml(package, "styles.xml") if "styles.xml" in names else None
        return xml(package, "content.xml"), styles


def _margins(styles: Any, name: str) -> Iterator[str]:
    for margin in () if styles is None else styles.iter(_STYLE + name):
        yield from _blocks(margin)


def _blocks(element: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    for child in element:
        if child.tag in (_TEXT + "p", _TEXT + "h"):
            yield _paragraph(child)
            for box in child.iter(_DRAW + "text-box"):
                if not _is_in_box(box, child):
                    yield from _blocks(box, depth + 1)
        elif child.tag == _TABLE + "table":
            yield from _rows(child)
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield from _blocks(child, depth + 1)


def _is_in_box(box: Any, paragraph: Any) -> bool:
    for above in box.iterancestors():
        if above is paragraph:
            return False
        if above.tag == _DRAW + "text-box":
            return True
    return True


def _paragraph(paragraph: Any) -> str:
    """A paragraph's own words; those of boxes that hang on it come after."""
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
            elif depth < DEEPEST and _is_seen(child):
                walk(child, depth + 1)
            written.append(child.tail or "")

    walk(paragraph, 0)
    return "".join(written)


def _is_seen(child: Any) -> bool:
    return isinstance(child.tag, str) and child.tag not in (*_UNSEEN, _DRAW + "text-box")


def _rows(table: Any) -> Iterator[str]:
    rows = 0
    hidden = _hidden_columns(table)
    for line in table.iter(_TABLE + "table-row"):
        if line.get(_TABLE + "visibility") in _HIDDEN:
            continue
        cells: list[str] = []
        for cell in line:
            if cell.tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                value = ", ".join(" ".join(said.split()) for said in _blocks(cell))
                times = _count(cell.get(_TABLE + "number-columns-repeated"))
                cells += [value] * min(times, MOST_COLUMNS - len(cells))
        written = row(cell for number, cell in enumerate(cells) if number not in hidden)
        times = _count(line.get(_TABLE + "number-rows-repeated")) if written else 0
        for _ in range(min(times, MOST_ROWS - rows)):
            rows += 1
            yield written


def _hidden_columns(table: Any) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(_TABLE + "table-column"):
        times = min(_count(column.get(_TABLE + "number-columns-repeated")), MOST_COLUMNS)
        if column.get(_TABLE + "visibility") in _HIDDEN:
            hidden.update(range(at, at + times))
        at += times
        if at >= MOST_COLUMNS:
            break
    return hidden


def _count(value: str | None) -> int:
    return min(int(value), 1_000_000) if value and value.isdecimal() and len(value) < 10 else 1
