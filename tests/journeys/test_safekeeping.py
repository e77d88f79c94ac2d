"""What an operator does for what is kept: backup, restore, move, check, and one person's data."""

import json
import sqlite3
import stat

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import KARLA
from tests.databases import postgres_database
from tests.journeys.running import command, write_config

COMPLETE = a_mail(a_request(), message_id="<1@a.example>", pdfs={"Aftale.pdf": an_agreement()})
LATER = a_mail(a_request(employee="Bo Falk Lind"), message_id="<2@a.example>")


@pytest.fixture
def config(imap, smtp, tmp_path):
    config = write_config(tmp_path, imap, imap.new_user(), smtp)[0]
    take_in(config, tmp_path, COMPLETE)
    return config


def take_in(config, folder, raw):
    (folder / "mail.eml").write_bytes(raw)
    assert command(config, "ingest", str(folder / "mail.eml")).returncode == 0


def with_database(config, url):
    text = config.read_text()
    begin = text.index("url = ")
    other = config.with_name("other.toml")
    other.write_text(text[:begin] + f'url = "{url}"' + text[text.index("\n", begin) :])
    return other


def numbers(config):
    return [t["number"] for t in json.loads(command(config, "tickets", "--json").stdout)]


def test_a_backup_is_restored_and_work_goes_on(config, tmp_path):
    backup = tmp_path / "backup.db"
    assert command(config, "backup", str(backup)).returncode == 0
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    take_in(config, tmp_path, LATER)
    restored = with_database(config, f"sqlite:///{tmp_path / 'restored.db'}")
    assert command(restored, "restore", str(backup)).returncode == 0
    assert numbers(restored) == [1]
    take_in(restored, tmp_path, COMPLETE)
    take_in(restored, tmp_path, LATER)
    assert numbers(restored) == numbers(config) == [1, 2]
    checked, there = command(restored, "verify"), command(config, "verify")
    assert (checked.returncode, there.returncode) == (0, 0)
    again = command(restored, "restore", str(backup))
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "not empty" in again.stderr
    over = command(config, "backup", str(backup))
    assert (over.returncode, over.stderr.count("\n")) == (1, 1)


def test_a_database_moves_to_postgresql(config, tmp_path, postgres):
    with postgres_database(postgres) as url:
        moved = command(config, "copy", "--to", url)
        assert moved.returncode == 0, moved.stderr
        there = with_database(config, url)
        assert numbers(there) == [1]
        assert command(there, "verify").stdout == command(config, "verify").stdout


def test_a_history_that_was_changed_is_told(config, tmp_path):
    with sqlite3.connect(tmp_path / "desk.db") as database:
        database.execute("UPDATE entry SET event = 'approved'")
    found = command(config, "verify")
    assert (found.returncode, found.stderr) == (1, "LS-1: its history is not as it was written\n")


def test_a_persons_data_are_shown_and_erased(config):
    shown = json.loads(command(config, "person", "show", KARLA).stdout)
    assert [ticket["reference"] for ticket in shown["tickets"]] == ["LS-1"]
    refused = command(config, "person", "erase", KARLA)
    assert (refused.returncode, refused.stderr) == (1, "landssupport: not ended yet: LS-1\n")
    command(config, "user", "add", "ib", stdin="korrekt hest batteri\n" * 2)
    assert command(config, "reject", "1", "--as", "ib", "--reason", "Nej").returncode == 0
    assert command(config, "person", "erase", KARLA).stdout == "LS-1 has been made anonymous\n"
    assert json.loads(command(config, "person", "show", KARLA).stdout)["tickets"] == []
