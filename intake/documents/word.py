"""Word: DOCX (ECMA-376), and what programs before 2007 wrote (MS-DOC)."""

import re
from collections.abc import Iterator
from typing import Any

from intake.compound import BrokenFileError, Compound
from intake.documents.limits import Budget, DamagedError, LockedError, UnknownTypeError
from intake.documents.packages import DEEPEST, archive, as_text, row, xml
from intake.reading import Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY = re.compile(r"word/document\d{0,3}\.xml")


def docx_text(content: bytes, budget: Budget) -> Text:
    """Paragraphs and tables in the document's order, its headers before and its footers after.

    Left out is what a reader of the document does not see, or what nobody wrote: comments, deleted
    and hidden text, and the words that ask for an answer where a form has none.
    """
    with archive(content, budget) as package:
        names = package.namelist()
        body = [name for name in names if _BODY.fullmatch(name)][:1]
        if not body:
            raise DamagedError
        wanted = [
            *_numbered(names, "word/header"),
            *body,
            *_numbered(names, "word/footnotes"),
            *_numbered(names, "word/endnotes"),
            *_numbered(names, "word/footer"),
        ]
        roots = [xml(package, name) for name in wanted]
    return as_text("\n".join(filter(None, ("\n".join(_blocks(root)) for root in roots))))


def _numbered(names: list[str], beginning: str) -> list[str]:
    return sorted(n for n in names if n.startswith(beginning) and n.endswith(".xml"))


def _blocks(element: Any, depth: int = 0) -> Iterator[str]:
    """What stands in a body, a cell or a box, a block a line. Content controls are seen through."""
    if depth > DEEPEST:
        return
    for child in element:
        tag = _tag(child)
        if tag == "p":
            yield _paragraph(child)
            for box in _boxes(child):
                yield from _blocks(box, depth + 1)
        elif tag == "tbl":
            yield from _table(child, depth)
        elif tag and child.tag != _FALLBACK and not _is_unseen(child, tag):
            yield from _blocks(child, depth + 1)


def _tag(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.replace(_STRICT_W, "").replace(_W, "")


def _paragraph(paragraph: Any) -> str:
    signs = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    written: list[str] = []
    for each in _runs(paragraph):
        tag = _tag(each)
        if tag == "t":
            written.append(each.text or "")
        elif tag == "checkBox":
            written.append("[x]" if _is_ticked(each) else "[ ]")
        elif tag in signs:
            written.append(signs[tag])
    return "".join(written)


def _runs(paragraph: Any) -> Iterator[Any]:
    """A paragraph's own elements: without those of text boxes in it, and what is not seen."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = _tag(element)
        if tag in ("txbxContent", "del", "moveFrom", "pPr", "rPr") or element.tag == _FALLBACK:
            continue
        if _is_unseen(element, tag):
            continue
        yield element
        stack.extend(reversed(element))


def _is_unseen(element: Any, tag: str) -> bool:
    """Whether this is hidden text, or a field of a form that shows what to write in it."""
    if tag not in ("r", "sdt"):
        return False
    about, mark = ("rPr", "vanish") if tag == "r" else ("sdtPr", "showingPlcHdr")
    return any(
        _tag(said) == mark and not _is_off(said)
        for each in element
        if _tag(each) == about
        for said in each
    )


def _is_off(said: Any) -> bool:
    return any(str(value) in ("0", "false", "off") for value in said.attrib.values())


def _is_ticked(box: Any) -> bool:
    """A check box of Word's older forms: what it was set to, else as it was made."""
    states = {_tag(each): not _is_off(each) for each in box}
    return states.get("checked", states.get("default", False))


def _boxes(paragraph: Any) -> Iterator[Any]:
    for each in paragraph.iter():
        if _tag(each) == "txbxContent" and not any(
            a.tag == _FALLBACK for a in each.iterancestors()
        ):
            yield each


def _table(table: Any, depth: int) -> Iterator[str]:
    for line in _through_controls(table, "tr"):
        cells = [list(_blocks(cell, depth + 1)) for cell in _through_controls(line, "tc")]
        yield row(", ".join(s for line in cell if (s := " ".join(line.split()))) for cell in cells)


def _through_controls(element: Any, wanted: str) -> Iterator[Any]:
    for child in element:
        tag = _tag(child)
        if tag == wanted:
            yield child
        elif tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _through_controls(child, wanted)


# --- before 2007 ------------------------------------------------------------------------------

_WORD_97 = 0xC1
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_EIGHT_BIT = 0x40000000
_CELL = "\x07"
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\f", "\r": "\n", "\x1e": "-", "\x1f": None})
_NO_LETTERS = re.compile("[\x00-\x06\x08\x0e-\x1f]")
_MOST_FIELDS_IN_FIELDS = 20


def doc_text(content: bytes, budget: Budget) -> Text:
    """The text of an old Word document: its headers, its body, its notes; without comments."""
    del budget
    try:
        file = Compound(content)
        within = file.within(file.root)
        main = file.read(within["worddocument"])
        if len(main) < 0x1AA or _number(main, 2, 2) < _WORD_97:
            raise UnknownTypeError
        flags = _number(main, 0x0A, 2)
        if flags & _ENCRYPTED:
            raise LockedError
        table = file.read(within["1table" if flags & _TABLE_ONE else "0table"])
    except (BrokenFileError, KeyError) as error:
        raise DamagedError from error
    start = _number(main, 0x1A2)
    text = "".join(_pieces(main, table[start : start + _number(main, 0x1A6)]))
    body, notes, headers, comments, ends, boxes, header_boxes = _stories(main, text)
    del comments
    said = (headers, header_boxes, body, boxes, notes, ends)
    return as_text("\n".join(filter(None, (_plain(story).strip("\n") for story in said))))


def _number(data: bytes, place: int, size: int = 4) -> int:
    return int.from_bytes(data[place : place + size], "little")


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The text in its order: a table tells where in the file each piece lies (MS-DOC, 2.8.35)."""
    place = 0
    while table[place : place + 1] == b"\x01":
        place += 3 + _number(table, place + 1, 2)
    if table[place : place + 1] != b"\x02":
        raise DamagedError
    size = min(_number(table, place + 1), len(table) - place - 5)
    count, place, left = (size - 4) // 12, place + 5, len(main)
    for number in range(count):
        first = _number(table, place + 4 * number)
        length = _number(table, place + 4 * number + 4) - first
        at = _number(table, place + 4 * (count + 1) + 8 * number + 2)
        width = 1 if at & _EIGHT_BIT else 2
        at = (at & ~_EIGHT_BIT) // (2 if width == 1 else 1)
        # No byte of the file is the text of two places.
        left -= length * width
        if length < 0 or left < 0:
            raise DamagedError
        raw = main[at : at + length * width]
        yield raw.decode("cp1252" if width == 1 else "utf-16-le", "replace").ljust(length, "\0")


def _stories(main: bytes, text: str) -> Iterator[str]:
    """Body, footnotes, headers, comments, endnotes, text boxes and those of headers."""
    place = 0
    for at in (0x4C, 0x50, 0x54, 0x5C, 0x60, 0x64, 0x68):
        length = _number(main, at)
        yield text[place : place + length]
        place += length


def _plain(story: str) -> str:
    for _ in range(_MOST_FIELDS_IN_FIELDS):
        # A field is what Word computes, then what it shows.
        shown = _FIELD.sub(lambda m: m.group(1) or "", story)
        if shown == story:
            break
        story = shown
    if _CELL in story:
        story = _with_rows(story)
    return _NO_LETTERS.sub("", story.translate(_SIGNS))


def _with_rows(story: str) -> str:
    """Tables with a row a line. Each cell ends with a mark, and each row with one more."""
    cells = story.split(_CELL)
    before, _, cells[0] = cells[0].rpartition("\r")
    after = cells.pop()
    cells = [", ".join(filter(None, cell.strip("\r").split("\r"))) for cell in cells]
    lines, line = [], list[str]()
    width = _row_width(cells)
    for number, cell in enumerate(cells):
        if (number % width == width - 1) if width else (not cell and line):
            lines.append(row(line))
            line = []
        else:
            line.append(cell)
    return "\r".join([before, *lines, row(line), after])


def _row_width(cells: list[str]) -> int:
    """How many marks a row has where all rows have as many; else 0, and an empty cell ends one."""
    return next(
        (
            width
            for width in range(2, min(len(cells), 64) + 1)
            if len(cells) % width == 0 and not any(cells[width - 1 :: width])
        ),
        0,
    )
