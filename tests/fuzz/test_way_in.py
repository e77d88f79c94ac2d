"""No mail is lost, however broken: each that comes in is one message of a ticket."""

import json
import mailbox

from fuzz import mutations
from fuzz.seeds import corpus
from intake.mail import identity
from tests.journeys.running import command
from workflow.database import open_database
from workflow.tickets import ticket_as_json

SEED = 20
MAILS = 200


def test_each_mutated_mail_that_is_taken_in_is_one_message_with_a_ticket(tmp_path):
    mails = [mutations.mutated(corpus(), SEED, number) for number in range(MAILS)]
    box = mailbox.Maildir(tmp_path / "Maildir")
    for number, raw in enumerate(mails):
        (tmp_path / "Maildir" / "new" / f"{number:04}.mail").write_bytes(raw)
    assert len(box) == MAILS
    config = tmp_path / "config.toml"
    config.write_text(
        f'[database]\nurl = "sqlite:///{tmp_path / "desk.db"}"\n[reading]\nocr = false\n'
    )
    call = command(config, "ingest", str(tmp_path / "Maildir"))
    different = len({*map(identity, mails)})
    assert call.stdout == f"{MAILS} mails, {different} of them new\n", call.stderr
    assert call.returncode == 0
    assert "Traceback" not in call.stderr
    tickets = json.loads(command(config, "tickets", "--json").stdout)
    assert sum(ticket["messages"] for ticket in tickets) == different
    database = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    for ticket in tickets:
        whole = ticket_as_json(database, ticket["number"])
        assert not whole["failed"]
        assert not any(message["unread_because"] for message in whole["thread"])
    database.close()
