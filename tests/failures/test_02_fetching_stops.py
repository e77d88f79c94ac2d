"""Failure 2: the mail server goes away, and mails that came meanwhile are never fetched."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake.edge import EdgeError
from landssupport.config import load
from landssupport.service import Parts, Service, assemble, expected_of
from tests.builders import a_mail
from tests.servers import PASSWORD, ImapServer, cutting_proxy, free_port
from workflow import health


def test_what_came_while_the_server_was_away_is_taken_in_when_it_is_back(mailroom):
    mailroom.deliver(*(a_mail(f"Mail {n}", message_id=f"<{n}@a.example>") for n in range(50)))
    whole = mailroom.port
    for after in (10, 400, 3000, 9000):
        with cutting_proxy(whole, after) as mailroom.port, pytest.raises(EdgeError):
            mailroom.poll()
    mailroom.port = whole
    mailroom.poll()
    assert mailroom.folder() == []
    assert len(mailroom.office.tickets()) == 50


def test_health_is_red_after_some_minutes_and_says_since_when(
    imap: ImapServer, tmp_path: Path, database_url: str
) -> None:
    user, config, gone = imap.new_user(), tmp_path / "config.toml", free_port()
    text = f"""
        [mailbox]
        host = "127.0.0.1"
        port = {imap.port}
        tls = "none"
        username = "{user}"
        password = "{PASSWORD}"
        [database]
        url = "{database_url}"
        [health]
        mailbox_minutes = 10
    """
    config.write_text(text)
    well = assemble(load(config, {}))
    config.write_text(text.replace(f"port = {imap.port}", f"port = {gone}"))
    cut = assemble(load(config, {}))
    database, begun = well.desk.database, well.clock()
    expected = expected_of(well.settings, begun)

    def status(minutes: float) -> tuple[int, dict[str, str] | None]:
        told, code = health.health(database, expected, begun + timedelta(minutes=minutes))
        return code, json.loads(json.dumps(told)).get("mailbox")

    def poll(parts: Parts) -> None:
        service = Service(parts, "poller")
        assert service._turn.take()
        service._poll()

    poll(well)
    polled = well.clock()
    for number in range(50):
        imap.deliver(user, a_mail(f"Mail {number}", message_id=f"<{number}@a.example>"))
        if number % 10 == 0:
            poll(cut)
    assert status(9)[0] == 200
    code, told = status(11)
    assert (code, told["error"]) == (503, "not_polled")
    assert begun <= datetime.fromisoformat(told["since"]) <= polled

    poll(well)
    assert imap.mails(user) == []
    begun = well.clock()
    assert status(9) == (200, None)
    for parts in (well, cut):
        parts.desk.database.close()
