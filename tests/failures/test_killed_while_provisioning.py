"""The service is killed at every step of provisioning in SCIM, and started again.

Each approval has to have one user in the end, with one group that she is in, and one line of
history.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.failures.dying import Mortal, mortal
from tests.scim import TOKEN, ScimServer, behind_proxy, scim_server_process
from workflow import caseworkers
from workflow.database import open_database

MAIL = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})


def test_a_user_is_created_once_whenever_it_dies(tmp_path: Path):
    with mortal() as service, scim_server_process() as port:
        approved = _approved(service, tmp_path / "approved")
        dies_at = 0
        died = True
        while died:
            dies_at += 1
            with behind_proxy(port) as scim:
                folder = Path(shutil.copytree(approved, tmp_path / str(dies_at)))
                died = _provisioned_with_a_death(service, scim, folder, dies_at)
                _check(scim, folder / "desk.db", f"died at {dies_at}")
    assert dies_at > 20, "the harness counts commits and SCIM requests"


def _approved(service: Mortal, folder: Path) -> Path:
    """The folder, with the database of a request that was approved and not provisioned."""
    folder.mkdir()
    database = open_database(f"sqlite:///{folder / 'desk.db'}")
    caseworkers.add(database, IB, "caseworker", "kaffe og rundstykker")
    database.close()
    (folder / "mail.eml").write_bytes(MAIL)
    config = str(_config(folder, "http://127.0.0.1:1/v2"))
    service.call("--config", config, "ingest", str(folder / "mail.eml"))
    service.call("--config", config, "approve", "1", "--as", IB)
    return folder


def _provisioned_with_a_death(
    service: Mortal, scim: ScimServer, folder: Path, dies_at: int
) -> bool:
    """Whether it died at that point; it has come to its end all the same."""
    config = str(_config(folder, scim.url))
    if service.call("--config", config, "work", dies_at=dies_at) is not None:
        return False
    service.call("--config", config, "work")
    return True


def _config(folder: Path, url: str) -> Path:
    config = folder / "config.toml"
    config.write_text(
        f"""
        [database]
        url = "sqlite:///{folder / "desk.db"}"
        [provisioning]
        kind = "scim"
        [provisioning.scim]
        url = "{url}"
        token = "{TOKEN}"
        """
    )
    return config


def _check(scim: ScimServer, file: Path, where: str) -> None:
    [user] = scim.resources()
    [group] = scim.resources("Groups")
    assert [member["value"] for member in group["members"]] == [user["id"]], where
    with closing(sqlite3.connect(file)) as database:

        def count(what: str) -> int:
            return database.execute(f"SELECT count(*) FROM {what}").fetchone()[0]

        assert count("ticket WHERE state = 'done'") == 1, where
        assert count("entry WHERE event = 'provisioned'") == 1, where
        assert count("task WHERE deed = 'provision' AND (ended_at IS NULL OR gave_up)") == 0, where
