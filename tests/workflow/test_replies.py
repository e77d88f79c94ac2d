"""What senders write under our questions is read, whatever mail program quotes them."""

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR
from tests.replies import PROGRAMS, reply
from workflow.facts import specimens
from workflow.states import State

ZENIA = {"action": "create", "name": "Zenia Holm Aagaard", "email": "zenia@nordlys-job.example"}
NOTHING = (
    "Hej\n\nVil I oprette en ny medarbejder hos os i JobKon?\n\nVenlig hilsen\nKarla Nordlys\n"
)


@pytest.fixture(params=PROGRAMS.values(), ids=PROGRAMS)
def program(request):
    return request.param


def asked(office, text, **more):
    ticket = office.arrive(a_mail(text, **more))
    assert ticket.state is State.INCOMPLETE
    return office.answers()[-1]


@pytest.mark.parametrize("top", ["", "Hej\n\nSe mine svar nedenfor.\n\nVenlig hilsen\nKarla"])
def test_all_that_was_asked_for_is_read_where_it_is_answered(office, program, top):
    ours = asked(office, NOTHING)
    said = {
        1: CVR,
        2: "Køge",
        3: "Den er vedhæftet.",
        4: "Zenia Holm Aagaard, zenia@nordlys-job.example",
    }
    ticket = office.arrive(reply(ours, *program(ours, said, top), Aftale=an_agreement()))
    assert (ticket.verdict["cvr"], ticket.verdict["jobcentres"]) == (CVR, ["259"])
    assert ticket.verdict["employees"] == [ZENIA]
    assert (ticket.number, ticket.state) == (1, State.READY)


def test_a_name_and_an_address_alone_are_read(office, program):
    ours = asked(
        office,
        a_request(employee="en ny medarbejder", email="zenia@nordlys-job.example"),
        pdfs={"Aftale.pdf": an_agreement()},
    )
    ticket = office.arrive(reply(ours, *program(ours, {1: "Zenia Holm Aagaard"})))
    assert (ticket.verdict["employees"], ticket.state) == ([ZENIA], State.READY)


def test_a_missing_address_is_read(office, program):
    text = a_request().replace(" (zenia@nordlys-job.example)", "")
    ours = asked(office, text, pdfs={"Aftale.pdf": an_agreement()})
    ticket = office.arrive(reply(ours, *program(ours, {1: "zenia@nordlys-job.example"})))
    assert (ticket.verdict["employees"], ticket.state) == ([ZENIA], State.READY)


def test_our_own_questions_satisfy_nothing(office, program):
    ours = asked(office, NOTHING)
    before = office.ticket(1).verdict
    ticket = office.arrive(reply(ours, *program(ours, {}, "Det vender jeg tilbage med.")))
    assert ticket.verdict == before
    assert ticket.state is State.TRIAGE


def test_no_question_of_ours_satisfies_anything(office, program, rules):
    """Every point that there is, with all that our mail repeats of what was read."""
    from email.message import EmailMessage

    from workflow.answers import Answer, render_text
    from workflow.letters import simple_html

    everything = max(specimens(rules), key=lambda facts: len(facts["points"]))
    text = render_text(Answer.MISSING, everything | {"reference": "LS-1"})
    ours = EmailMessage()
    ours["Message-ID"], ours["References"] = "<x@star.dk>", "<y@star.dk>"
    ours["Subject"] = "Vi mangler oplysninger fra jer [LS-1]"
    ours.set_content(text)
    ours.add_alternative(simple_html(text, ""), subtype="html")
    ticket = office.arrive(reply(ours, *program(ours, {}, "Det vender jeg tilbage med.")))
    verdict = ticket.verdict
    assert not any(verdict[f] for f in ("cvr", "jobcentres", "employees", "agreements", "problems"))


def test_some_points_answered_leave_the_others_asked(office, program):
    ours = asked(office, NOTHING)
    ticket = office.arrive(reply(ours, *program(ours, {2: "Jobcenter Køge"})))
    assert ticket.verdict["jobcentres"] == ["259"]
    assert ticket.verdict["missing"] == ["agreement", "cvr", "employee"]
    assert ticket.state is State.INCOMPLETE
