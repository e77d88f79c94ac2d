"""No mail is lost, however broken: each that comes in is one message of a ticket."""

from pathlib import Path

from fuzz import mutations
from fuzz.seeds import corpus
from intake.mail import identity
from landssupport.config import load
from landssupport.ingest import ingest_paths
from landssupport.parts import assemble
from workflow.tickets import ticket_as_json, tickets_as_json

SEED = 20
MAILS = 50
SETTINGS = """
[database]
url = "sqlite:///{}"
[reading]
ocr = false
"""


def test_each_mutated_mail_that_is_taken_in_is_one_message_with_a_ticket(tmp_path: Path) -> None:
    mails = [mutations.mutated(corpus(), SEED, number) for number in range(MAILS)]
    (tmp_path / "new").mkdir()
    for number, raw in enumerate(mails):
        (tmp_path / "new" / f"{number:03}.mail").write_bytes(raw)
    (tmp_path / "config.toml").write_text(SETTINGS.format(tmp_path / "desk.db"))
    parts = assemble(load(tmp_path / "config.toml", {}))
    different = len({*map(identity, mails)})
    assert ingest_paths(parts, [tmp_path]) == (MAILS, different)
    database = parts.desk.database
    tickets = tickets_as_json(database)
    assert sum(ticket["messages"] for ticket in tickets) == different
    for ticket in tickets:
        whole = ticket_as_json(database, ticket["number"])
        assert whole
        assert not whole["failed"]
        assert not any(message["unread_because"] for message in whole["thread"])
    database.close()
