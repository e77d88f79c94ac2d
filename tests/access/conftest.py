from collections.abc import Iterator
from pathlib import Path

import pytest
from scim2_server.utils import load_default_service_provider_config

from tests.access.targets import ByHand, BySystem, Target
from tests.desks import Office
from tests.scim import ScimServer, behind_proxy, scim_server_process
from tests.web.conftest import ib, served  # noqa: F401
from workflow.access.directory import Directory
from workflow.access.manual import Manual
from workflow.access.scim import Scim
from workflow.access.scim_service import Service
from workflow.database import open_database

SCIM = {
    "scim groups": {"grants": "groups", "removal": "deactivate"},
    "scim roles": {"grants": "roles", "removal": "deactivate"},
    "scim groups, deleted": {"grants": "groups", "removal": "delete"},
}


@pytest.fixture(scope="session")
def scim_port() -> Iterator[int]:
    with scim_server_process() as port:
        yield port


@pytest.fixture
def scim(scim_port: int) -> Iterator[ScimServer]:
    """A SCIM service with nothing in it."""
    with behind_proxy(scim_port) as server:
        yield server


@pytest.fixture(scope="session")
def plain_scim_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A SCIM server that can neither PATCH nor tell versions apart: both are optional."""
    config = load_default_service_provider_config()
    assert config.patch
    assert config.etag
    config.patch.supported = config.etag.supported = False
    file = tmp_path_factory.mktemp("scim") / "config.json"
    file.write_text(config.model_dump_json())
    with scim_server_process("--service-provider-config", str(file)) as port:
        yield port


@pytest.fixture
def plain_scim(plain_scim_port: int) -> Iterator[ScimServer]:
    with behind_proxy(plain_scim_port) as server:
        yield server


@pytest.fixture(params=["manual", "directory", *SCIM, "scim without PATCH"])
def target(request: pytest.FixtureRequest, office: Office, tmp_path: Path) -> Iterator[Target]:
    """Each of the targets, with nobody in it."""
    match request.param:
        case "manual":
            visitor = request.getfixturevalue("ib")
            portal = open_database(f"sqlite:///{tmp_path / 'portal.db'}")
            manual = Manual(office.desk.database)
            yield ByHand(office, manual, visitor, Directory(portal), office.desk.rules)
            portal.close()
        case "directory":
            yield BySystem(office, Directory(office.desk.database))
        case "scim without PATCH":
            yield BySystem(office, Scim(request.getfixturevalue("plain_scim").service()))
        case name:
            service: Service = request.getfixturevalue("scim").service(**SCIM[name])
            yield BySystem(office, Scim(service))
