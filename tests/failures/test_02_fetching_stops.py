"""Failure 2: the mail server goes away, and mails that came meanwhile are never fetched."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake.edge import EdgeError
from intake.mailbox import Mailbox
from landssupport.config import load
from landssupport.parts import Parts, assemble, expected_of
from landssupport.service import Service
from tests.builders import a_mail
from tests.failures.conftest import MailRoom
from tests.servers import (
    PASSWORD,
    ImapServer,
    cutting_proxy,
    free_port,
    imap_server,
    proxy_cut_at_line,
)
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


@pytest.mark.parametrize("heard", [False, True], ids=["unheard", "heard"])
def test_a_connection_cut_in_any_command_loses_nothing_and_doubles_nothing(mailroom, heard):
    whole, line, delivered, cut = mailroom.port, 0, 0, True
    while cut:
        line += 1
        for _ in range(2):
            delivered += 1
            mailroom.deliver(a_mail("Hej", message_id=f"<{delivered}@a.example>"))
        with proxy_cut_at_line(whole, line, heard) as mailroom.port:
            try:
                mailroom.poll()
                cut = mailroom.folder() != []  # the last lines, to part, may be lost
            except EdgeError:
                pass
        mailroom.port = whole
        mailroom.poll()
        assert mailroom.folder() == []
        assert len(mailroom.office.tickets()) == delivered
    assert line > 6, "log in, select, search, fetch, move"


def test_a_done_folder_that_somebody_renames_is_made_anew(mailroom):
    for number in (1, 2):
        mailroom.deliver(a_mail("Hej", message_id=f"<{number}@a.example>"))
        assert mailroom.poll() == 1
        with mailroom.server.client(mailroom.user) as person:
            person.rename_folder("Behandlet", f"Arkiv{number}")
    assert mailroom.folder() == []
    assert [len(mailroom.folder(f"Arkiv{number}")) for number in (1, 2)] == [1, 1]
    assert len(mailroom.office.tickets()) == 2


def test_a_full_mailbox_is_read_all_the_same_and_filed_when_there_is_room(certificates, office):
    copies = "IMAP4rev1 UIDPLUS"  # a server without MOVE needs room for each twice
    with imap_server(certificates, capability=copies, quota="20k") as box:
        room = MailRoom(box, office, box.new_user(), box.port)
        with box.client(room.user) as person:
            person.create_folder("Arkiv")
            person.append("Arkiv", a_mail("x" * 17_000))
        room.deliver(*(a_mail("Hej" * 300, message_id=f"<{n}@a.example>") for n in range(3)))

        with pytest.raises(EdgeError, match=r"^mailbox\.done_folder: .*[Qq]uota"):
            room.poll()
        office.work("read")
        assert len(office.tickets()) == len(room.folder()) == 3

        with box.client(room.user, "Arkiv") as person:
            person.delete_messages(person.search())
            person.expunge()
        assert room.poll() == 0
        assert room.folder() == []
        assert len(room.folder("Behandlet")) == len(office.tickets()) == 3


def test_mails_that_somebody_moves_away_meanwhile_stop_no_other(mailroom, monkeypatch):
    mailroom.deliver(*(a_mail("Hej", message_id=f"<{n}@a.example>") for n in range(3)))
    real = Mailbox.waiting

    def and_then_a_person_comes(box):
        found = real(box)
        with mailroom.server.client(mailroom.user) as person:
            person.delete_messages(person.search()[:2])
            person.expunge()
        return found

    monkeypatch.setattr(Mailbox, "waiting", and_then_a_person_comes)
    assert mailroom.poll() == 1
    assert mailroom.folder() == []
    assert len(mailroom.office.tickets()) == 1
