"""A SCIM service as an operator sets it up: found well or at fault; the logs name nobody."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.journeys.running import command, write_config
from tests.scim import TOKEN, Fault, ScimServer, behind_proxy, scim_server_process
from workflow import caseworkers
from workflow.database import open_database

MAIL = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with scim_server_process() as port:
        yield port


@pytest.fixture
def scim(port: int) -> Iterator[ScimServer]:
    with behind_proxy(port) as server:
        yield server


@pytest.fixture
def config(imap, smtp, tmp_path: Path, scim: ScimServer) -> Path:
    more = f"""
        [provisioning.scim]
        url = "{scim.url}"
        token_file = "token"
    """
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    return write_config(tmp_path, imap, imap.new_user(), smtp, kind="scim", more=more)[0]


def _examined(config: Path) -> str:
    told = command(config, "doctor")
    assert "Traceback" not in told.stderr
    [line] = [line for line in told.stdout.splitlines() if "provisioning:" in line]
    return line


def test_the_doctor_finds_it_well(config: Path, scim: ScimServer) -> None:
    assert _examined(config).startswith(f"ok   provisioning: SCIM at {scim.url}")


def test_the_doctor_names_what_is_wrong(config: Path, scim: ScimServer, other_ca: Path) -> None:
    right = config.read_text()
    for old, new, named in (
        (scim.url, f"{scim.url}/x", "provisioning.scim.url"),
        (scim.url, "http://127.0.0.1:9", "provisioning.scim.url"),
        (scim.url, scim.url.replace("http:", "https:"), "provisioning.scim.url"),
        ('token_file = "token"', 'token = "x"', "provisioning.scim.token"),
        ('token_file = "token"', f'token_file = "token"\nca_file = "{config}"', "ca_file"),
    ):
        config.write_text(right.replace(old, new))
        line = _examined(config)
        assert line.startswith("FAIL")
        assert named in line


def test_a_mistake_in_the_settings_is_told_in_one_line(config: Path) -> None:
    right = config.read_text()
    for old, new, named in (
        ('token_file = "token"', "", "[provisioning.scim] token"),
        ('token_file = "token"', 'token = "to ord"', "[provisioning.scim] token"),
        ('token_file = "token"', 'token_url = "https://a.example"', "client_id, client_secret"),
        ('url = "http://127', 'url = "ftp://127', "[provisioning.scim] url"),
        ('url = "http://127', 'url = "http://10.127', "[provisioning.scim] url"),
        ('url = "http://127', 'url = "https://u:p@127', "[provisioning.scim] url"),
        ('token_file = "token"', 'removal = "forget"', "[provisioning.scim] removal"),
    ):
        assert old in right
        config.write_text(right.replace(old, new))
        told = command(config, "tickets")
        assert told.returncode == 2
        assert named in told.stderr
        assert len(told.stderr.splitlines()) == 1


def test_an_approval_becomes_a_user_and_the_logs_name_nobody(
    config: Path, scim: ScimServer, tmp_path: Path
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    caseworkers.add(database, "ib", "caseworker", "kaffe og rundstykker")
    database.close()
    (tmp_path / "mail.eml").write_bytes(MAIL)
    assert command(config, "ingest", str(tmp_path / "mail.eml")).returncode == 0
    assert command(config, "approve", "1", "--as", "ib").returncode == 0
    wrong = b'{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "400",'
    wrong += b' "detail": "zenia@nordlys-job.example"}'
    headers = {"Content-Type": "application/scim+json"}
    scim.faults.append(Fault("POST", "/Users", status=400, body=wrong, headers=headers))
    logged = [command(config, "work").stderr]
    assert "provisioning.scim.url" in logged[0]
    failed = json.loads(command(config, "ticket", "1", "--json").stdout)
    assert failed["state"] == "approved"
    assert "400" in failed["failed"][0]["error"]
    assert command(config, "retry", "1", "--as", "ib").returncode == 0
    logged.append(command(config, "work").stderr)
    for words in ("zenia", "Zenia", TOKEN):
        assert words not in "".join(logged)
    assert json.loads(command(config, "ticket", "1", "--json").stdout)["state"] == "done"
    assert [user["userName"] for user in scim.resources()] == ["zenia@nordlys-job.example"]
