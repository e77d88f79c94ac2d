"""What an operator and a script can count on: the commands, and the JSON they give."""

import json
import mailbox
import os
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, KARLA
from tests.journeys.running import command, write_config

COMPLETE = a_mail(a_request(), message_id="<1@a.example>", pdfs={"Aftale.pdf": an_agreement()})
INCOMPLETE = a_mail(a_request(employee="Bo Falk Lind"), message_id="<2@a.example>")
OF_A_TICKET = (
    "number reference state kind subject sender created updated cvr jobcentres employees "
    "agreements missing problems complete messages"
)


@pytest.fixture
def config(imap, smtp, tmp_path):
    return write_config(tmp_path, imap, imap.new_user(), smtp)[0]


def tickets(config, *more):
    return json.loads(command(config, "tickets", "--json", *more).stdout)


def test_files_are_taken_in_once_however_often(config, tmp_path, smtp):
    for name, raw in (("a.eml", COMPLETE), ("b.eml", INCOMPLETE)):
        (tmp_path / name).write_bytes(raw)
    paths = [str(tmp_path / "a.eml"), str(tmp_path / "b.eml")]
    assert command(config, "ingest", *paths).stdout == "2 mails, 2 of them new\n"
    assert command(config, "ingest", *paths).stdout == "2 mails, 0 of them new\n"
    assert [ticket["state"] for ticket in tickets(config)] == ["ready", "incomplete"]
    assert smtp.mails == [], "ingest sends nothing itself"
    assert command(config, "work").returncode == 0
    assert len(smtp.mails) == 2


def test_a_maildir_is_taken_in_and_its_old_mails_get_no_answer(config, tmp_path, smtp):
    box = mailbox.Maildir(tmp_path / "Maildir")
    keys = [box.add(message_from_bytes(raw)) for raw in (COMPLETE, INCOMPLETE)]
    old = (datetime.now(UTC) - timedelta(days=300)).timestamp()
    os.utime(tmp_path / "Maildir" / "new" / keys[1], (old, old))
    assert command(config, "ingest", str(tmp_path / "Maildir")).returncode == 0
    assert {ticket["state"] for ticket in tickets(config)} == {"ready", "triage"}
    command(config, "work")
    assert len(smtp.mails) == 1


def test_an_mbox_is_taken_in(config, tmp_path):
    box = mailbox.mbox(tmp_path / "mails.mbox")
    for raw in (COMPLETE, INCOMPLETE):
        box.add(message_from_bytes(raw))
    box.close()
    assert command(config, "ingest", str(tmp_path / "mails.mbox")).returncode == 0
    assert [ticket["state"] for ticket in tickets(config)] == ["ready", "incomplete"]


def test_a_ticket_in_json_has_what_scripts_hold_on_to(config, tmp_path):
    (tmp_path / "a.eml").write_bytes(COMPLETE)
    command(config, "ingest", str(tmp_path / "a.eml"))
    [ticket] = tickets(config, "--state", "ready")
    assert set(OF_A_TICKET.split()) <= ticket.keys()
    assert (ticket["number"], ticket["reference"], ticket["messages"]) == (1, "LS-1", 1)
    assert (ticket["sender"], ticket["cvr"], ticket["jobcentres"]) == (KARLA, CVR, ["259"])
    assert datetime.fromisoformat(ticket["created"]).utcoffset() == timedelta(0)
    assert tickets(config, "--state", "done") == []
    whole = json.loads(command(config, "ticket", "1", "--json").stdout)
    assert whole["history"][0]["event"] == "found_complete"
    assert "LS-1" in command(config, "ticket", "1").stdout


def test_a_ticket_is_rejected_from_the_command_line(config, tmp_path, smtp):
    (tmp_path / "a.eml").write_bytes(COMPLETE)
    command(config, "ingest", str(tmp_path / "a.eml"))
    command(config, "user", "add", "ib", stdin="kaffe og rundstykker\n" * 2)
    refused = command(config, "provisioned", "1", "--as", "ib")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)
    reject = ("reject", "1", "--as", "ib", "--reason", "Aftalen er opsagt.")
    assert command(config, *reject).returncode == 0
    assert [ticket["state"] for ticket in tickets(config)] == ["rejected"]
    assert command(config, "work").returncode == 0
    assert any(b"opsagt" in mail.raw for mail in smtp.mails)


def test_doctor_says_what_is_well_and_how_many_old_mails_lie_there(config, imap):
    user = config.read_text().split('username = "')[1].split('"')[0]
    imap.deliver(user, COMPLETE, arrived=datetime.now(UTC) - timedelta(days=90))
    imap.deliver(user, INCOMPLETE)
    found = command(config, "doctor")
    assert found.returncode == 0, found.stdout
    [mails] = [line for line in found.stdout.splitlines() if "mailbox" in line]
    assert "2 mails wait" in mails
    assert "1 of them are too old" in mails


def test_doctor_fails_where_one_thing_does(config):
    config.write_text(config.read_text().replace("[smtp]", "[smtp]\ntimeout_seconds = 2"))
    broken = config.read_text().replace('host = "127.0.0.1"', 'host = "127.0.0.2"')
    config.write_text(broken)
    found = command(config, "doctor")
    assert found.returncode == 1
    assert any(line.startswith("FAIL smtp") for line in found.stdout.splitlines())
    assert any(line.startswith("ok   rules") for line in found.stdout.splitlines())
