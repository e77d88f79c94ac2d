"""Where on a PDF's pages things stand: forms that were filled in, and rectangles for evidence."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from intake.documents import Isolation
from tests.intake.test_documents import (
    PEOPLE,
    SAID,
    file,
    lines,
    pdf,
    pdf_with_table,
    saved,
    scanned_pdf,
)


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation() as opened:
        yield opened


def filled_form(drawn: bool = True) -> bytes:
    """A form in which somebody wrote and ticked; not `drawn` as some programs leave it."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for place, name in enumerate(("Navn", "E-mail", "CVR-nr.", "Opret", "Nedlæg")):
        canvas.drawString(50, 800 - 40 * place, name)
    canvas.drawString(50, 500, "Med venlig hilsen")
    for place, value in enumerate((*PEOPLE[1], "25110773")):
        canvas.acroForm.textfield(name=f"f{place}", value=value, x=200, y=795 - 40 * place,
                                  width=300, height=20)  # fmt: skip
    canvas.acroForm.checkbox(name="o", checked=True, x=200, y=675)
    canvas.acroForm.checkbox(name="n", checked=False, x=200, y=635)
    canvas.save()
    whole = out.getvalue()
    return whole if drawn else whole.replace(b"/AP <<", b"/Xx <<")


def test_it_reads_a_filled_in_form_with_each_answer_beside_its_question(
    isolation: Isolation,
) -> None:
    asked = ["Navn\tOlga Brandt", "E-mail\tob@nordjob.example", "CVR-nr.\t25110773"]
    assert lines(isolation(file(filled_form()))) == [
        *asked, "Opret\t[x]", "Nedlæg\t[ ]", "Med venlig hilsen",
    ]  # fmt: skip
    assert lines(isolation(file(filled_form(drawn=False))))[:3] == asked


def test_it_leaves_room_between_columns_that_no_lines_divide(isolation: Isolation) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for row, (what, one, other) in enumerate(
        [("Part", "Kommunen", "Leverandøren"), ("Navn", "Køge Kommune", "Nordjob ApS")]
    ):
        for place, said in ((50, what), (150, one), (350, other)):
            canvas.drawString(place, 800 - 20 * row, said)
    canvas.drawString(50, 700, SAID)
    canvas.save()
    assert lines(isolation(file(out.getvalue()))) == [
        "Part\tKommunen\tLeverandøren", "Navn\tKøge Kommune\tNordjob ApS", SAID,
    ]  # fmt: skip


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(each), text.index(each) + len(each)) for each in words]


def test_it_says_where_on_a_page_words_stand(isolation: Isolation) -> None:
    document = file(pdf("side et", f"{SAID}\nCVR 25110773\nto-\nspaltet"))
    text = isolation(document).text
    later = text.rindex("25110773")
    first, second, split = isolation.rectangles(
        document, text, [*spans(text, "25110773"), (later, later + 8), *spans(text, "tospaltet")]
    )
    # The page is 842 points high, and its first line stands 800 above its lower edge.
    assert (first[0].top, first[0].bottom) == pytest.approx((31, 45), abs=1)
    assert first[0].left > 300
    assert (second[0].top, second[0].bottom) == pytest.approx((51, 65), abs=1)
    assert 70 < second[0].left < 90
    assert [each.top for each in split] == pytest.approx([71, 91], abs=1)
    assert isolation.rectangles(document, text, [(0, 0)]) == ((),)
    assert isolation.rectangles(file(b"%PDF-1.4 odds and ends"), text, [(0, 4)]) == ((),)


def test_it_says_where_words_stand_on_pages_that_are_turned_and_in_tables(
    isolation: Isolation,
) -> None:
    opened = pypdfium2.PdfDocument(pdf(SAID))
    opened[0].set_rotation(90)
    out = io.BytesIO()
    opened.save(out)
    turned = file(out.getvalue())
    text = isolation(turned).text
    ((only,),) = isolation.rectangles(turned, text, spans(text, "25110773"))
    assert only.bottom - only.top > 3 * (only.right - only.left)
    assert only.left > 700
    table = file(pdf_with_table())
    text = isolation(table).text
    found = isolation.rectangles(table, text, spans(text, "Bo Ege", "be@nordjob.example"))
    assert found[0][0].top == pytest.approx(found[1][0].top, abs=1)
    assert found[0][0].right < found[1][0].left


def scan_of(columns: Sequence[Sequence[str]], places: Sequence[int], pitch: int = 60) -> bytes:
    page = Image.new("L", (1650, 1300), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", 28)
    for column, left in zip(columns, places, strict=True):
        for number, line in enumerate(column):
            draw.text((left, 80 + pitch * number), line, fill=0, font=font)
    return saved(page, "PNG")


@pytest.mark.parametrize("pitch", [60, 90, 120])
def test_it_reads_a_scanned_table_a_row_a_line(isolation: Isolation, pitch: int) -> None:
    asked = ["Skema", "Leverandør", "CVR-nummer", "Antal pladser", "Gyldig fra", "Gyldig til"]
    said = ["4471", "Nordjob ApS", "25110773", "22", "01.06.2025", "31.05.2026"]
    text = isolation(file(scan_of([asked, said], [80, 900], pitch)))
    assert lines(text) == [f"{a}\t{b}" for a, b in zip(asked, said, strict=True)]


def test_it_reads_a_scan_of_two_columns_one_after_the_other(isolation: Isolation) -> None:
    words = (
        "Kommunen henviser ledige borgere til leverandøren, som sørger for undervisning tre dage "
        "om ugen i hele aftalens løbetid og følger op på hver enkelt sammen med jobcentret. "
    ).split() * 5
    texts = [" ".join(words[n : n + 5 + n % 2]) for n in range(0, 130, 5)]
    left, right = texts[:13], texts[13:]
    assert lines(isolation(file(scan_of([left, right], [60, 900], 45)))) == [*left, *right]
    parties = [
        ["Køge Kommune", "Torvet 1", "4600 Køge", "CVR 29189374", "Beskæftigelse"],
        ["Nordjob ApS", "Havnegade 2", "8000 Aarhus C", "CVR 25110773", "Direktionen"],
    ]
    assert lines(isolation(file(scan_of(parties, [80, 900])))) == [*parties[0], *parties[1]]


def test_it_says_where_words_stand_in_a_scan(isolation: Isolation) -> None:
    scan = file(scanned_pdf())
    text = isolation(scan).text
    ((only,),) = isolation.rectangles(scan, text, spans(text, "25110773"))
    assert only.left == pytest.approx(900, abs=15)
    assert only.top == pytest.approx(67, abs=10)
