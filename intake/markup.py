"""HTML to the text that a person would see: a row a line, its cells divided by tabs."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from intake.letters import decoded, tidy

LONGEST = 3_000_000

_DATA_URI = re.compile(r"data:[\w.+-]{1,80}/[\w.+-]{1,80};base64,[A-Za-z0-9+/=%\s]*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.I)
_SKIPPED = frozenset((
    "head", "script", "style", "title", "template", "noscript", "object", "svg", "math", "select",
))  # fmt: skip
_VOID = frozenset((
    "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "param", "source",
    "embed",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre",
    "blockquote", "address", "article", "section", "header", "footer", "form", "fieldset",
    "center", "table", "tr", "caption", "main", "nav", "aside", "figure", "hr", "body",
))  # fmt: skip
_ROOMY = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])"
    r"|(?<![-\w])font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.I,
)
_NO_MARGIN = re.compile(r"margin(?:-top|-bottom)?\s*:\s*0", re.I)
_BLANKS = re.compile(r"[ \t\n\f\v]+")
_LINK_TEXT = 500
_LONGEST_LINE = 20_000
_DEEPEST_QUOTE = 10
_DEEPEST_TABLE = 30
_CELL_LINES = 12
_CELL_LETTERS = 400


def html_text(html: str | bytes, declared: str | None = None) -> str:
    """The text of a page or a mail's HTML part; bytes are decoded first. Never raises."""
    text, _ = html_text_and_tables(html, declared)
    return text


def html_text_and_tables(html: str | bytes, declared: str | None = None) -> tuple[str, bool]:
    """As `html_text`, and whether it holds a row of two or more cells with text in them."""
    if isinstance(html, bytes):
        html = decoded(html, declared or charset_of(html))
    html = _DATA_URI.sub("", html)[:LONGEST].replace("\x00", "")
    page = _Page()
    _feed(html, page)
    return page.finished(), page.tabular


def charset_of(html: bytes) -> str | None:
    """The charset that a page says of itself, if it does."""
    meta = _CHARSET.search(html[:4096])
    return meta.group(1).decode("ascii") if meta else None


def _feed(html: str, page: "_Page") -> None:
    # The parser calls back as it goes and builds no tree, so depth costs nothing.
    from lxml import etree

    parser = etree.HTMLParser(target=page, huge_tree=True, remove_comments=True, encoding="utf-8")
    try:
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        pass


@dataclass
class _Cell:
    lines: list[str] = field(default_factory=lambda: [""])
    columns: int = 1
    rows: int = 1


@dataclass
class _Table:
    cells: list[_Cell] = field(default_factory=list)
    spanning: dict[int, tuple[int, str]] = field(default_factory=dict)
    open_cell: _Cell | None = None


class _Page:
    """Gathers lines as the parser meets tags. `lines[-1]` is the one being written."""

    def __init__(self) -> None:
        self.lines = [""]
        self.tables: list[_Table] = []
        self.open: list[tuple[str, bool, bool, str, bool]] = []
        self.hidden = self.preformatted = self.quotes = self.too_deep = 0
        self.tabular = False

    # --- what the parser calls ---

    def start(self, tag: str, attributes: Any) -> None:
        if tag == "br":
            self._new_line()
        elif tag == "hr":
            self._break()
            self._write("_" * 32)
            self._break()
        if tag in _VOID:
            return
        style = attributes.get("style") or ""
        hides = tag in _SKIPPED or "hidden" in attributes or bool(_HIDDEN.search(style))
        cites = tag == "blockquote" and _is_quote(attributes)
        link = _mail_link(attributes.get("href")) if tag == "a" else ""
        roomy = _is_roomy(tag, attributes.get("class") or "", style)
        self.open.append((tag, hides, cites, link, roomy))
        self.hidden += hides
        self.preformatted += tag in ("pre", "textarea")
        if tag in _BLOCKS:
            self._break(roomy)
        self.quotes += cites
        if cites:
            self._break()
        if not self.hidden:
            self._start_structure(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in _VOID or not any(tag == each[0] for each in self.open[-64:]):
            return
        while self.open:
            last = self.open.pop()
            self._close(*last)
            if last[0] == tag:
                break

    def data(self, text: str) -> None:
        if self.hidden:
            return
        if self.preformatted:
            first, *others = text.replace("\r", "").split("\n")
            self._write(first)
            for each in others:
                self._new_line()
                self._write(each)
            return
        # A no-break space stands for itself: only the others collapse (CSS 2.1, 16.6.1).
        text = _BLANKS.sub(" ", text.replace("\r", " "))
        line = self._line()
        if text.startswith(" ") and (not line or line.endswith((" ", "\t"))):
            text = text[1:]
        self._write(text)

    def comment(self, text: str) -> None:
        """Not text."""

    def close(self) -> None:
        while self.open:
            self._close(*self.open.pop())

    # --- what comes of it ---

    def finished(self) -> str:
        self.close()
        text = tidy("\n".join(self.lines))
        lines = [_tight(line) for line in text.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _start_structure(self, tag: str, attributes: Any) -> None:
        if tag == "table" and len(self.tables) < _DEEPEST_TABLE:
            self.tables.append(_Table())
        elif tag == "table":
            # Each table writes its lines again into the cell around it: rows of one that is too
            # deep are rows of the one around it.
            self.too_deep += 1
        elif tag == "li":
            self._write("- ")
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
            cell = _Cell(columns=_span(attributes, "colspan"), rows=_span(attributes, "rowspan"))
            self.tables[-1].open_cell = cell
        elif tag == "tr" and self.tables:
            self._end_row()

    def _close(self, tag: str, hides: bool, cites: bool, link: str, roomy: bool) -> None:
        self.hidden -= hides
        self.preformatted -= tag in ("pre", "textarea")
        if link and not self.hidden and not self._says(link):
            self._write(f" <{link}>")
        if not self.hidden and not hides:
            if tag in ("td", "th"):
                self._end_cell()
            elif tag == "tr":
                self._end_row()
            elif tag == "table" and self.too_deep:
                self._end_row()
                self.too_deep -= 1
            elif tag == "table" and self.tables:
                self._end_row()
                self.tables.pop()
        if tag in _BLOCKS:
            self._break(roomy)
        self.quotes -= cites
        if cites:
            self._break()

    def _says(self, address: str) -> bool:
        """Whether the text of a link, which ends here, gives its address."""
        return any(address.lower() in line[-_LINK_TEXT:].lower() for line in self._out()[-3:])

    def _out(self) -> list[str]:
        for table in reversed(self.tables):
            if table.open_cell:
                return table.open_cell.lines
        return self.lines

    def _line(self) -> str:
        line = self._out()[-1]
        return line[len(self._prefix()) :] if self._prefix() else line

    def _prefix(self) -> str:
        return "> " * min(self.quotes, _DEEPEST_QUOTE)

    def _write(self, text: str) -> None:
        if not text:
            return
        out = self._out()
        if len(out[-1]) > _LONGEST_LINE:
            out.append("")
        out[-1] = (out[-1] or self._prefix()) + text

    def _new_line(self) -> None:
        if not self.hidden:
            out = self._out()
            out[-1] = out[-1] or self._prefix().rstrip()
            out.append("")

    def _break(self, room: bool = False) -> None:
        """Begin a line, unless one has begun; with room, leave a blank one before it."""
        if self.hidden:
            return
        out = self._out()
        if out[-1]:
            out.append("")
        if room and len(out) > 1 and out[-2].strip("> "):
            out[-1] = self._prefix().rstrip()
            out.append("")

    def _end_cell(self) -> None:
        if self.tables and (cell := self.tables[-1].open_cell):
            self.tables[-1].open_cell = None
            cell.lines = _trimmed(cell.lines)
            self.tables[-1].cells.append(cell)

    def _end_row(self) -> None:
        self._end_cell()
        if not self.tables:
            return
        table = self.tables[-1]
        if not table.cells:
            return
        cells, table.cells = table.cells, []
        rows = _rows(cells, table)
        self.tabular |= any("\t" in row for row in rows)
        for row in rows:
            self._break()
            self._write(row)
            if not row:
                self._new_line()
        self._break()


def _tight(line: str) -> str:
    """A line without blanks around its tabs and at its end."""
    first, *others = line.split("\t")
    return "\t".join([first.rstrip(" "), *(cell.strip(" ") for cell in others)]).rstrip()


def _trimmed(lines: list[str]) -> list[str]:
    lines = [line.replace("\t", " ").strip() if "\t" not in line else line for line in lines]
    said = [n for n, line in enumerate(lines) if line.strip()]
    return lines[said[0] : said[-1] + 1] if said else []


def _rows(cells: list[_Cell], table: _Table) -> list[str]:
    """A table's row as lines: tabbed where it holds data, one cell after another where it lays out
    a page. Cells of as many lines each are as many rows."""
    filled = [cell for cell in cells if cell.lines]
    if _is_layout(filled):
        return [line for cell in filled for line in cell.lines]
    for cell in cells:
        cell.lines = [line for line in cell.lines if line.strip()]
    heights = {len(cell.lines) for cell in filled}
    height = heights.pop() if len(heights) == 1 and len(filled) > 1 else 1
    grid = [
        [_flat(cell.lines) if height == 1 else (cell.lines or [""] * height)[i] for cell in cells]
        for i in range(height)
    ]
    rows = [_placed(row, cells, table, first=i == 0) for i, row in enumerate(grid)]
    return [row for row in rows if row.strip()]


def _is_layout(filled: list[_Cell]) -> bool:
    if any(len(c.lines) > _CELL_LINES or sum(map(len, c.lines)) > _CELL_LETTERS for c in filled):
        return True
    if any("\t" in line for cell in filled for line in cell.lines):
        return True
    return len(filled) == 1 and len(filled[0].lines) > 1


def _placed(values: list[str], cells: list[_Cell], table: _Table, first: bool) -> str:
    """Values in their columns: what spans rows stands in each of them."""
    row: list[str] = []

    def fill() -> None:
        while first and len(row) in table.spanning:
            left, value = table.spanning.pop(len(row))
            if left > 1:
                spanned[len(row)] = (left - 1, value)
            row.append(value)

    spanned: dict[int, tuple[int, str]] = {}
    for value, cell in zip(values, cells, strict=True):
        fill()
        if cell.rows > 1 and first:
            spanned[len(row)] = (cell.rows - 1, value)
        row += [value] + [""] * (cell.columns - 1)
    fill()
    if first:
        table.spanning = spanned
    return "\t".join(row).rstrip("\t")


def _flat(lines: list[str]) -> str:
    flat = ""
    for line in (each.strip() for each in lines):
        if line:
            flat += (
                " " if flat.endswith((",", ";", ":", "-", "/")) else ", " if flat else ""
            ) + line
    return flat


def _span(attributes: Any, name: str) -> int:
    value = (attributes.get(name) or "1").strip()
    return min(max(int(value), 1), 50) if value.isdecimal() and len(value) < 6 else 1


def _is_quote(attributes: Any) -> bool:
    kind = attributes.get("class") or ""
    return attributes.get("type") == "cite" or "cite" in attributes or "quote" in kind


def _is_roomy(tag: str, kind: str, style: str) -> bool:
    return tag in _ROOMY and "Mso" not in kind and not _NO_MARGIN.search(style)


def _mail_link(href: str | None) -> str:
    if not href or href[:7].lower() != "mailto:":
        return ""
    address = unquote(href[7:].split("?")[0]).strip()
    return address if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", address) else ""
