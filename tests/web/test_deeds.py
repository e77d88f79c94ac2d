"""What a caseworker does with a ticket by the desk's forms, and what a form that fails keeps."""

import html
import re
from datetime import timedelta

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.visitors import PASSWORD, Seen, Served, Visitor
from workflow import caseworkers, changes
from workflow.states import State

AGREEMENT = {"Aftale.pdf": an_agreement()}
BOTH = a_request().replace(
    "(zenia@nordlys-job.example)",
    "(zenia@nordlys-job.example) og Bo Falk Lind (bo@nordlys-job.example)",
)
NO = "Bo er ansat et andet sted."
CPR = "010190-1234"


@pytest.fixture
def number(served: Served) -> int:
    """A ticket with two employees, ready to be decided."""
    return served.office.arrive(a_mail(BOTH, pdfs=AGREEMENT)).number


def typed_in(seen: Seen, name: str) -> str:
    """What stands in a text field of the page."""
    found = re.search(rf'<textarea [^>]*id="{name}"[^>]*>([^<]*)</textarea>', seen.text)
    assert found, f"the page has no text field {name}"
    return html.unescape(found[1])


def last_answer(served: Served) -> str:
    return " ".join(served.office.answers()[-1].get_content().split())


def test_the_answer_is_shown_ready_and_goes_as_it_was_changed(
    served: Served, ib: Visitor, number: int
) -> None:
    seen = ib.get(f"/sag/LS-{number}")
    ready = typed_in(seen, "godkend-svar")
    assert ready.startswith("Vi har nu givet adgang til JobKon")
    assert "Til karla@nordlys-job.example · Adgangen er klar [LS-1]" in seen.words
    assert ib.act(number, "godkend", svar=f"{ready}\r\n\r\nRing, hvis noget driller.").status == 303
    served.office.work()
    assert "Ring, hvis noget driller. Har I spørgsmål?" in last_answer(served)
    words = ib.get(f"/sag/LS-{number}").words
    assert "svaret er ændret i hånden: ind: »Ring, hvis noget driller.«" in words


@pytest.mark.parametrize(
    ("deed", "field", "told"),
    [
        ("godkend", "svar", "ligner et CPR-nummer"),
        ("skriv", "svar", "ligner et CPR-nummer"),
        ("afvis", "begrundelse", "ligner et CPR-nummer"),
    ],
)
def test_what_must_not_be_sent_comes_back_as_it_was_typed(
    served: Served, ib: Visitor, number: int, deed: str, field: str, told: str
) -> None:
    typed = f"Hun har {CPR} </textarea><b>"
    seen = ib.act(number, deed, **{field: typed})
    assert seen.status == 422
    assert told in seen.words
    assert typed_in(seen, f"{deed}-{field}") == typed
    assert served.office.ticket(number).version == 1


def test_some_are_approved_and_the_one_answer_is_seen_first(
    served: Served, ib: Visitor, number: int
) -> None:
    chosen = {"giv-0": "ja", "grund-1": NO}
    seen = ib.act(number, "godkend-nogle", knap="vis", **chosen)
    assert seen.status == 200
    assert f"Afvises: opret Bo Falk Lind ({NO})" in seen.words
    answer = typed_in(seen, "godkend-nogle-svar")
    assert f"Vi har ikke oprettet Bo Falk Lind. Det er fordi:\n\n{NO}" in answer
    assert served.office.ticket(number).version == 1
    back = ib.act(number, "godkend-nogle", knap="tilbage", svar=answer, **chosen)
    assert f'value="{NO}"' in back.text
    assert ib.act(number, "godkend-nogle", svar=answer, **chosen).status == 303
    served.office.work()
    assert [user.email for user in served.office.users()] == ["zenia@nordlys-job.example"]
    words = ib.get(f"/sag/LS-{number}").words
    assert f"Godkendt · afvist: opret Bo Falk Lind ({NO})" in words
    assert f"Afvist på denne sag: Bo Falk Lind ({NO})" in words


def test_a_reason_for_all_serves_for_each_and_none_is_told(
    served: Served, ib: Visitor, number: int
) -> None:
    seen = ib.act(number, "godkend-nogle", giv__0="ja")
    assert seen.status == 422
    assert "Skriv en begrundelse." in seen.words
    seen = ib.act(number, "godkend-nogle", begrundelse="Nej.")
    assert "Der er ingen tilbage at godkende. Brug Afvis i stedet." in seen.words
    assert ib.act(number, "godkend-nogle", giv__0="ja", begrundelse=NO).status == 303
    [no] = served.office.ticket(number).denied
    assert no["reason"] == NO


def test_a_rejection_can_be_seen_and_changed_whole(
    served: Served, ib: Visitor, number: int
) -> None:
    seen = ib.act(number, "afvis", begrundelse=NO, knap="vis")
    whole = typed_in(seen, "afvis-svar")
    assert whole.endswith(NO)
    changed = whole.replace("Vi kan desværre ikke", "Vi må ikke")
    assert ib.act(number, "afvis", begrundelse=NO, svar=changed).status == 303
    assert "Vi må ikke gøre det, I beder om." in last_answer(served)


def test_a_letter_and_a_note_stand_in_the_history(served: Served, ib: Visitor, number: int) -> None:
    assert ib.act(number, "skriv", svar="Ring til os, når I kan.").status == 303
    assert "Ring til os, når I kan." in last_answer(served)
    assert ib.act(number, "note", note="Firmaet flytter.\nSe LS-7.").status == 303
    words = ib.get(f"/sag/LS-{number}").words
    assert "ib · Skrev til afsenderen" in words
    assert "Note · ib" in words
    assert "Firmaet flytter. Se LS-7." in words
    assert served.office.ticket(number).state is State.READY
    assert ib.act(number, "skriv", svar="  ").status == 422


def test_a_ticket_is_taken_overtaken_and_handed_on(
    served: Served, ib: Visitor, number: int
) -> None:
    caseworkers.add(served.office.desk.database, "eva", "caseworker", PASSWORD)
    eva = Visitor(served.url).logged_in("eva")
    shown = eva.get(f"/sag/LS-{number}")
    assert ib.act(number, "tag", til=IB).status == 303
    late = eva.post(
        f"/sag/LS-{number}/tag", token=shown.hidden("token"), set=shown.hidden("set"), til="eva"
    )
    assert late.status == 409
    assert "ib · Tog sagen" in late.words
    assert "Overtag fra ib" in late.words
    assert eva.act(number, "tag", til="eva").status == 303
    assert "eva · Overtog sagen · til eva · fra ib" in eva.get(f"/sag/LS-{number}").words
    assert ib.act(number, "tag", til="rie").status == 422
    assert eva.act(number, "tag", til="").status == 303
    assert served.office.ticket(number).assignee is None


def test_a_ticket_is_split_and_merged_and_the_pages_lead_to_each_other(
    served: Served, ib: Visitor, number: int
) -> None:
    assert ib.act(number, "del-op", medarbejder="1").status == 303
    assert 'Den anden sag er <a href="/sag/LS-2">' in ib.get(f"/sag/LS-{number}").text
    other = ib.get("/sag/LS-2")
    assert 'Delt ud fra <a href="/sag/LS-1">' in other.text
    assert "Vil I oprette" in other.words, "the mail that it rests on"
    assert ib.get("/sag/LS-2/mail/1.eml").status == 200
    wrong = ib.act(2, "slaa-sammen", sag="LS-77")
    assert wrong.status == 422
    assert "Der er ingen sag, der hedder LS-77." in wrong.words
    assert 'value="LS-77"' in wrong.text
    joined = ib.act(2, "slaa-sammen", sag="ls 1")
    assert (joined.status, joined.headers["Location"]) == (303, "/sag/LS-1?gjort=slaa-sammen")
    assert 'Sagen er lagt ind i <a href="/sag/LS-1">' in ib.get("/sag/LS-2").text
    again = ib.act(2, "note", note="Husk den her.")
    assert again.status == 303
    assert len(served.office.ticket(1).verdict["employees"]) == 2


def test_duplicates_and_spam_are_closed_without_a_word(
    served: Served, ib: Visitor, number: int
) -> None:
    second = served.office.arrive(a_mail(BOTH, message_id="<2@x>", pdfs=AGREEMENT)).number
    third = served.office.arrive(a_mail("Køb nu!", message_id="<3@x>")).number
    before = len(served.office.answers())
    assert ib.act(second, "dublet", sag=f"[LS-{number}]").status == 303
    assert ib.act(third, "spam").status == 303
    assert len(served.office.answers()) == before
    words = ib.get(f"/sag/LS-{second}").words
    assert "Sagen er en dublet af LS-1" in words
    assert "LS-2 er lukket som dublet af denne" in ib.get(f"/sag/LS-{number}").words
    assert "Lukket som spam" in ib.get(f"/sag/LS-{third}").words


def test_a_mail_that_was_moved_says_where_to_look(served: Served, ib: Visitor, number: int) -> None:
    gone = ib.get(f"/sag/LS-{number}/mail/999/fil/0")
    assert gone.status == 404
    assert "Den kan være flyttet til en anden sag." in gone.words
    assert f'href="/sag/LS-{number}"' in gone.text
    assert "Sagen findes ikke" in ib.get("/sag/LS-99").words


@pytest.mark.parametrize(
    ("deed", "fields", "kept"),
    [
        ("afvis", {"begrundelse": f"Ærlig talt: {CPR}\n<nej>"}, "afvis-begrundelse"),
        ("skriv", {"svar": "Kære Karla\n\nRing."}, "skriv-svar"),
        ("note", {"note": "Husk."}, "note-tekst"),
    ],
)
def test_what_was_typed_survives_a_log_in_that_ended(
    served: Served, ib: Visitor, number: int, deed: str, fields: dict[str, str], kept: str
) -> None:
    shown = ib.get(f"/sag/LS-{number}")
    known = {"token": shown.hidden("token"), "set": shown.hidden("set"), **fields}
    served.office.now += timedelta(hours=11)
    out = ib.post(f"/sag/LS-{number}/{deed}", **known)
    assert out.status == 401
    assert "så er det, du skrev, her endnu" in out.words
    wrong = ib.post("/log-ind", **hidden_of(out), navn=IB, adgangskode="helt forkert kode")
    assert wrong.status == 422
    back = ib.post("/log-ind", **hidden_of(wrong), navn=IB, adgangskode=PASSWORD)
    assert back.status == 200
    again = ib.post(action_of(back), **hidden_of(back))
    assert again.status == 200
    assert "Intet er gjort eller sendt endnu." in again.words
    [typed] = fields.values()
    assert typed_in(again, kept).replace("\r\n", "\n") == typed
    assert served.office.ticket(number).version == 1
    if deed != "afvis":
        assert ib.act(number, deed, **fields).status == 303


def test_what_was_typed_survives_another_log_in_in_between(
    served: Served, ib: Visitor, number: int
) -> None:
    shown = ib.get(f"/sag/LS-{number}")
    known = {"token": shown.hidden("token"), "set": shown.hidden("set")}
    changes.write_note(served.office.desk, number, "eva", "Vent.", served.office.now)
    ib.logged_in(IB)
    other = ib.post(f"/sag/LS-{number}/afvis", **known, begrundelse=NO)
    assert other.status == 403
    again = ib.post(action_of(other), **hidden_of(other))
    assert again.status == 409
    assert "eva · Note" in again.words
    assert typed_in(again, "afvis-begrundelse") == NO


def test_corrections_survive_a_log_in_that_ended(served: Served, ib: Visitor, number: int) -> None:
    shown = ib.get(f"/sag/LS-{number}/ret")
    fields = {"token": shown.hidden("token"), "set": shown.hidden("set"), "cvr": "12 34 56"}
    served.office.now += timedelta(hours=11)
    out = ib.post(f"/sag/LS-{number}/ret", **fields, jobcentre="751", knap="gem")
    back = ib.post("/log-ind", **hidden_of(out), navn=IB, adgangskode=PASSWORD)
    again = ib.post(action_of(back), **hidden_of(back))
    assert 'name="cvr" class="short" value="12 34 56"' in again.text
    assert 'value="751" checked' in again.text
    assert served.office.ticket(number).version == 1


def hidden_of(seen: Seen) -> dict[str, str]:
    """The fields that a page carries along, as a browser would send them."""
    main = seen.text.partition("<main")[2]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', main)
    return {html.unescape(name): html.unescape(value) for name, value in found}


def action_of(seen: Seen) -> str:
    found = re.search(r'<form method="post" action="([^"]*)"', seen.text.partition("<main")[2])
    assert found
    return found[1]
