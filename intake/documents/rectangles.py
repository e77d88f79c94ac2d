"""Words of a PDF's text found again on its pages: the rectangles that mark them."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from intake.documents.layout import Glyph, glyphs_of
from intake.documents.limits import Budget
from intake.documents.ocr import ocr_words
from intake.documents.pdf import opened_page, opened_pdf, rendered
from intake.reading import Rectangle

Span = tuple[int, int]


class _Layer:
    """Letters of a page in their order, and the glyph that each is a part of."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        pairs = [(letter, glyph) for glyph in glyphs for letter in _letters(glyph.letters)]
        self.letters = "".join(letter for letter, _ in pairs)
        self.glyphs = [glyph for _, glyph in pairs]


def rectangles_of(
    content: bytes, text: str, spans: Sequence[Span], budget: Budget
) -> list[tuple[Rectangle, ...]]:
    """The rectangles of each span of a PDF's text, one a line, in points from the page's top left.

    `text` is what reading this PDF gave. Words are known by their letters and by which of those
    that are the same on their page they are, so that spaces, hyphens and the order of a table's
    cells do not matter. Empty where they are not found, as on a page that was scanned askew.
    """
    document = opened_pdf(content)
    pages: dict[int, list[_Layer]] = {}
    try:
        found: list[tuple[Rectangle, ...]] = []
        for start, end in spans:
            number = text.count("\f", 0, start)
            before = text[text.rfind("\f", 0, start) + 1 : start]
            if number >= len(document) or budget.spent(0.7):
                found.append(())
                continue
            layers = pages.setdefault(number, [])
            found.append(_marked(document, number, layers, before, text[start:end], budget))
        return found
    finally:
        document.close()


def _marked(
    document: Any,
    number: int,
    layers: list[_Layer],
    before: str,
    words: str,
    budget: Budget,
) -> tuple[Rectangle, ...]:
    """Looks among what is drawn on a page, and then among what can be seen in its pictures."""
    for layer in range(2):
        if layer == len(layers):
            look = _seen if layer else _drawn
            layers.append(_Layer(look(document, number, budget)))
        if found := _found(layers[layer], before, words):
            return tuple(joined(found))
    return ()


def _drawn(document: Any, number: int, budget: Budget) -> Sequence[Glyph]:
    del budget
    page, _ = opened_page(document, number)
    textpage = page.get_textpage()
    try:
        return glyphs_of(page, textpage)
    finally:
        textpage.close()
        page.close()


def _seen(document: Any, number: int, budget: Budget) -> Sequence[Glyph]:
    page, _ = opened_page(document, number)
    try:
        picture, scale = rendered(page)
        words = ocr_words(picture, budget, dpi=int(scale * 72))
        return [
            Glyph(w.letters, w.left / scale, w.top / scale, w.right / scale, w.bottom / scale)
            for w in words
        ]
    finally:
        page.close()


def _found(layer: _Layer, before: str, words: str) -> list[Glyph]:
    sought, whole = _letters(words), layer.letters
    if not sought:
        return []
    at = -1
    # The same words may stand on the page before: as many of them are passed by.
    for _ in range(_letters(before).count(sought) + 1):
        following = whole.find(sought, at + 1)
        if following < 0:
            break
        at = following
    return layer.glyphs[at : at + len(sought)] if at >= 0 else []


def _letters(text: str) -> str:
    """What is the same of a text however it was set: letters and digits without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def joined(glyphs: Sequence[Glyph]) -> list[Rectangle]:
    """The rectangles that hold these letters, one a line."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if lines and lines[-1][-1].is_followed_by(glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [
        Rectangle(
            round(min(g.left for g in line), 1),
            round(min(g.top for g in line), 1),
            round(max(g.right for g in line), 1),
            round(max(g.bottom for g in line), 1),
        )
        for line in lines
    ]
