"""Pages drawn as pictures in the worker process, with CPR numbers painted over."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from intake.documents import Isolation, Limits
from intake.reading import Attachment, Picture
from tests.intake.test_documents import file

CPR = "020270-1234"
LINES = ["Aftale mellem Køge Kommune og Nordlys Job ApS", f"Hans Hansen, CPR {CPR}", "Side 1"]


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(Limits(time_limit_seconds=30)) as opened:
        yield opened


def drawn(lines: list[str], pages: int = 2) -> Attachment:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 400))
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(50, 350 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return file(out.getvalue(), "aftale.pdf")


def scanned(lines: list[str], kind: str) -> Attachment:
    page = Image.new("RGB", (1240, 600), "white")
    font = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", 32)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((100, 80 + 60 * number), line, font=font, fill="black")
    out = io.BytesIO()
    page.save(out, kind, resolution=150)
    return file(out.getvalue(), f"skannet.{kind.lower()}")


def dark(picture: Picture | None, box: tuple[float, float, float, float]) -> float:
    """How much of a part of the picture (in shares of it) has the colour of a cover."""
    assert picture is not None
    assert picture.content
    page = Image.open(io.BytesIO(picture.content)).convert("L")
    sides = (page.width, page.height, page.width, page.height)
    part = page.crop(tuple(int(share * side) for share, side in zip(box, sides, strict=True)))
    histogram = part.histogram()
    return histogram[0x45] / sum(histogram)


def test_it_draws_the_pages_of_a_pdf(isolation: Isolation) -> None:
    attachment = drawn(LINES)
    assert isolation.sizes(attachment) == ((600.0, 400.0), (600.0, 400.0))
    picture = isolation.picture(attachment, 2)
    assert picture is not None
    assert picture.content_type == "image/png"
    assert Image.open(io.BytesIO(picture.content)).size == (1250, 834)
    assert isolation.picture(attachment, 3) is None
    assert isolation.picture(attachment, 0) is None


def test_it_covers_the_numbers_that_are_drawn(isolation: Isolation) -> None:
    attachment, number = drawn(LINES), (0.27, 0.18, 0.36, 0.205)
    assert dark(isolation.picture(attachment, 1, cover=1), number) > 0.8
    assert dark(isolation.picture(attachment, 1, cover=0), number) > 0.8
    assert dark(isolation.picture(attachment, 1), number) < 0.2
    assert dark(isolation.picture(attachment, 1, cover=1), (0, 0.1, 1, 0.15)) < 0.01


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_it_covers_the_numbers_that_are_seen_in_a_scan(isolation: Isolation, kind: str) -> None:
    attachment = scanned(LINES, kind)
    picture = isolation.picture(attachment, 1, cover=1)
    assert dark(picture, (0.34, 0.245, 0.48, 0.28)) > 0.8


def test_a_page_with_a_number_that_is_not_found_is_not_given(isolation: Isolation) -> None:
    picture = isolation.picture(drawn(LINES), 1, cover=2)
    assert picture == Picture(b"", "", is_covered=False)


def test_what_cannot_be_shown_gives_nothing_and_harms_nobody(isolation: Isolation) -> None:
    for content in (b"", b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\nbroken", b"hello"):
        assert isolation.picture(file(content, "a.pdf"), 1) is None
        assert isolation.sizes(file(content, "a.pdf")) == ()
    wide = io.BytesIO()
    canvas = Canvas(wide, pagesize=(14_400, 20))
    canvas.drawString(5, 5, "bred")
    canvas.save()
    picture = isolation.picture(file(wide.getvalue(), "bred.pdf"), 1)
    assert picture is not None
    assert Image.open(io.BytesIO(picture.content)).width == 1_800
