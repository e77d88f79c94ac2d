"""A reading told to a person in the terminal: what, where, why."""

from intake.documents import Isolation
from intake.explain import explained
from intake.read import read_mail
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
