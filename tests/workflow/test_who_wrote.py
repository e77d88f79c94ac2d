"""A mail of which it is doubted who wrote it is for a person, and is looked at twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB, JENS, KARLA, MALLORY
from tests.desks import Office
from workflow import caseworkers, changes
from workflow.changes import approve
from workflow.model import Message, Requester
from workflow.register import firm_of
from workflow.states import State
from workflow.who_wrote import SecondLookNeeded

OURS = "mx.star.dk"
AGREEMENT = {"Aftale Køge.pdf": an_agreement()}
FAILS = f"{OURS}; spf=fail smtp.mailfrom=elsewhere.example; dkim=none; dmarc=fail"
PASSES = f"{OURS}; dkim=pass header.d=nordlys-job.example; dmarc=pass"


@pytest.fixture
def guarded(office: Office) -> Office:
    """The office behind a gateway that says who wrote, with Karla as a known user responsible."""
    office.desk = replace(office.desk, authserv_id=OURS)
    return office


def know_karla(office: Office, name: str = "Karla Nordlys") -> None:
    with office.desk.database.transaction() as session:
        firm_of(session, "29947643")
        ticket = session.get(Message, 1)
        session.add(
            Requester(
                email=KARLA,
                name=name,
                cvr="29947643",
                known_since=office.now,
                ticket=ticket.ticket_number,
            )
        )


def forged(**changes: object) -> bytes:
    given = {"pdfs": AGREEMENT, "Authentication_Results": FAILS} | changes
    return a_mail(a_request(), **given)


def test_a_mail_that_our_gateway_vouches_for_goes_its_way(guarded: Office) -> None:
    ticket = guarded.arrive(a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=PASSES))
    assert ticket.state is State.READY
    assert guarded.messages()[0].who_wrote == {
        "authentication": {"spf": "", "dkim": "pass", "dmarc": "pass", "proof": "genuine"},
        "doubts": [],
    }
    approve(guarded.desk, ticket.number, IB, ticket.version, guarded.now)


def test_a_forged_mail_gets_no_answer_and_a_person(guarded: Office) -> None:
    ticket = guarded.arrive(forged())
    assert ticket.state is State.TRIAGE
    assert not guarded.answers()
    [line] = guarded.history(ticket.number)
    assert line.event == "found_unclear"
    assert line.detail["doubts"] == [{"what": "authentication"}]


def test_a_forged_mail_that_lacks_something_gets_no_question(guarded: Office) -> None:
    assert guarded.arrive(forged(pdfs={})).state is State.TRIAGE
    assert not guarded.answers()


def test_a_verdict_below_ours_or_of_others_is_not_heard(guarded: Office) -> None:
    raw = forged(Authentication_Results=PASSES)
    above = f"Authentication-Results: {FAILS}\r\n".encode()
    other = b"Authentication-Results: mx.evil.example; dmarc=pass\r\n"
    assert guarded.arrive(other + above + raw).state is State.TRIAGE


def test_without_a_gateway_nothing_is_doubted(office: Office) -> None:
    assert office.arrive(forged()).state is State.READY


def test_it_is_not_approved_without_a_second_look(guarded: Office) -> None:
    number = guarded.arrive(forged()).number
    changes.correct(guarded.desk, number, IB, {}, None, guarded.now)
    ticket = guarded.ticket(number)
    assert ticket.state is State.READY
    with pytest.raises(SecondLookNeeded) as told:
        approve(guarded.desk, number, IB, ticket.version, guarded.now)
    assert told.value.doubts == [{"what": "authentication"}]
    assert guarded.ticket(number).version == ticket.version
    approve(guarded.desk, number, IB, ticket.version, guarded.now, second_look=True)
    last = guarded.history(number)[-1]
    assert (last.event, last.by) == ("approved", IB)
    assert last.detail["second_look"] == [{"what": "authentication"}]


def test_a_forged_mail_in_a_genuine_thread_stops_it(guarded: Office) -> None:
    first = guarded.arrive(a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=PASSES))
    assert len(guarded.answers()) == 1
    more = forged(message_id="<2@nordlys-job.example>", answers="<1@nordlys-job.example>")
    ticket = guarded.arrive(more.replace(b"zenia@", b"mallory@"))
    assert ticket.number == first.number
    assert ticket.state is State.TRIAGE
    assert len(guarded.answers()) == 1
    changes.correct(guarded.desk, ticket.number, IB, {}, None, guarded.now)
    with pytest.raises(SecondLookNeeded):
        approve(guarded.desk, ticket.number, IB, None, guarded.now)


@pytest.mark.parametrize(
    ("sender", "what"),
    [
        (f"Karla Nordlys <{MALLORY}>", "name"),
        (f'"{KARLA}" <{MALLORY}>', "address_as_name"),
        ("=?utf-8?q?K=D0=B0rla_Nordlys?= <k@gmail.com>", "name"),
        ("Post <post@nordlys-jobs.example>", "domain"),
        ("Post <post@nordlys-job.dk>", "domain"),
    ],
)
def test_who_passes_for_a_known_requester_is_doubted(
    office: Office, sender: str, what: str
) -> None:
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    know_karla(office)
    sent = len(office.answers())
    raw = a_mail(a_request(), pdfs=AGREEMENT, message_id="<2@x.example>")
    head = f"From: {sender}".encode()
    ticket = office.arrive(raw.replace(f"From: {KARLA}".encode(), head))
    assert ticket.state is State.TRIAGE
    assert len(office.answers()) == sent
    assert office.history(ticket.number)[0].detail["doubts"] == [{"what": what, "known": KARLA}]


def test_what_nobody_wrote_is_noted_and_moves_nothing(guarded: Office) -> None:
    """A forger may call a mail an automatic one; then nothing in it counts."""
    first = guarded.arrive(a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=PASSES))
    asked = guarded.ticket(first.number).verdict["employees"]
    more = forged(
        message_id="<2@nordlys-job.example>",
        answers="<1@nordlys-job.example>",
        Auto_Submitted="auto-replied",
    )
    ticket = guarded.arrive(more.replace(b"zenia@", b"mallory@"))
    assert ticket.number == first.number
    assert ticket.state is State.READY
    assert ticket.verdict["employees"] == asked
    with pytest.raises(SecondLookNeeded):
        approve(guarded.desk, ticket.number, IB, None, guarded.now)


def test_a_bounce_needs_no_second_look(guarded: Office) -> None:
    bounce = a_mail(
        "Din mail kunne ikke leveres.\n",
        sender="mailer-daemon@nordlys-job.example",
        Auto_Submitted="auto-replied",
        Authentication_Results=FAILS,
    )
    ticket = guarded.arrive(bounce)
    assert ticket.state is State.CLOSED
    assert guarded.messages()[0].who_wrote["doubts"] == []


def test_a_colleague_is_not_doubted(office: Office) -> None:
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    know_karla(office)
    raw = a_mail(a_request(), pdfs=AGREEMENT, message_id="<2@x.example>", sender=JENS)
    assert office.arrive(raw).state is State.READY


def test_a_forged_word_confirms_no_list_of_users(guarded: Office) -> None:
    """That all is unchanged closes a recertification; not on a forger's word."""
    from workflow.recertification import recertify

    number = guarded.arrive(
        a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=PASSES)
    ).number
    approve(guarded.desk, number, IB, None, guarded.now)
    guarded.work("provision", "send")
    asked_at = guarded.now.replace(year=guarded.now.year + 1)
    guarded.now = asked_at
    assert recertify(guarded.desk, 6, asked_at) == 1
    asked = guarded.answers()[-1]
    said = a_mail(
        "Ingen ændringer.\n",
        answers=asked["Message-ID"],
        message_id="<9@nordlys-job.example>",
        sent=asked_at,
        Authentication_Results=FAILS,
    )
    ticket = guarded.arrive(said)
    assert ticket.what == "recertification"
    assert ticket.state is State.TRIAGE
    said = said.replace(b"<9@", b"<10@").replace(FAILS.encode(), PASSES.encode())
    said = said.replace(b"dmarc=fail", b"dmarc=pass").replace(b"spf=fail", b"spf=pass")
    assert guarded.arrive(said).state is State.CLOSED


def test_the_command_line_refuses_without_the_option(
    guarded: Office, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from landssupport.cli import main

    number = guarded.arrive(forged()).number
    changes.correct(guarded.desk, number, IB, {}, None, guarded.now)
    caseworkers.add(guarded.desk.database, IB, "caseworker", "korrekt hest batteri")
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{database_url}"\n')
    call = ["--config", str(config), "approve", str(number), "--as", IB]
    assert main(call) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"LS-{number}" in told
    assert "--second-look" in told
    assert guarded.ticket(number).state is State.READY
    assert main([*call, "--second-look"]) == 0
    assert guarded.history(number)[-1].detail["second_look"]


def test_a_forged_mail_is_doubted_also_when_it_is_read_again(guarded: Office) -> None:
    why = "Mailen er for stor."
    database, now = guarded.desk.database, guarded.now
    changes.receive(database, forged(), now, now, refused_because=why)
    guarded.work("read")
    changes.read_again(guarded.desk, 1, IB, now)
    guarded.work("read")
    assert guarded.ticket(1).state is State.TRIAGE
    changes.correct(guarded.desk, 1, IB, {}, None, now)
    with pytest.raises(SecondLookNeeded):
        approve(guarded.desk, 1, IB, None, now)
