"""Letters in pictures: scans and photographs, by tesseract with Danish data."""

import io
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from intake.documents.limits import Budget, DamagedError, UnknownTypeError
from intake.letters import tidy
from intake.reading import Text, Verdict
from intake.sniffing import HEIC, content_type_of

# A logo or a picture in a signature: too small to hold a document.
_SMALLEST_SIDE, _SMALLEST_LENGTH = 50, 200
_MOST_PIXELS = 120_000_000
_READ_PIXELS = 12_000_000
_DPI = 300
_WORD = re.compile(r"[(\"']?[^\W\d_][a-zæøåé]{2,}[.,:;)\"'-]*")
_FEW_WORDS = 8
_TSV_WORD = "5"
_TURN = re.compile(rb"Rotate: (\d+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, in the picture's points from its top left."""

    letters: str
    left: float
    top: float
    right: float
    bottom: float


def picture_text(content: bytes, budget: Budget) -> Text:
    """The text in a picture; a picture of several pages (TIFF) gives as many."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    kind = content_type_of(content)
    if kind == HEIC:
        _learn_heic()
    try:
        picture = Image.open(io.BytesIO(content))
    except UnidentifiedImageError as error:
        raise (DamagedError if kind.startswith("image/") else UnknownTypeError) from error
    # A TIFF has pages; what moves, or is a row of the same photograph, has one.
    pages = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    pages = min(pages, budget.limits.pages)
    texts = list(_frames_text(picture, pages, budget))
    text = "\f".join(texts)
    if not text.strip():
        return Text(Verdict.NO_TEXT, "", pages)
    return Text(Verdict.TEXT, text, pages, ocr=True)


def _learn_heic() -> None:
    """Teach Pillow the pictures that iPhones take."""
    import pi_heif

    # One picture at a time, and each thread asks for memory of its own.
    pi_heif.options.DECODE_THREADS = 1
    pi_heif.options.THUMBNAILS = False
    pi_heif.register_heif_opener()


def _frames_text(picture: Any, pages: int, budget: Budget) -> Iterator[str]:
    from PIL import ImageOps

    for page in range(pages):
        if budget.spent(0.7):
            return
        if page:
            picture.seek(page)
        try:
            picture.load()
        except (OSError, SyntaxError, ValueError) as error:
            raise DamagedError from error
        yield ocr_text(ImageOps.exif_transpose(picture), budget)


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
    out = _tesseract(picture, ["-l", "dan", "--dpi", str(dpi)], budget)
    text = tidy(out.decode("utf-8", "replace")).replace("\f", "")
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def ocr_words(picture: Any, budget: Budget, dpi: int = _DPI) -> Iterator[Word]:
    """The words in one picture with their places in it; none on a page that was turned."""
    if not budget.limits.ocr:
        return
    grey = _grey(picture)
    share = picture.width / grey.width
    out = _tesseract(grey, ["-l", "dan", "--dpi", str(dpi), "tsv"], budget)
    for line in out.decode("utf-8", "replace").split("\n"):
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == _TSV_WORD and cells[11].strip():
            left, top, width, height = (int(cell) * share for cell in cells[6:10])
            yield Word(tidy(cells[11].strip()), left, top, left + width, top + height)


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
