"""What came with a mail: pages as pictures, with what was found on them."""

import io
import re
import urllib.request
from threading import Barrier, Thread
from time import sleep

import pytest
from docx import Document

from tests.builders import a_mail, a_pdf, a_request, an_agreement
from tests.web.visitors import Served, Visitor
from web.viewer import AT_ONCE, WAITING, Busy, Viewer

CPR = "020270-1234"
LONG = a_pdf(["Mellem Køge Kommune og Nordlys Job ApS, CVR-nr. 29947643,", "Leverandøraftale"], 9)


def paper_of(served: Served, content: bytes, name: str = "Aftale Køge.pdf") -> str:
    """The address of a file that came with a request."""
    number = served.office.arrive(a_mail(a_request(), pdfs={name: content})).number
    return f"/sag/LS-{number}/mail/1/fil/0"


def test_it_shows_the_page_and_marks_what_was_found(served: Served, ib: Visitor) -> None:
    path = paper_of(served, an_agreement())
    seen = ib.get(f"{path}/vis")
    assert "Side 1 af 1" in seen.words
    [alt] = re.findall(r'alt="([^"]*)"', seen.text)
    assert alt.startswith("Side 1 af Aftale Køge.pdf. Fundet her: ")
    assert "Aftalens kommune: Køge" in alt
    assert "Aftalen gælder til: 31.12.2028" in alt
    assert seen.text.count("<rect ") == 4
    assert 'viewBox="0 0 595.3 841.9"' in seen.text
    assert "style=" not in seen.text
    assert "frame-ancestors 'self'" in seen.headers["Content-Security-Policy"]
    picture = ib.get(f"{path}/side/1")
    assert picture.content.startswith(b"\x89PNG")
    assert "sandbox" in picture.headers["Content-Security-Policy"]


def test_each_value_leads_to_its_place(served: Served, ib: Visitor) -> None:
    path = paper_of(served, an_agreement())
    shown = ib.get(path.split("/mail")[0]).text
    links = re.findall(r'class="found" href="(/sag[^"#]*)#([^"]+)"', shown)
    assert {href for href, _ in links} == {f"{path}/vis"}
    ids = re.findall(r'<g id="([^"]+)"', ib.get(f"{path}/vis").text)
    assert {anchor for _, anchor in links} <= set(ids)
    assert len({anchor for _, anchor in links}) == 4


def test_it_is_kept_by_browsers_and_asked_for_again(served: Served, ib: Visitor) -> None:
    path = paper_of(served, an_agreement())
    first = ib.get(f"{path}/side/1")
    assert first.headers["Cache-Control"] == "private, no-cache"
    request = urllib.request.Request(served.url + f"{path}/side/1")
    request.add_header("If-None-Match", first.headers["ETag"])
    again = ib._ask(request)
    assert (again.status, again.content) == (304, b"")


def test_of_many_pages_those_with_something_come_first(served: Served, ib: Visitor) -> None:
    path = paper_of(served, LONG)
    seen = ib.get(f"{path}/vis")
    assert len(re.findall("<figure", seen.text)) <= 6
    others = re.findall(r'href="\?side=(\d+)"', seen.text)
    assert "9" in others
    assert "Side 9 af 9" in ib.get(f"{path}/vis?side=9").words
    assert ib.get(f"{path}/side/10").content.startswith(b"<svg")


def test_a_page_that_cannot_be_drawn_says_so_and_offers_the_file(
    served: Served, ib: Visitor
) -> None:
    path = paper_of(served, b"%PDF-1.4 broken")
    seen = ib.get(f"{path}/vis")
    assert "Siderne kan ikke vises som billeder." in seen.words
    assert f'href="{path}" download' in seen.text
    assert "Hent filen for at se den." in ib.get(f"{path}/side/1").text


def test_what_has_no_pages_is_shown_as_text(served: Served, ib: Visitor) -> None:
    document, out = Document(), io.BytesIO()
    for line in ("Leverandøraftale", "Mellem Køge Kommune og Nordlys Job ApS, CVR 29947643"):
        document.add_paragraph(line)
    document.save(out)
    path = paper_of(served, out.getvalue(), "Aftale.docx")
    seen = ib.get(f"{path}/vis")
    assert re.search(
        r'<mark id="[^"]+" tabindex="-1" title="Aftalens kommune">Køge</mark>', seen.text
    )
    assert "<figure" not in seen.text
    assert '<details class="read" open>' in seen.text


def test_numbers_are_covered_and_masked(served: Served, ib: Visitor) -> None:
    path = paper_of(served, a_pdf(["Mellem Køge Kommune", f"Hans Hansen, CPR {CPR}"]), f"{CPR}.pdf")
    seen = ib.get(f"{path}/vis")
    assert CPR not in seen.text
    assert "CPR-nummer dækket" in seen.words
    covered = ib.get(f"{path}/side/1").content
    shown = ib.act(int(re.findall(r"LS-(\d+)", path)[0]), "cpr").headers["Location"]
    grant = shown.partition("?")[2]
    open_page = ib.get(f"{path}/side/1?{grant}")
    assert open_page.content != covered
    assert open_page.headers["Cache-Control"] == "no-store"
    assert CPR in ib.get(f"{path}/vis?{grant}").text


def test_what_is_not_there_is_not_found(served: Served, ib: Visitor) -> None:
    path = paper_of(served, an_agreement())
    for wrong in ("/sag/LS-9/mail/1/fil/0/vis", "/sag/LS-1/mail/1/fil/7/vis", f"{path}/side/0"):
        assert ib.get(wrong).status == 404, wrong


def test_only_a_few_are_opened_at_once_and_the_others_are_told() -> None:
    viewer, inside, go = Viewer(None), Barrier(AT_ONCE + 1), Barrier(AT_ONCE + 1)  # type: ignore[arg-type]

    def look(_: object) -> str:
        inside.wait(10)
        go.wait(10)
        return "set"

    threads = [Thread(target=viewer.seen, args=(n, look)) for n in range(AT_ONCE)]
    waiting = [Thread(target=viewer.seen, args=(f"w{n}", lambda _: "")) for n in range(WAITING)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    for thread in waiting:
        thread.start()
    while viewer.asked < AT_ONCE + WAITING:
        sleep(0.01)
    with pytest.raises(Busy):
        viewer.seen("en til", lambda _: "")
    go.wait(10)
    for thread in (*threads, *waiting):
        thread.join()
    assert viewer.seen(0, lambda _: "ny") == "set"
