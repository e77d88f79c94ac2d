"""A reading told to a person in the terminal: what, where, why."""

import json

from intake.documents import Isolation
from intake.explain import explained
from intake.located import located
from intake.mail import open_mail
from intake.read import read_mail
from intake.record import as_dict, from_dict
from tests.builders import a_mail, a_request, an_agreement


def told(raw, rules):
    with Isolation() as text_of:
        return list(explained(read_mail(raw, rules, text_of)))


def test_each_value_stands_with_its_place_and_reason(rules):
    raw = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
    lines = told(raw, rules)
    at = lines.index("employee: create Zenia Holm Aagaard <zenia@nordlys-job.example>")
    assert lines[at + 1].startswith("    text ")
    assert lines[at + 1].endswith(": Medarbejderens navn")
    assert "»Zenia Holm Aagaard«" in lines[at + 2]
    assert any(line.startswith("    Aftale.pdf, page 1, ") for line in lines)


def test_what_was_not_found_is_shown_as_missing(rules):
    assert "cvr: -" in told(a_mail(a_request(cvr="vi er nye")), rules)


def test_a_mail_cannot_steer_the_terminal(rules):
    raw = a_mail("Opret \x1b[2JZenia Holm, zenia@nordlys-job.example til Jobcenter Køge.\n")
    assert all(line.isprintable() for line in told(raw, rules))


def test_a_place_in_a_pdf_is_told_with_page_and_rectangle(rules):
    raw = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
    with Isolation() as text_of:
        reading = read_mail(raw, rules, text_of)
        seen = located(reading, open_mail(raw).attachments, text_of.rectangles)
        (place, *_) = seen.agreements[0].evidence
        assert place.page == 1
        (mark,) = place.rectangles
        assert 0 < mark.left < mark.right < 612
        assert 0 < mark.top < mark.bottom < 842
        assert any(
            line.startswith(f"    Aftale.pdf, page 1, {place.start}-{place.end}, at {mark.left:g} ")
            for line in explained(seen)
        )
        assert located(reading, (), text_of.rectangles) == reading


def test_a_reading_keeps_its_rectangles_and_loads_without_them(rules):
    raw = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
    with Isolation() as text_of:
        reading = read_mail(raw, rules, text_of)
        seen = located(reading, open_mail(raw).attachments, text_of.rectangles)
    assert from_dict(json.loads(json.dumps(as_dict(seen)))) == seen
    stored = as_dict(reading)
    for agreement in stored["agreements"]:
        for place in agreement["evidence"]:
            del place["rectangles"]
    assert from_dict(json.loads(json.dumps(stored))) == reading
