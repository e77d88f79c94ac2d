"""Where on a PDF's page its letters stand, and the lines that a person would read there."""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

# Gaps between letters, in heights of a line: wide enough for a space, for another column.
_SPACE, _COLUMN = 0.2, 1.5
_SCALE = 100
_MOST_LETTERS, _MOST_SPACES = 60_000, 10_000
_Box = tuple[float, float, float, float]  # left, bottom, right, top
_SPACES = re.compile(r"(?<=\S) +(?=\S)")


@dataclass(frozen=True, slots=True)
class Glyph:
    """Letters with their box: points from the top left of the page as it is shown."""

    letters: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def covers(self, other: "Glyph") -> bool:
        """Whether the other's middle lies within this."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def is_beside(self, other: "Glyph") -> bool:
        """Whether both stand on one line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.height, other.height)

    def is_followed_by(self, other: "Glyph") -> bool:
        """Whether both stand on one line, which may run up or down the page."""
        turned = abs(self.left - other.left) < 0.5 and abs(self.right - other.right) < 0.5
        return turned or self.is_beside(other)


def glyphs_of(page: Any, textpage: Any) -> list[Glyph]:
    """The letters that are drawn on a page, in the order in which it draws them."""
    found = []
    to_top_left = _Shown(page)
    for at in range(min(textpage.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(textpage, at)
        if code <= 0x20 or raw.FPDFText_IsGenerated(textpage, at) == 1:
            continue
        found.append(Glyph(chr(code), *to_top_left.box(*textpage.get_charbox(at, loose=True))))
    return found


def with_columns(page: Any, textpage: Any) -> str:
    """A page's text in its own order, with tabs where its lines leave room between columns."""
    text = str(textpage.get_text_range())
    if textpage.count_chars() != len(text):
        # Some letters are left out, or are two: then no place in the text is one on the page.
        return text
    box_at = _upright(textpage) if page.get_rotation() == 0 else _turned(page, textpage)

    def gap(spaces: re.Match[str]) -> str:
        first, after = spaces.span()
        _, bottom, right, top = box_at(first - 1)
        left, floor, _, ceiling = box_at(after)
        wide = (left - right) / _COLUMN
        if wide <= 1 or wide <= top - bottom or wide <= ceiling - floor:
            return spaces.group()
        heights = top - bottom, ceiling - floor
        beside = min(top, ceiling) - max(bottom, floor) > 0.5 * min(heights)
        return "\t" if beside else spaces.group()

    return _SPACES.sub(gap, text, count=_MOST_SPACES)


def _upright(textpage: Any) -> Callable[[int], _Box]:
    """Where the letters of a page that is shown as it is drawn stand, in its own measure."""
    # This is asked twice for each word: what pypdfium2 does at each call is done once.
    box, page, put = raw.FS_RECTF(), textpage.raw, raw.FPDFText_GetLooseCharBox
    place = ctypes.byref(box)

    def box_at(at: int) -> _Box:
        put(page, at, place)
        return box.left, box.bottom, box.right, box.top

    return box_at


def _turned(page: Any, textpage: Any) -> Callable[[int], _Box]:
    """The same of a page that is turned when it is shown; heights count from its top."""
    shown = _Shown(page)

    def box_at(at: int) -> _Box:
        left, top, right, bottom = shown.box(*textpage.get_charbox(at, loose=True))
        return left, -bottom, right, -top

    return box_at


def box_of(page: Any, left: float, bottom: float, right: float, top: float) -> Glyph:
    """A box in the page's own measure (PDF 32000, 8.3.2.3), as it is shown, without letters."""
    return Glyph("", *_Shown(page).box(left, bottom, right, top))


class _Shown:
    """From a page's own measure to places on it as it is shown: cropped and turned."""

    def __init__(self, page: Any) -> None:
        self._page = page
        width, height = page.get_size()
        self._size = int(width * _SCALE), int(height * _SCALE)
        self._x, self._y = ctypes.c_int(), ctypes.c_int()

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        (x1, y1), (x2, y2) = self._point(left, bottom), self._point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._size, 0, x, y, self._x, self._y)
        return self._x.value / _SCALE, self._y.value / _SCALE


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters by the lines on which they stand, from the top, each from the left."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.top + g.bottom, g.left)):
        if lines and lines[-1][0].is_beside(glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: g.left) for line in lines]


def line_text(line: Sequence[Glyph]) -> str:
    """A line's letters, with spaces between words and tabs between columns."""
    return "".join(_written(line))


def _written(line: Sequence[Glyph]) -> Iterator[str]:
    before: Glyph | None = None
    for glyph in line:
        if before:
            gap = (glyph.left - before.right) / max(before.height, glyph.height, 1)
            yield "\t" if gap > _COLUMN else " " if gap > _SPACE else ""
        yield glyph.letters
        before = glyph
