"""The desk as it is served: a real server on a port of its own, and a real browser."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from intake.documents import Isolation
from tests.cast import IB
from tests.desks import Office
from tests.web.visitors import GERDA, PASSWORD, RIE, Served, Visitor, serving
from web.app import create_app
from workflow import caseworkers


@pytest.fixture
def served(office: Office, documents: Isolation) -> Iterator[Served]:
    """The office's desk over HTTP, with Ib (caseworker), Gerda (manager) and Rie (auditor) as its
    accounts."""
    database = office.desk.database
    for name, role in ((IB, "caseworker"), (GERDA, "manager"), (RIE, "auditor")):
        caseworkers.add(database, name, role, PASSWORD)
    with ExitStack() as stack:
        app_at = lambda url: create_app(office.desk, lambda: office.now, url, 10, documents)  # noqa: E731
        url = stack.enter_context(serving(app_at))
        yield Served(office, url, stack.close)


@pytest.fixture
def nobody(served: Served) -> Visitor:
    return Visitor(served.url)


@pytest.fixture
def ib(served: Served) -> Visitor:
    return Visitor(served.url).logged_in(IB)


@pytest.fixture
def rie(served: Served) -> Visitor:
    return Visitor(served.url).logged_in(RIE)
