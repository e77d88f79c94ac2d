"""What an operator gets wrong is told in one line that names the setting, and nothing is done."""

import socket
import sqlite3
from contextlib import closing

import pytest

from tests.journeys.running import command, write_config


@pytest.fixture
def config(imap, smtp, tmp_path):
    return write_config(tmp_path, imap, imap.new_user(), smtp)[0]


def changed(config, old, new):
    text = config.read_text()
    assert old in text
    config.write_text(text.replace(old, new))
    return config


def the_line_of(call):
    assert call.returncode == 2, call
    lines = [line for line in call.stderr.splitlines() if line.startswith("landssupport:")]
    assert len(lines) == 1, call.stderr
    assert "Traceback" not in call.stderr
    return lines[0]


def test_an_unknown_setting_is_named(config):
    line = the_line_of(command(changed(config, "poll_seconds", "pol_seconds"), "poll"))
    assert "pol_seconds" in line


def test_a_wrong_value_is_named_with_what_would_be_right(config):
    line = the_line_of(command(changed(config, 'tls = "none"', 'tls = "nothing"'), "poll"))
    assert "tls" in line
    assert "starttls" in line


def test_a_settings_file_that_is_not_there_is_named(tmp_path):
    assert "nowhere.toml" in the_line_of(command(tmp_path / "nowhere.toml", "tickets"))


@pytest.mark.parametrize("deed", ["poll", "run"])
def test_a_mailbox_that_refuses_the_log_in_is_told_and_nothing_begins(config, deed):
    line = the_line_of(command(changed(config, "password = ", "password = 'x' #"), deed))
    assert "mailbox.password" in line


def test_a_database_of_a_newer_schema_is_refused(config, tmp_path):
    assert command(config, "migrate").returncode == 0
    with closing(sqlite3.connect(tmp_path / "desk.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    line = the_line_of(command(config, "run"))
    assert "database.url" in line
    assert "newer" in line


def test_a_port_in_use_is_told(config):
    port = int(config.read_text().rsplit("port = ", 1)[1].split()[0])
    with socket.create_server(("127.0.0.1", port)):
        line = the_line_of(command(config, "run"))
    assert "[web]" in line
    assert str(port) in line


def test_a_mail_that_is_not_there_is_named(config):
    assert "nomail.eml" in the_line_of(command(config, "read", "nomail.eml"))


def test_a_caseworker_whom_nobody_knows_decides_nothing(config):
    assert "--as" in the_line_of(command(config, "approve", "1", "--as", "mallory"))


def test_two_passwords_that_differ_make_no_account(config):
    call = command(config, "user", "add", "ib", stdin="kaffe og rundstykker\nte\n")
    assert "differ" in the_line_of(call)
    assert command(config, "user", "list").stdout == ""


def test_an_account_can_be_added_listed_and_disabled(config):
    password = "kaffe og rundstykker\n" * 2
    assert command(config, "user", "add", "ib", stdin=password).returncode == 0
    assert command(config, "user", "list").stdout.split() == ["ib", "caseworker", "local"]
    assert command(config, "user", "disable", "ib").returncode == 0
    assert "disabled" in command(config, "user", "list").stdout
