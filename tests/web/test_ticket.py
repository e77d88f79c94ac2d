import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, KARLA
from tests.reports import rfc3464
from tests.web.visitors import Served, Visitor
from workflow import changes
from workflow.erasure import erase_due
from workflow.states import State

COMPLETE = a_mail(a_request(), pdfs={"Aftale Køge.pdf": an_agreement()})
LACKING = a_mail(a_request(), message_id="<2@nordlys-job.example>")


def test_it_shows_what_is_asked_and_where_it_stands(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    seen = ib.get(f"/sag/LS-{number}")
    for words in ("29 94 76 43", "Zenia Holm Aagaard", "Køge", "Aftale Køge.pdf", "Sagsbehandler"):
        assert words in seen.words
    links = re.findall(r'class="found" href="#([^"]+)"', seen.text)
    assert links
    assert all(f'id="{link}"' in seen.text for link in links)
    assert ib.get(f"/sag/{number}").status == 200


def test_it_says_what_is_missing_in_words(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(LACKING).number
    seen = ib.get(f"/sag/LS-{number}")
    assert "Der mangler en gyldig aftale for Køge." in seen.words
    assert f"/sag/LS-{number}/godkend" not in seen.text
    assert "Mangler: aftale" in ib.get("/koe?tilstand=afventer").words


def test_it_approves_once_however_often_it_is_pressed(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    shown = ib.get(f"/sag/LS-{number}")
    fields = {"token": shown.hidden("token"), "set": shown.hidden("set")}
    with ThreadPoolExecutor(4) as at_once:
        pressed = [at_once.submit(ib.post, f"/sag/LS-{number}/godkend", **fields) for _ in range(4)]
    assert sorted(press.result().status for press in pressed) == [303, 409, 409, 409]
    approvals = [e for e in served.office.history(number) if e.event == "approved"]
    assert [entry.by for entry in approvals] == [IB]
    told = next(p.result().words for p in pressed if p.result().status == 409)
    assert "Sagen er ændret, siden du åbnede den" in told
    assert "ib · Godkendt" in told


def test_it_refuses_a_stale_form_and_keeps_what_was_typed(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    shown = ib.get(f"/sag/LS-{number}")
    changes.correct(served.office.desk, number, "eva", {"cvr": "12345674"}, None, served.office.now)
    seen = ib.post(
        f"/sag/LS-{number}/afvis",
        token=shown.hidden("token"),
        set=shown.hidden("set"),
        begrundelse="Aftalen er ikke jeres.",
    )
    assert seen.status == 409
    assert "eva · Oplysninger rettet" in seen.words
    assert "Aftalen er ikke jeres." in seen.words
    assert served.office.ticket(number).state is not State.REJECTED


def test_it_rejects_only_with_a_reason(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    seen = ib.act(number, "afvis", begrundelse="  ")
    assert seen.status == 422
    assert "Skriv en begrundelse." in seen.words
    assert served.office.ticket(number).state is State.READY
    assert ib.act(number, "afvis", begrundelse="Aftalen gælder ikke.").status == 303
    assert served.office.ticket(number).state is State.REJECTED
    assert "Aftalen gælder ikke." in ib.get(f"/sag/LS-{number}").words


def test_it_lets_a_caseworker_confirm_close_and_reopen(served: Served, ib: Visitor) -> None:
    first = served.office.arrive(COMPLETE).number
    second = served.office.arrive(LACKING).number
    assert ib.act(first, "godkend").status == 303
    assert ib.act(first, "udfoert").status == 303
    assert served.office.ticket(first).state is State.DONE
    assert ib.act(second, "luk", begrundelse="Dublet").status == 303
    assert served.office.ticket(second).state is State.CLOSED
    assert ib.act(second, "genaabn").status == 303
    assert served.office.ticket(second).state is State.TRIAGE
    assert ib.act(second, "bed-om-mere").status == 303
    assert served.office.ticket(second).state is State.INCOMPLETE
    refused = ib.act(second, "godkend")
    assert refused.status == 409
    assert "Sagen kan ikke godkendes" in refused.words


def test_it_corrects_what_was_read_and_judges_anew(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    form = _form(ib, number)
    wrong = ib.post(f"/sag/LS-{number}/ret", **{**form, "cvr": "12345678", "e-0-email": "zenia@"})
    assert wrong.status == 422
    assert "12345678 er ikke et CVR-nummer." in wrong.words
    assert "zenia@ er ikke en e-mailadresse." in wrong.words
    assert served.office.ticket(number).verdict["cvr"] == CVR
    right = {**form, "e-0-name": "Zenia Aagaard", "jobcentre": "751"}
    assert ib.post(f"/sag/LS-{number}/ret", **right).status == 303
    ticket = served.office.ticket(number)
    assert ticket.verdict["employees"][0]["name"] == "Zenia Aagaard"
    assert ticket.verdict["jobcentres"] == ["751"]
    assert ticket.state is State.INCOMPLETE
    assert set(ticket.corrections) == {"employees", "jobcentres"}
    form = _form(ib, number)
    assert ib.post(f"/sag/LS-{number}/ret", **{**form, "knap": "fortryd"}).status == 303
    assert served.office.ticket(number).state is State.READY


def test_it_takes_a_file_for_an_agreement_on_a_caseworkers_word(
    served: Served, ib: Visitor
) -> None:
    mail = a_mail(a_request(), pdfs={"scan.pdf": b"%PDF-1.4 broken"})
    number = served.office.arrive(mail).number
    form = _form(ib, number) | {"a-0-counts": "ja", "a-0-places": "Køge"}
    unknown = ib.post(f"/sag/LS-{number}/ret", **{**form, "a-0-places": "Atlantis"})
    assert "Vi kender ikke kommunen Atlantis." in unknown.words
    assert ib.post(f"/sag/LS-{number}/ret", **form).status == 303
    assert served.office.ticket(number).state is State.READY


PLANNER = "Hun skal også kunne oprette jobannoncer og have adgang til Jobcenter Planner."


def test_it_shows_what_is_asked_for_and_not_granted(served: Served, ib: Visitor) -> None:
    words = a_request().replace("Vi er", f"{PLANNER} Vi er")
    mail = a_mail(words, pdfs={"Aftale Køge.pdf": an_agreement()})
    number = served.office.arrive(mail).number
    seen = ib.get(f"/sag/LS-{number}").words
    assert "Problem Roller Jobcenter Planner (Indkalder) til Zenia Holm Aagaard gives ikke." in seen
    assert "Gives ikke Jobcenter Planner (Indkalder) til Zenia Holm Aagaard" in seen
    assert "Jobnet jobordrer på Jobcenter Køge" in seen
    assert "Indkalder på" not in seen
    assert "noget gives ikke" in ib.get("/koe?tilstand=klar").words
    assert ib.act(number, "godkend").status == 303
    served.office.work()
    answer = " ".join(served.office.answers()[-1].get_content().split())
    assert "(kan også oprette jobannoncer i JobKon)" in answer
    assert "ikke give Jobcenter Planner til Zenia Holm Aagaard" in answer


def test_a_new_users_roles_stand_on_one_line_before_the_decision(
    served: Served, ib: Visitor
) -> None:
    mail = a_mail(
        a_request(place="jobcentrene i Køge og Greve"),
        pdfs={f"{place}.pdf": an_agreement(place) for place in ("Køge", "Greve")},
    )
    number = served.office.arrive(mail).number
    line = "Zenia Holm Aagaard som Sagsbehandler på Jobcenter Greve, Jobcenter Køge"
    seen = ib.get(f"/sag/LS-{number}")
    assert f"Opret bruger: {line}" in seen.words
    assert seen.text.count('<li id="trin-') == 1


def test_it_lets_a_caseworker_set_and_unset_a_role(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    with_role = {**_form(ib, number), "e-0-roles": "Jobnet jobordrer"}
    assert ib.post(f"/sag/LS-{number}/ret", **with_role).status == 303
    [zenia] = served.office.ticket(number).verdict["employees"]
    assert zenia["roles"] == ["Jobnet jobordrer"]
    assert "Jobnet jobordrer på Jobcenter Køge" in ib.get(f"/sag/LS-{number}").words
    form = _form(ib, number)
    assert form.pop("e-0-roles") == "Jobnet jobordrer"
    assert ib.post(f"/sag/LS-{number}/ret", **form).status == 303
    [zenia] = served.office.ticket(number).verdict["employees"]
    assert "roles" not in zenia


def test_a_role_that_is_for_others_cannot_be_given_by_a_form(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    for role in ("Indkalder", "Konge"):
        ib.post(f"/sag/LS-{number}/ret", **{**_form(ib, number), "e-0-roles": role})
        assert f"{role} på" not in ib.get(f"/sag/LS-{number}").words


def test_it_shows_more_lines_for_employees_without_saving(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    seen = ib.post(f"/sag/LS-{number}/ret", **{**_form(ib, number), "knap": "flere"})
    assert 'name="e-4-email"' in seen.text
    assert served.office.ticket(number).version == 1


def test_it_shows_a_mail_that_could_not_be_read(served: Served, ib: Visitor) -> None:
    office = served.office
    changes.receive(office.desk.database, COMPLETE, office.now, office.now)
    changes.set_aside(office.desk.database, 1, "Mailen er for stor.", office.now)
    seen = ib.get("/sag/LS-1")
    assert "Mailen er for stor." in seen.words
    assert ib.get("/sag/LS-1/mail/1.eml").content == COMPLETE


def test_it_shows_an_answer_that_could_not_be_sent(served: Served, ib: Visitor) -> None:
    from intake.edge import EdgeError

    served.office.smtp_error = EdgeError("no such mailbox", permanent=True)
    number = served.office.arrive(LACKING).number
    served.office.work("send")
    seen = ib.get(f"/sag/LS-{number}")
    assert "Svaret kunne ikke sendes: no such mailbox" in seen.words


def test_it_gives_attachments_as_downloads_only(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    seen = ib.get(f"/sag/LS-{number}/mail/1/fil/0")
    assert seen.content == an_agreement()
    disposition = seen.headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "filename*=UTF-8''Aftale%20K%C3%B8ge.pdf" in disposition
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    assert ib.get(f"/sag/LS-{number}/mail/1/fil/9").status == 404


def test_it_gives_a_mail_under_its_own_ticket_alone(served: Served, ib: Visitor) -> None:
    served.office.arrive(COMPLETE)
    other = served.office.arrive(LACKING).number
    assert ib.get(f"/sag/LS-{other}/mail/1.eml").status == 404
    assert ib.get(f"/sag/LS-{other}/mail/1/fil/0").status == 404


def test_it_shows_times_as_they_are_in_copenhagen(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(COMPLETE).number
    assert "4. maj 2026 kl. 12.00" in ib.get(f"/sag/LS-{number}").words
    served.office.now += timedelta(hours=3)
    ib.logged_in(IB)
    assert "3 t" in ib.get("/koe?tilstand=klar").words


def _form(visitor: Visitor, number: int) -> dict[str, str]:
    """The fields of the correction form as a browser would send them back."""
    text = visitor.get(f"/sag/LS-{number}/ret").text
    fields: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", text):
        named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        is_choice = named.get("type") in ("checkbox", "radio")
        if "name" in named and (not is_choice or tag.rstrip(">").endswith(" checked")):
            fields[named["name"]] = named.get("value", "")
    for name, options in re.findall(r'<select name="([^"]+)"(.*?)</select>', text, re.S):
        chosen = re.search(r'value="([^"]+)" selected', options)
        fields[name] = chosen[1] if chosen else "create"
    return fields


def test_it_tells_of_an_answer_that_came_back(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(LACKING).number
    served.office.arrive(rfc3464(served.office.answers()[0], KARLA))
    seen = ib.get(f"/sag/LS-{number}").words
    assert "Vores svar nåede ikke frem: Spørgsmål om det, der mangler til" in seen
    assert "kom retur, fordi adressen findes ikke (5.1.1). Find en anden vej" in seen
    assert "Vores svar kom retur · adressen findes ikke (5.1.1) · til" in seen
    assert "kom retur" in ib.get(f"/sag/LS-{number}").words
    assert f"LS-{number}" in ib.get("/koe?tilstand=til-afklaring").words


def test_it_shows_our_answer_as_it_was_sent(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(LACKING).number
    [frame] = re.findall(
        r'<iframe src="([^"]+)" title="Vores svar', ib.get(f"/sag/LS-{number}").text
    )
    seen = ib.get(frame)
    assert "Send en kopi af aftalen med kommunen for Køge." in seen.words
    assert seen.text.count("<!doctype") == 1


def test_an_agreement_that_ended_while_the_ticket_waited_is_seen(
    served: Served, ib: Visitor
) -> None:
    number = served.office.arrive(COMPLETE).number
    assert "ophørt, siden mailen kom" not in ib.get(f"/sag/LS-{number}").words
    served.office.now += timedelta(days=1100)
    ib.logged_in(IB)
    assert "ophørt, siden mailen kom" in ib.get(f"/sag/LS-{number}").words


def test_a_long_thread_stays_a_small_page(served: Served, ib: Visitor) -> None:
    office, long = served.office, "Vi har meget at sige om det. " * 400
    number = office.arrive(LACKING).number
    for n in range(7):
        answer = a_mail(
            f"Se nedenfor {n}.\n\n{long}",
            subject=f"SV: Oprettelse [LS-{number}]",
            message_id=f"<long-{n}@nordlys-job.example>",
            answers="<2@nordlys-job.example>",
        )
        assert office.arrive(answer).number == number
    seen = ib.get(f"/sag/LS-{number}")
    assert "Se nedenfor 6." in seen.words
    assert "Se nedenfor 0." not in seen.words
    assert "Resten af mailen vises ikke her." in seen.words
    assert len(seen.content) < 100_000
    assert 'href="#mail-1"' in seen.text
    assert 'id="mail-1"' in seen.text
    assert "Aftalen er vedhæftet." in ib.get(f"/sag/LS-{number}/mail/1/som-sendt").text


def test_a_ticket_that_was_made_anonymous_says_so_and_offers_nothing(
    served: Served, ib: Visitor
) -> None:
    office = served.office
    number = office.arrive(a_mail(a_request(), message_id="<gammel@nordlys-job.example>")).number
    changes.reject(office.desk, number, IB, "Aftalen mangler", None, office.now)
    office.work()
    assert "Zenia" in ib.get(f"/sag/LS-{number}").words
    erase_due(office.desk.database, 10, office.now + timedelta(days=11))
    seen = ib.get(f"/sag/LS-{number}")
    assert "Sagen blev gjort anonym" in seen.words
    assert "Køge" in seen.words
    assert not any(word in seen.words for word in ("Zenia", "Genåbn", "Mail uden emne"))
    assert "Alle har et navn" not in seen.words
