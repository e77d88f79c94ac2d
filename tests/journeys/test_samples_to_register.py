"""The samples approved: who has access is on file, shown, and the same at the target."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cast import IB
from tests.journeys.running import command, write_config

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.eml"))
PASSWORD = "korrekt hest batteri"


@pytest.fixture
def config(imap, smtp, tmp_path):
    """The samples, read, approved where they are complete, and carried out."""
    config = write_config(tmp_path, imap, imap.new_user(), smtp)[0]
    command(config, "user", "add", IB, stdin=f"{PASSWORD}\n{PASSWORD}\n")
    command(config, "ingest", *map(str, SAMPLES))
    for ticket in json.loads(command(config, "tickets", "--state", "ready", "--json").stdout):
        assert command(config, "approve", str(ticket["number"]), "--as", IB).returncode == 0
    command(config, "work")
    return config


def test_register_and_target_agree_until_somebody_meddles(config, tmp_path):
    done = json.loads(command(config, "tickets", "--state", "done", "--json").stdout)
    assert len(done) >= 5
    agreed = command(config, "reconcile")
    assert (agreed.returncode, agreed.stdout) == (0, "0 differences\n")
    with sqlite3.connect(tmp_path / "desk.db") as database:
        database.execute("DELETE FROM directory_grant WHERE user = 1")
        database.execute("UPDATE directory_user SET active = 0 WHERE id = 1")
    told = command(config, "reconcile", "--fix")
    assert told.returncode == 1
    assert "in the register, and no user at the target" in told.stdout
    [ticket] = json.loads(command(config, "tickets", "--state", "ready", "--json").stdout)
    command(config, "approve", str(ticket["number"]), "--as", IB)
    command(config, "work")
    assert command(config, "reconcile").returncode == 0
