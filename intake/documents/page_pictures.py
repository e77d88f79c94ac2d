"""Pages as pictures for a person to look at: of PDFs, scans and photographs."""

import io
from collections.abc import Sequence
from typing import Any

from intake.documents.limits import Budget
from intake.documents.numbers import numbers_drawn, numbers_seen
from intake.documents.pdf import opened_page, opened_pdf
from intake.documents.pictures import opened_picture, page_count
from intake.reading import Picture, Rectangle
from intake.sniffing import PDF

# Sharp enough to be read at four times its size, and some hundred kilobytes.
_SCALE = 150 / 72
_LONGEST_SIDE = 1_800
_PNG_BYTES, _MOST_BYTES = 300_000, 2_000_000
_COVERED = "#454545"
_AROUND = 1.5  # points that a cover reaches beyond what it covers
_Numbers = Sequence[tuple[Rectangle, ...]]


def page_sizes(content: bytes, kind: str, most: int) -> list[tuple[float, float]]:
    """Width and height of each page, as it is shown: points of a PDF, pixels of a picture.

    None where it is neither. Raises what opening it raises.
    """
    if kind == PDF:
        document = opened_pdf(content)
        try:
            return [document.get_page_size(number) for number in range(min(len(document), most))]
        finally:
            document.close()
    if not kind.startswith("image/"):
        return []
    picture = opened_picture(content, kind)
    return [_upright_size(picture, page) for page in range(min(page_count(picture), most))]


def page_picture(
    content: bytes, kind: str, number: int, cover: int | None, budget: Budget
) -> Picture | None:
    """A page (from 1) as a picture. Raises as `page_sizes`.

    With `cover` its CPR numbers are painted over, of which there are at least so many: where they
    are not all found the picture is empty.
    """
    if kind == PDF:
        shown, scale, drawn = _of_pdf(content, number - 1, cover is not None)
    elif kind.startswith("image/"):
        shown, scale = _of_picture(content, kind, number - 1)
        drawn = []
    else:
        return None
    if cover is not None and not _cover(shown, scale, drawn, cover, budget):
        return Picture(b"", "", is_covered=False)
    return _written(shown)


def _of_pdf(content: bytes, number: int, cover: bool) -> tuple[Any, float, _Numbers]:
    document = opened_pdf(content)
    try:
        page, _ = opened_page(document, number)
        width, height = page.get_size()
        scale = min(_SCALE, _LONGEST_SIDE / max(width, height, 1))
        drawn = numbers_drawn(page) if cover else []
        shown = _rendered(page, scale)
        page.close()
        return shown, scale, drawn
    finally:
        document.close()


def _rendered(page: Any, scale: float) -> Any:
    bitmap = page.render(scale=scale)
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()


def _of_picture(content: bytes, kind: str, number: int) -> tuple[Any, float]:
    from PIL import ImageOps

    picture = opened_picture(content, kind)
    if not 0 <= number < page_count(picture):
        raise IndexError(number)
    picture.seek(number)
    longest = max(picture.size)
    picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))  # a large photograph is not decoded whole
    shown = ImageOps.exif_transpose(picture).convert("RGB")
    shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return shown, max(shown.size) / longest


def _upright_size(picture: Any, page: int) -> tuple[float, float]:
    picture.seek(page)
    width, height = picture.size
    turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (height, width) if turned else (width, height)


def _cover(shown: Any, scale: float, drawn: _Numbers, least: int, budget: Budget) -> bool:
    """Paint over the numbers that are drawn and, where those are not all, those that are seen then.

    Whether they are as many as they are said to be.
    """
    _paint(shown, scale, drawn)
    if len(drawn) >= least:
        return True
    seen = numbers_seen(shown, scale, budget)
    _paint(shown, scale, seen)
    return len(drawn) + len(seen) >= least


def _paint(shown: Any, scale: float, numbers: _Numbers) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(shown)
    for box in (box for each in numbers for box in each):
        left, top = (box.left - _AROUND) * scale, (box.top - _AROUND) * scale
        right, bottom = (box.right + _AROUND) * scale, (box.bottom + _AROUND) * scale
        draw.rectangle((left, top, right, bottom), fill=_COVERED)


def _written(shown: Any) -> Picture | None:
    """As PNG, in which text is sharp and small; as JPEG where that is much, as of photographs."""
    file = io.BytesIO()
    shown.save(file, "PNG")
    if file.tell() <= _PNG_BYTES:
        return Picture(file.getvalue(), "image/png")
    file = io.BytesIO()
    shown.save(file, "JPEG", quality=80)
    return Picture(file.getvalue(), "image/jpeg") if file.tell() <= _MOST_BYTES else None
