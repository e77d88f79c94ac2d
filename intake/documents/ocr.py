"""Letters in pictures, by tesseract with Danish data."""

import os
import re
import subprocess
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from intake.documents.layout import Glyph
from intake.documents.limits import Budget
from intake.documents.scanned_tables import Line, text_of_lines
from intake.letters import tidy

# A logo or a picture in a signature: too small to hold a document.
_SMALLEST_SIDE, _SMALLEST_LENGTH = 50, 200
_READ_PIXELS = 12_000_000
_DPI = 300
_WORD = re.compile(r"[(\"']?[^\W\d_][a-zæøåé]{2,}[.,:;)\"'-]*")
_FEW_WORDS = 8
_TSV_WORD = "5"
_TURN = re.compile(rb"Rotate: (\d+)")
# In heights of a line, which here ends where its letters do.
_COLUMN = 2.5

# A word with the numbers of its block, its paragraph and its line.
Placed = tuple[str, str, str, Glyph]


def ocr_text(picture: Any, budget: Budget, dpi: int = _DPI) -> str:
    """The text in one picture; empty where it holds none, is small, or OCR is off or not there."""
    if not budget.limits.ocr or min(picture.size) < _SMALLEST_SIDE:
        return ""
    if max(picture.size) < _SMALLEST_LENGTH:
        return ""
    picture = _grey(picture)
    text = _read(picture, dpi, budget)
    if not _reads_well(text) and not budget.spent(0.5):
        turned = _read_turned(picture, dpi, budget)
        text = turned if _words(turned) > _words(text) else text
    return text


def _reads_well(text: str) -> bool:
    """Whether most of it looks like words; a page on its head gives odd signs."""
    return _words(text) >= max(_FEW_WORDS, len(text.split()) // 2)


def _words(text: str) -> int:
    return sum(bool(_WORD.fullmatch(each)) for each in text.split())


def _read_turned(picture: Any, dpi: int, budget: Budget) -> str:
    """The text of a page that was scanned on its side or its head; empty where it was not."""
    found = _TURN.search(
        _tesseract(picture, ["--psm", "0", "-l", "osd", "--dpi", str(dpi)], budget)
    )
    turn = int(found.group(1)) if found else 0
    if not turn:
        return ""
    return _read(picture.rotate(-turn, expand=True), dpi, budget)


def _read(picture: Any, dpi: int, budget: Budget) -> str:
    return text_of_lines(_lines_in(picture, dpi, budget))


def ocr_words(picture: Any, budget: Budget, dpi: int = _DPI) -> Iterator[Glyph]:
    """The words in one picture with their places in it; none on a page that was turned."""
    if not budget.limits.ocr:
        return
    grey = _grey(picture)
    share = picture.width / grey.width
    for _, _, _, word in _words_in(grey, dpi, budget):
        box = (edge * share for edge in (word.left, word.top, word.right, word.bottom))
        yield Glyph(word.letters, *box)


def _words_in(picture: Any, dpi: int, budget: Budget) -> Iterator[Placed]:
    """The words that tesseract sees, by the blocks, paragraphs and lines that it makes of them."""
    out = _tesseract(picture, ["-l", "dan", "--dpi", str(dpi), "tsv"], budget)
    for line in tidy(out.decode("utf-8", "replace")).split("\n"):
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == _TSV_WORD and cells[11].strip(" |"):
            left, top, width, height = map(int, cells[6:10])
            word = Glyph(cells[11].strip(), left, top, left + width, top + height)
            yield cells[2], cells[3], cells[4], word


def _lines_in(picture: Any, dpi: int, budget: Budget) -> Iterator[Line]:
    """The lines of a picture in tesseract's order, each with whether it begins a paragraph."""
    before: tuple[str, str] | None = None
    for key, words in groupby(_words_in(picture, dpi, budget), lambda placed: placed[:3]):
        yield _line([word for *_, word in words]), key[:2] != before
        before = key[:2]


def _line(words: list[Glyph]) -> Glyph:
    """Words as one line, with tabs where it leaves room between columns."""
    height = max(word.height for word in words)
    said = words[0].letters
    for before, word in pairwise(words):
        said += ("\t" if word.left - before.right > _COLUMN * height else " ") + word.letters
    return Glyph(
        said,
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _grey(picture: Any) -> Any:
    """Greys on white, of a size that is read in seconds."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        picture = Image.alpha_composite(white, over)
    picture = picture.convert("L")
    pixels = picture.width * picture.height
    if pixels > _READ_PIXELS:
        share = (_READ_PIXELS / pixels) ** 0.5
        picture = picture.resize((int(picture.width * share), int(picture.height * share)))
    elif picture.width < 1000:
        # Pictures of a screen: tesseract wants letters of some 20 pixels.
        picture = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)
    return picture


def _tesseract(picture: Any, options: list[str], budget: Budget) -> bytes:
    """What tesseract writes; the picture goes through a pipe, so no page is left on a disk."""
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and no shell
            ["tesseract", "stdin", "stdout", *options],  # noqa: S607 - wherever it was installed
            input=head + picture.tobytes(),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=budget.limits.time_limit_seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return bytes(done.stdout)
