"""CPR numbers on a page: where they are drawn, or seen in its pictures."""

from collections.abc import Iterable, Sequence
from typing import Any

from intake.cpr import find_cpr
from intake.documents.layout import Glyph, glyphs_of
from intake.documents.limits import Budget
from intake.documents.ocr import ocr_words
from intake.documents.rectangles import joined
from intake.reading import Rectangle

_SPACE = 0.2  # of a line's height: what is further apart is two words


def numbers_drawn(page: Any) -> list[tuple[Rectangle, ...]]:
    """The rectangles of each number among the letters of a PDF's page."""
    textpage = page.get_textpage()
    try:
        return _numbers(glyphs_of(page, textpage))
    finally:
        textpage.close()


def numbers_seen(picture: Any, scale: float, budget: Budget) -> list[tuple[Rectangle, ...]]:
    """The same among the words that are seen in a picture of so many pixels a point."""
    words = ocr_words(picture, budget, dpi=int(scale * 72) or 1)
    placed = [
        Glyph(w.letters, w.left / scale, w.top / scale, w.right / scale, w.bottom / scale)
        for w in words
    ]
    return _numbers(placed)


def _numbers(glyphs: Sequence[Glyph]) -> list[tuple[Rectangle, ...]]:
    text, owners = _spaced(glyphs)
    found = []
    for start, end in find_cpr(text):
        of = dict.fromkeys(owner for owner in owners[start:end] if owner is not None)
        found.append(tuple(joined([glyphs[at] for at in of])))
    return found


def _spaced(glyphs: Sequence[Glyph]) -> tuple[str, list[int | None]]:
    """The letters with spaces between words, and of which glyph each of them is."""
    letters: list[str] = []
    owners: list[int | None] = []

    def put(text: Iterable[str], owner: int | None) -> None:
        for letter in text:
            letters.append(letter)
            owners.append(owner)

    for at, glyph in enumerate(glyphs):
        before = glyphs[at - 1] if at else None
        if before and not before.is_beside(glyph):
            put("\n", None)
        elif before and glyph.left - before.right > _SPACE * glyph.height:
            put(" ", None)
        put(glyph.letters, at)
    return "".join(letters), owners
