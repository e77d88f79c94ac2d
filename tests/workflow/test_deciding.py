"""Decisions in part, answers in a caseworker's own words, letters and notes, and who is at it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from intake.markup import html_text
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB, KARLA
from workflow import caseworkers, changes, holdings, provisioning
from workflow.answers import Answer, drafted, render_text
from workflow.deciding import approval_draft
from workflow.facts import specimens
from workflow.states import Hindered, Refused, StaleTicket, State
from workflow.wording import fit

AGREEMENT = {"Aftale.pdf": an_agreement()}
BOTH = a_request().replace(
    "(zenia@nordlys-job.example)",
    "(zenia@nordlys-job.example) og Bo Falk Lind (bo@nordlys-job.example)",
)
NO = "Bo er ansat i et andet firma."


def two_employees(office):
    return office.arrive(a_mail(BOTH, pdfs=AGREEMENT))


def text_of(mail):
    return " ".join(mail.get_content().split())


# --- in part


def test_some_are_granted_and_others_refused_in_one_decision_and_one_answer(office):
    ticket = two_employees(office)
    changes.approve(office.desk, 1, IB, ticket.version, office.now, denied={1: NO})
    office.work()
    assert office.ticket(1).state is State.DONE
    assert [user.email for user in office.users()] == ["zenia@nordlys-job.example"]
    held, _ = holdings.users(office.desk.database, holdings.Search())
    assert [user.employee.name for user in held] == ["Zenia Holm Aagaard"]
    _, answer = office.sent
    told = text_of(answer[1])
    assert "- Zenia Holm Aagaard, zenia@nordlys-job.example" in told
    assert f"Vi har ikke oprettet Bo Falk Lind. Det er fordi: {NO}" in told
    decided = [e.event for e in office.history(1) if e.event != "sent"]
    assert decided == ["found_complete", "approved", "provisioned"]
    [no] = office.history(1)[1].detail["denied"]
    assert (no["name"], no["reason"]) == ("Bo Falk Lind", NO)


def test_a_later_ticket_sees_only_what_was_granted(office):
    ticket = two_employees(office)
    changes.approve(office.desk, 1, IB, ticket.version, office.now, denied={1: NO})
    office.work()
    ours = office.answers()[-1]["Message-ID"]
    text = a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example")
    later = office.arrive(a_mail(text, message_id="<2@x.example>", answers=ours, pdfs=AGREEMENT))
    assert later.number == 2
    [held] = holdings.held_by(
        office.desk.database, later.verdict["employees"], later.verdict["cvr"]
    )
    assert held == []


def test_each_who_is_refused_has_a_reason_and_somebody_is_left(office):
    ticket = two_employees(office)
    for denied, what in (
        ({1: " "}, "no_reason"),
        ({1: "Hun har 010190-1234."}, "cpr"),
        ({0: NO, 1: NO}, "nobody_left"),
        ({5: NO}, "nobody"),
    ):
        with pytest.raises(Hindered) as refused:
            changes.approve(office.desk, 1, IB, ticket.version, office.now, denied=denied)
        assert refused.value.what == what
    assert office.ticket(1).state is State.READY
    assert [task.deed for task in office.tasks()] == ["read", "send"]


def test_who_is_refused_a_removal_keeps_her_access(office):
    two_employees(office)
    changes.approve(office.desk, 1, IB, None, office.now)
    office.work()
    remove = (
        "Nedlæg Zenia Holm Aagaard (zenia@nordlys-job.example) og "
        "Bo Falk Lind (bo@nordlys-job.example). CVR 29947643."
    )
    ticket = office.arrive(a_mail(remove, message_id="<2@x.example>", subject="Nedlæggelse"))
    assert ticket.state is State.READY
    why = "Bo skal blive, siger kommunen."
    changes.approve(office.desk, ticket.number, IB, None, office.now, denied={1: why})
    office.work()
    active = [user.email for user in office.users() if user.active]
    assert active == ["bo@nordlys-job.example"]
    assert f"Vi har ikke lukket adgangen for Bo Falk Lind. Det er fordi: {why}" in text_of(
        office.sent[-1][1]
    )


# --- in the caseworker's words


def test_the_draft_is_the_answer_for_every_answer(rules):
    for answer in Answer:
        for facts in specimens(rules):
            draft = drafted(answer, facts)
            whole = "\n\n".join(filter(None, (draft.before, draft.body, draft.after))) + "\n"
            assert whole == render_text(answer, facts)
            typed = {**facts, "typed": draft.body} if draft.body else facts
            assert render_text(answer, typed) == render_text(answer, facts)


def test_what_is_typed_is_what_is_sent_and_no_template(office):
    ticket = two_employees(office)
    typed = (
        "Kære Karla\r\n\r\nAdgangen er klar for {{ 7 * 7 }} {% include 'base.txt' %} <b>jer</b>."
        "\r\nBcc: mallory@elsewhere.example\r\n\r\n\r\n- Husk [LS-9]\u202e\x00"
    )
    changes.approve(office.desk, 1, IB, ticket.version, office.now, typed=typed)
    office.work()
    [_, (_, answer)] = office.sent
    words = fit(typed)
    assert words.endswith("- Husk [LS-9]")
    text = answer.get_content().replace("\r\n", "\n")
    assert text.startswith(f"Hej\n\n{words}\n\nHar I spørgsmål?")
    assert text.endswith("Venlig hilsen\nLandssupporten\n\nJeres sag har nummer LS-1.\n")
    html = list(answer.iter_parts())[1].get_content()
    assert html_text(html).split() == text.split()
    assert "&lt;b&gt;jer&lt;/b&gt;" in html
    assert answer["Bcc"] is None
    assert answer["Subject"] == "Adgangen er klar [LS-1]"
    before, after = office.history(1)[1].detail["wording"]
    assert "Vi har nu givet adgang" in before
    assert after == words


def test_an_answer_that_was_not_changed_is_not_told_as_changed(office):
    ticket = two_employees(office)
    with office.desk.database.reading() as session:
        draft = approval_draft(session, office.desk, ticket, office.now)
    typed = draft.body.replace("\n", "\r\n") + "\r\n"
    changes.approve(office.desk, 1, IB, ticket.version, office.now, typed=typed)
    assert "wording" not in office.history(1)[1].detail
    assert office.ticket(1).wording is None


def test_a_rejection_and_a_question_go_in_her_words_too(office):
    office.arrive(a_mail(a_request()))
    changes.ask(office.desk, 1, IB, None, office.now, typed="Send aftalen igen, tak.")
    assert "Send aftalen igen, tak." in text_of(office.answers()[-1])
    assert "Send en kopi" not in office.answers()[-1].get_content()
    changes.reject(office.desk, 1, IB, "Nej.", None, office.now, typed="Desværre ikke i år.")
    told = text_of(office.answers()[-1])
    assert "Desværre ikke i år." in told
    assert "Nej." not in told
    assert office.history(1)[-1].detail["reason"] == "Nej."


@pytest.mark.parametrize(
    ("text", "what"), [("", "no_text"), ("CPR 010190-1234", "cpr"), ("x" * 20_001, "too_long")]
)
def test_what_must_not_be_sent_is_refused_and_nothing_is_decided(office, text, what):
    two_employees(office)
    for deed in (
        lambda: changes.approve(office.desk, 1, IB, None, office.now, typed=text),
        lambda: changes.write_letter(office.desk, 1, IB, text, None, office.now),
        lambda: changes.reject(office.desk, 1, IB, "Nej.", None, office.now, typed=text),
    ):
        with pytest.raises(Hindered) as refused:
            deed()
        assert refused.value.what == what
    assert office.ticket(1).version == 1
    assert len(office.answers()) == 1


def test_whoever_confirms_by_hand_may_still_change_the_answer(office):
    two_employees(office)
    changes.approve(office.desk, 1, IB, None, office.now, typed="Så er den der.")
    assert provisioning.answer_draft(office.desk, office.ticket(1)).body == "Så er den der."
    provisioning.provisioned(office.desk, 1, IB, office.now, typed="Nu er den der.")
    assert "Nu er den der." in text_of(office.answers()[-1])
    assert office.history(1)[-1].detail["wording"] == ["Så er den der.", "Nu er den der."]


# --- letters and notes


@pytest.mark.parametrize("state", [State.READY, State.APPROVED, State.DONE])
def test_a_letter_goes_in_the_thread_and_decides_nothing(office, state):
    two_employees(office)
    if state is not State.READY:
        changes.approve(office.desk, 1, IB, None, office.now)
    if state is State.DONE:
        office.work()
    changes.write_letter(office.desk, 1, IB, "Ring til os, når I kan.", None, office.now)
    assert office.ticket(1).state is state
    letter = office.answers()[-1]
    assert (letter["To"], letter["Subject"]) == (KARLA, "Om jeres sag [LS-1]")
    assert letter["References"].split()[0] == "<1@nordlys-job.example>"
    assert "Ring til os, når I kan." in letter.get_content()
    back = a_mail("Tak, det gør vi.", message_id="<2@x.example>", answers=letter["Message-ID"])
    assert office.arrive(back).number == 1


def test_of_two_letters_at_once_one_is_stale(office):
    ticket = two_employees(office)

    def write(name):
        try:
            changes.write_letter(office.desk, 1, name, "Ring.", ticket.version, office.now)
        except StaleTicket:
            return "stale"
        return "sent"

    with ThreadPoolExecutor(2) as desk:
        assert sorted(desk.map(write, ["ib", "eva"])) == ["sent", "stale"]
    assert len(office.answers()) == 2


def test_a_note_is_never_sent_and_has_to_be_seen_by_who_decides(office):
    ticket = two_employees(office)
    changes.write_note(office.desk, 1, "eva", "Firmaet er under konkurs.", office.now)
    with pytest.raises(StaleTicket):
        changes.approve(office.desk, 1, IB, ticket.version, office.now)
    changes.approve(office.desk, 1, IB, office.ticket(1).version, office.now)
    office.work()
    assert office.history(1)[1].detail["text"] == "Firmaet er under konkurs."
    assert all("konkurs" not in mail.as_string() for _, mail in office.sent)


def test_nothing_is_written_to_who_cannot_be_answered(office):
    office.arrive(a_mail("Hej", sender="noreply@nordlys-job.example"))
    with pytest.raises(Hindered, match="nothing can be sent"):
        changes.write_letter(office.desk, 1, IB, "Hej", None, office.now)
    assert office.ticket(1).version == 1


# --- who is at it


def test_a_ticket_is_taken_handed_on_taken_over_and_released(office):
    ticket = two_employees(office)
    caseworkers.add(office.desk.database, "eva", "caseworker", "korrekt hest batteri")
    deeds = [
        ("eva", "eva", "taken", None),
        (IB, IB, "taken_over", "eva"),
        (IB, "eva", "assigned", None),
        ("eva", None, "released", None),
    ]
    for n, (by, to, line, had) in enumerate(deeds):
        changes.assign(office.desk, 1, by, to, ticket.version + n, office.now)
        entry = office.history(1)[-1]
        assert (office.ticket(1).assignee, entry.event, entry.detail.get("had")) == (to, line, had)
    changes.approve(office.desk, 1, IB, None, office.now)


def test_of_two_who_take_it_at_once_one_is_told(office):
    ticket = two_employees(office)

    def take(name):
        try:
            changes.assign(office.desk, 1, name, name, ticket.version, office.now)
        except Refused:
            return None
        return name

    with ThreadPoolExecutor(4) as desk:
        took = [name for name in desk.map(take, ["ib", "eva", "bo", "ida"]) if name]
    assert took == [office.ticket(1).assignee]


@pytest.mark.parametrize("name", ["nobody", "rie", "gone"])
def test_it_is_handed_to_caseworkers_alone(office, name):
    two_employees(office)
    database = office.desk.database
    caseworkers.add(database, "rie", "auditor", "korrekt hest batteri")
    caseworkers.add(database, "gone", "caseworker", "korrekt hest batteri")
    caseworkers.disable(database, "gone")
    with pytest.raises(Hindered) as refused:
        changes.assign(office.desk, 1, IB, name, None, office.now)
    assert refused.value.what == "no_caseworker"
