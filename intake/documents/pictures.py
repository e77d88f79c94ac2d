"""Pictures: scans and photographs of documents, read by OCR."""

import io
from collections.abc import Iterator
from typing import Any

from intake.documents.limits import Budget, DamagedError, UnknownTypeError
from intake.documents.ocr import ocr_text
from intake.reading import Text, Verdict
from intake.sniffing import HEIC, content_type_of

_MOST_PIXELS = 120_000_000


def picture_text(content: bytes, budget: Budget) -> Text:
    """The text in a picture; a picture of several pages (TIFF) gives as many."""
    picture = opened_picture(content, content_type_of(content))
    pages = min(page_count(picture), budget.limits.pages)
    texts = list(_frames_text(picture, pages, budget))
    text = "\f".join(texts)
    if not text.strip():
        return Text(Verdict.NO_TEXT, "", pages)
    return Text(Verdict.TEXT, text, pages, ocr=True)


def opened_picture(content: bytes, kind: str) -> Any:
    """A picture of Pillow's. Raises DamagedError and UnknownTypeError."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    if kind == HEIC:
        _learn_heic()
    try:
        return Image.open(io.BytesIO(content))
    except UnidentifiedImageError as error:
        raise (DamagedError if kind.startswith("image/") else UnknownTypeError) from error


def page_count(picture: Any) -> int:
    """A TIFF has pages; what moves, or is a row of the same photograph, has one."""
    return getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1


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
