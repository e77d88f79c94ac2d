"""Provisioning in a SCIM service where things go wrong: it dies, it refuses, it is slow."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from scim2_server.utils import load_default_resource_types

from tests.access.targets import an_approval
from tests.access.test_targets import AARHUS, KOEGE, OLGA, ORDERS, OTHER_FIRM, ZENIA, create
from tests.cast import CVR
from tests.desks import Office
from tests.scim import (
    TOKEN,
    Fault,
    ScimServer,
    TokenServer,
    behind_proxy,
    scim_server_process,
    token_server,
)
from tests.servers import Certificates
from workflow.access import Access, AccessError, Account, Problem
from workflow.access import scim as scim_module
from workflow.access.scim import Scim
from workflow.access.scim_service import Credentials
from workflow.states import State
from workflow.steps import Person

NOBODY = json.dumps(
    {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": 0,
        "Resources": [],
    }
).encode()
JSON = {"Content-Type": "application/scim+json"}
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"


@pytest.fixture
def access(scim: ScimServer) -> Scim:
    return Scim(scim.service())


def problem_of(deed: Callable[[], object]) -> AccessError:
    with pytest.raises(AccessError) as told:
        deed()
    assert "\n" not in told.value.message
    assert "zenia" not in told.value.message.lower()
    assert TOKEN not in told.value.message
    return told.value


def scim_error(status: int, kind: str = "") -> bytes:
    error = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": str(status),
        "detail": "zenia@nordlys-job.example is wrong",
    }
    return json.dumps(error | ({"scimType": kind} if kind else {})).encode()


# --- dying and trying again ------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST", "/Users", forwarded=True),
        Fault("POST", "/Users", forwarded=True, waits=3),
        Fault("POST", "/Users", status=500, forwarded=True),
        Fault("POST", "/Users", status=504, forwarded=True, body=b"<html>"),
        Fault("POST", "/Users"),
    ],
    ids=["cut after", "time-out after", "500 after", "504 of a proxy after", "cut before"],
)
def test_a_user_that_was_created_without_our_knowing_is_found(
    scim: ScimServer, access: Scim, fault: Fault
) -> None:
    scim.faults.append(fault)
    assert not problem_of(lambda: access.ensure(ZENIA, [KOEGE])).permanent
    access.ensure(ZENIA, [KOEGE])
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))
    assert len(scim.resources()) == 1


@pytest.mark.parametrize("grants", ["groups", "roles"])
@pytest.mark.parametrize("forwarded", [True, False], ids=["after", "before"])
def test_whatever_request_breaks_off_the_next_attempt_ends_it(
    scim: ScimServer, grants: str, forwarded: bool
) -> None:
    access = Scim(scim.service(grants=grants))
    access.check()
    deeds: list[Callable[[], None]] = [
        lambda: access.ensure(ZENIA, [KOEGE, AARHUS]),
        lambda: access.withdraw(ZENIA, [KOEGE]),
        lambda: access.remove(ZENIA),
    ]
    for deed in deeds:
        request = 0
        while _breaks_off(scim, deed, Fault("", "", skips=request, forwarded=forwarded)):
            request += 1
        assert request >= 2
        assert len(scim.resources()) == 1
    groups = {g["displayName"]: g.get("members") for g in scim.resources("Groups")}
    assert not any(groups.values())
    assert len(groups) == (2 if grants == "groups" else 0)
    assert access.look_up(ZENIA) == Account(ZENIA, False, frozenset())


def _breaks_off(scim: ScimServer, deed: Callable[[], None], fault: Fault) -> bool:
    """Whether the deed met the fault, at which it fails for the time being."""
    scim.faults[:] = [fault]
    try:
        deed()
    except AccessError as error:
        assert not error.permanent  # noqa: PT017
    scim.faults.clear()
    return not fault.times


def test_a_search_that_lags_behind_does_not_create_her_again(
    scim: ScimServer, access: Scim
) -> None:
    access.ensure(ZENIA, [])
    scim.faults.append(Fault("GET", "/Users?", status=200, times=2, body=NOBODY, headers=JSON))
    access.ensure(ZENIA, [KOEGE])
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))
    assert len(scim.resources()) == 1


def test_a_user_who_is_there_and_not_shown_is_waited_for(scim: ScimServer, access: Scim) -> None:
    access.ensure(ZENIA, [])
    scim.faults.append(Fault("GET", "/Users?", status=200, times=4, body=NOBODY, headers=JSON))
    told = problem_of(lambda: access.ensure(ZENIA, [KOEGE]))
    assert told.problem is Problem.HIDDEN
    assert not told.permanent
    access.ensure(ZENIA, [KOEGE])
    assert len(scim.resources()) == 1


def test_a_group_that_somebody_else_creates_first_is_joined(scim: ScimServer, access: Scim) -> None:
    group = scim.put("Groups", schemas=[GROUP], displayName="259 Sagsbehandler")
    scim.faults += [
        Fault("GET", "/Groups?filter=displayName", status=200, body=NOBODY, headers=JSON),
        Fault("POST", "/Groups", status=409, body=scim_error(409, "uniqueness"), headers=JSON),
    ]
    access.ensure(ZENIA, [KOEGE])
    assert [g["id"] for g in scim.resources("Groups")] == [group["id"]]
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))


def test_a_user_that_changed_meanwhile_is_left_for_the_next_attempt(
    scim: ScimServer, access: Scim
) -> None:
    access.ensure(ZENIA, [])
    renamed = Person("Zenia Å", ZENIA.email, CVR)
    scim.faults.append(
        Fault("PATCH", "/Users/", status=412, body=scim_error(412), headers=JSON),
    )
    told = problem_of(lambda: access.ensure(renamed, []))
    assert (told.problem, told.permanent) == (Problem.CHANGED, False)
    access.ensure(renamed, [])
    assert access.look_up(ZENIA) == Account(renamed, True, frozenset())


# --- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "problem", "permanent"),
    [
        (400, Problem.NOT_TAKEN, True),
        (401, Problem.NOT_LET_IN, True),
        (403, Problem.NOT_LET_IN, True),
        (404, Problem.NOT_THERE, True),
        (302, Problem.NOT_THERE, True),
        (429, Problem.BUSY, False),
        (500, Problem.FAILING, False),
        (502, Problem.FAILING, False),
        (503, Problem.FAILING, False),
    ],
)
@pytest.mark.parametrize("body", [b"<html>Nej</html>", None], ids=["html", "scim"])
def test_it_tells_what_passes_from_what_does_not(
    scim: ScimServer,
    access: Scim,
    status: int,
    problem: Problem,
    permanent: bool,
    body: bytes | None,
) -> None:
    headers = {"Content-Type": "text/html"} if body else JSON
    content = body or scim_error(status, "zenia@nordlys-job.example")
    scim.faults.append(Fault("POST", "/Users", status=status, body=content, headers=headers))
    told = problem_of(lambda: access.ensure(ZENIA, [KOEGE]))
    assert (told.problem, told.permanent) == (problem, permanent)
    assert "provisioning.scim." in told.message
    assert str(status) in told.message


def test_what_does_not_speak_scim_is_named(scim: ScimServer, access: Scim) -> None:
    for fault in (
        Fault("GET", "/ServiceProviderConfig", status=200, body=b"<html>", headers={}),
        Fault("GET", "/ServiceProviderConfig", status=200, body=b'{"a": 1}', headers=JSON),
    ):
        scim.faults[:] = [fault]
        told = problem_of(lambda: access.ensure(ZENIA, []))
        assert told.problem is Problem.NOT_UNDERSTOOD
        assert told.permanent


def test_an_answer_against_the_schema_is_told_without_what_stands_there(
    scim: ScimServer, access: Scim
) -> None:
    access.ensure(ZENIA, [])
    wrong = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": 1,
        "Resources": [{"schemas": [USER], "id": "1", "userName": ["zenia"]}],
    }
    body = json.dumps(wrong).encode()
    scim.faults.append(Fault("GET", "/Users?", status=200, body=body, headers=JSON))
    told = problem_of(lambda: access.look_up(ZENIA))
    assert told.problem is Problem.NOT_UNDERSTOOD
    assert "userName" in told.message


def test_a_user_without_a_firm_is_nobody_of_ours(scim: ScimServer, access: Scim) -> None:
    scim.put("Users", schemas=[USER], userName=ZENIA.email, displayName=ZENIA.name)
    for deed in (lambda: access.ensure(ZENIA, []), lambda: access.remove(ZENIA)):
        told = problem_of(deed)
        assert (told.problem, told.permanent) == (Problem.NO_FIRM, True)
    assert list(access.accounts()) == []


def test_two_users_of_one_address_are_for_a_person_to_look_at(
    scim: ScimServer, access: Scim
) -> None:
    for name in ("a", "b"):
        scim.put("Users", schemas=[USER], userName=name, externalId=ZENIA.email)
    assert problem_of(lambda: access.ensure(ZENIA, [])).problem is Problem.SAME_ADDRESS


# --- what was there before us ----------------------------------------------------------------


def test_a_user_of_the_firm_that_others_created_is_taken_over(
    scim: ScimServer, access: Scim
) -> None:
    theirs = scim.put(
        "Users",
        schemas=[USER, ENTERPRISE],
        userName="Zenia@Nordlys-Job.example",
        nickName="Zen",
        **{ENTERPRISE: {"organization": CVR, "costCenter": "12"}},
    )
    access.ensure(ZENIA, [KOEGE])
    [user] = scim.resources()
    assert user["id"] == theirs["id"]
    assert user["externalId"] == ZENIA.email
    assert user["displayName"] == ZENIA.name
    assert user["nickName"] == "Zen"
    assert user[ENTERPRISE] == {"organization": CVR, "costCenter": "12"}


def test_putting_a_user_back_loses_nothing(plain_scim: ScimServer) -> None:
    access = Scim(plain_scim.service(grants="roles"))
    plain_scim.put(
        "Users",
        schemas=[USER, ENTERPRISE],
        userName=ZENIA.email,
        nickName="Zen",
        emails=[{"value": ZENIA.email}],
        roles=[{"value": "husets egen"}],
        **{ENTERPRISE: {"organization": CVR, "costCenter": "12"}},
    )
    access.ensure(ZENIA, [KOEGE])
    access.withdraw(ZENIA, [KOEGE])
    [user] = plain_scim.resources()
    assert plain_scim.asked_for("PUT")
    assert not plain_scim.asked_for("PATCH")
    assert user["nickName"] == "Zen"
    assert user["emails"] == [{"value": ZENIA.email}]
    assert user["roles"] == [{"value": "husets egen"}]
    assert user[ENTERPRISE]["costCenter"] == "12"


def test_what_a_user_had_before_others_switched_her_off_does_not_come_back(
    scim: ScimServer, access: Scim
) -> None:
    user = scim.put(
        "Users",
        schemas=[USER, ENTERPRISE],
        userName=ZENIA.email,
        active=False,
        **{ENTERPRISE: {"organization": OTHER_FIRM}},
    )
    members = [{"value": user["id"]}]
    for name in ("751 Sagsbehandler", "Alle"):
        scim.put("Groups", schemas=[GROUP], displayName=name, members=members)
    access.ensure(ZENIA, [KOEGE])
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))
    [everybody] = [g for g in scim.resources("Groups") if g["displayName"] == "Alle"]
    assert everybody["members"] == members


def test_a_service_that_cannot_search_is_looked_through(scim: ScimServer, access: Scim) -> None:
    access.ensure(ZENIA, [KOEGE])
    access.ensure(OLGA, [AARHUS])
    refused = scim_error(400, "invalidFilter")
    scim.faults.append(Fault("GET", "filter=", status=400, times=100, body=refused, headers=JSON))
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))
    unaddressed = Person(OLGA.name, None, CVR)
    assert access.look_up(unaddressed) == Account(OLGA, True, frozenset({AARHUS}))
    access.ensure(ZENIA, [KOEGE, AARHUS])
    assert len(scim.resources()) == 2
    assert len(scim.resources("Groups")) == 2


@pytest.mark.parametrize("grants", ["groups", "entitlements"])
def test_it_reads_page_after_page(
    scim: ScimServer, grants: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scim_module, "PAGE", 2)
    access = Scim(scim.service(grants=grants))
    people = [Person(f"Olga {n}", f"olga{n}@nordlys-job.example", CVR) for n in range(5)]
    for person in people:
        access.ensure(person, [KOEGE, AARHUS, ORDERS])
    access.remove(people[2])
    found = list(access.accounts())
    assert len(found) == 4
    assert {account.person for account in found} == set(people) - {people[2]}
    assert {account.grants for account in found} == {frozenset({KOEGE, AARHUS, ORDERS})}


# --- waiting ---------------------------------------------------------------------------------


def test_it_asks_again_where_the_service_says_when(scim: ScimServer, access: Scim) -> None:
    soon = {**JSON, "Retry-After": "0"}
    scim.faults.append(
        Fault("GET", "/Users?", status=429, times=2, body=scim_error(429), headers=soon)
    )
    access.ensure(ZENIA, [KOEGE])
    assert len(scim.resources()) == 1


def test_it_never_repeats_a_creation_by_itself(scim: ScimServer, access: Scim) -> None:
    soon = {**JSON, "Retry-After": "0"}
    scim.faults.append(
        Fault("POST", "/Users", status=503, forwarded=True, body=scim_error(503), headers=soon)
    )
    problem_of(lambda: access.ensure(ZENIA, [KOEGE]))
    assert len(scim.asked_for("POST")) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "7200"},
        {
            "Retry-After": "Mon, 04 May 2026 12:00:00 GMT",
            "Date": "Mon, 04 May 2026 10:00:00 GMT",
        },
    ],
    ids=["seconds", "date"],
)
def test_the_outbox_stays_away_as_long_as_it_is_asked_to(
    scim: ScimServer, access: Scim, office: Office, headers: dict[str, str]
) -> None:
    scim.faults.append(Fault("GET", "/Users?", status=429, body=scim_error(429), headers=headers))
    office.access = access
    number = an_approval(office, [create(ZENIA, KOEGE)])
    office.work("provision")
    [task] = [task for task in office.tasks() if task.deed == "provision"]
    assert task.due_at - office.now == timedelta(hours=2)
    office.now += timedelta(hours=2)
    office.work("provision")
    assert office.ticket(number).state is State.DONE


def test_a_service_that_is_slow_is_waited_for(scim: ScimServer, access: Scim) -> None:
    scim.faults += [
        Fault("GET", "/Users?", waits=0.5, forwarded=True, status=200, body=NOBODY, headers=JSON)
    ]
    access.ensure(ZENIA, [KOEGE])
    assert access.look_up(ZENIA) == Account(ZENIA, True, frozenset({KOEGE}))


def test_a_service_that_is_away_for_an_hour_is_tried_until_it_is_back(
    scim: ScimServer, access: Access, office: Office
) -> None:
    scim.faults.append(Fault("GET", "", times=10**6))
    office.access = access
    number = an_approval(office, [create(ZENIA, KOEGE)])
    for _ in range(6):
        office.work("provision")
        office.now += timedelta(minutes=20)
    assert office.ticket(number).state is State.APPROVED
    scim.faults.clear()
    office.work("provision")
    assert office.ticket(number).state is State.DONE


# --- what the doctor finds -------------------------------------------------------------------


def test_the_check_tells_that_all_is_well(scim: ScimServer, access: Scim) -> None:
    access.ensure(ZENIA, [])
    assert access.check().startswith(f"SCIM at {scim.url}: 1 users")


def test_the_check_names_a_wrong_address_token_and_host(scim: ScimServer) -> None:
    for changed, named in (
        ({"url": f"{scim.url}/nowhere"}, "provisioning.scim.url"),
        ({"url": "http://127.0.0.1:1/v2"}, "provisioning.scim.url"),
        ({"token": "another"}, "provisioning.scim.token"),
    ):
        assert named in problem_of(Scim(scim.service(**changed)).check).message


@pytest.mark.parametrize(("lacking", "named"), [("User", "CVR number"), ("Group", "groups")])
def test_the_check_names_a_schema_that_does_not_fit(
    lacking: str, named: str, tmp_path: Path
) -> None:
    kinds = load_default_resource_types()
    if lacking == "User":
        kinds["User"].schema_extensions = None
    else:
        del kinds["Group"]
    file = tmp_path / "kinds.json"
    file.write_text(json.dumps([kind.model_dump() for kind in kinds.values()]))
    with scim_server_process("--resource-type", str(file)) as port, behind_proxy(port) as scim:
        told = problem_of(Scim(scim.service()).check)
        assert told.problem is Problem.NOT_UNDERSTOOD
        assert named in told.message
        if lacking == "Group":
            assert "roles" in Scim(scim.service(grants="roles")).check()


def test_the_check_names_a_certificate_that_is_not_trusted(
    scim_port: int, certificates: Certificates, other_ca: Path
) -> None:
    with behind_proxy(scim_port, certificates.server_file) as scim:
        Scim(scim.service(ca_file=certificates.ca_file)).ensure(ZENIA, [KOEGE])
        assert len(scim.resources()) == 1
        for ca_file in (None, other_ca):
            told = problem_of(Scim(scim.service(ca_file=ca_file)).check)
            assert (told.problem, told.permanent) == (Problem.UNTRUSTED, False)
            assert "provisioning.scim.ca_file" in told.message
        told = problem_of(Scim(scim.service(ca_file=Path(__file__))).check)
        assert "provisioning.scim.ca_file" in told.message


# --- OAuth 2 ---------------------------------------------------------------------------------


@pytest.fixture
def oauth(scim: ScimServer) -> Iterator[tuple[Scim, TokenServer]]:
    with token_server() as tokens:
        credentials = Credentials(tokens.url, "landssupport", "hemmelig", "scim")
        yield Scim(scim.service(token=None, credentials=credentials)), tokens


def test_it_logs_in_with_a_token_that_it_keeps(
    scim: ScimServer, oauth: tuple[Scim, TokenServer]
) -> None:
    access, tokens = oauth
    access.ensure(ZENIA, [KOEGE])
    access.withdraw(ZENIA, [KOEGE])
    assert len(scim.resources()) == 1
    assert [asked["grant_type"] for asked in tokens.asked] == ["client_credentials"]
    assert tokens.asked[0]["scope"] == "scim"


def test_it_has_another_token_before_the_first_runs_out(
    oauth: tuple[Scim, TokenServer],
) -> None:
    access, tokens = oauth
    tokens.lasts = 1
    access.ensure(ZENIA, [KOEGE])
    access.withdraw(ZENIA, [KOEGE])
    assert len(tokens.asked) > 1


def test_a_token_that_was_withdrawn_is_replaced_at_the_next_attempt(
    scim: ScimServer, oauth: tuple[Scim, TokenServer]
) -> None:
    access, tokens = oauth
    access.ensure(ZENIA, [KOEGE])
    refused = Fault("GET", "/Users?", status=401, body=scim_error(401), headers=JSON)
    scim.faults.append(refused)
    told = problem_of(lambda: access.withdraw(ZENIA, [KOEGE]))
    assert (told.problem, told.permanent) == (Problem.EXPIRED, False)
    access.withdraw(ZENIA, [KOEGE])
    assert len(tokens.asked) == 2
    # A token that is new and refused is no matter of time.
    fresh = Scim(access._service)
    scim.faults.append(Fault("GET", "/Users?", status=401, body=scim_error(401), headers=JSON))
    told = problem_of(lambda: fresh.withdraw(ZENIA, [KOEGE]))
    assert (told.problem, told.permanent) == (Problem.NOT_LET_IN, True)
    assert "provisioning.scim.client_id" in told.message


@pytest.mark.parametrize(
    ("status", "body", "problem", "named"),
    [
        (401, b'{"error": "invalid_client"}', Problem.NOT_LET_IN, "client_secret"),
        (400, b'{"error": "invalid_scope"}', Problem.NOT_LET_IN, "client_secret"),
        (404, b"<html>", Problem.NOT_THERE, "token_url"),
        (200, b"<html>", Problem.NOT_UNDERSTOOD, "token_url"),
        (200, b"{}", Problem.NOT_UNDERSTOOD, "token_url"),
        (503, b"", Problem.FAILING, "token_url"),
        (None, b"", Problem.AWAY, "token_url"),
    ],
)
def test_it_names_what_is_wrong_with_the_log_in(
    oauth: tuple[Scim, TokenServer], status: int | None, body: bytes, problem: Problem, named: str
) -> None:
    access, tokens = oauth
    tokens.instead = status, body
    told = problem_of(access.check)
    assert told.problem is problem
    assert f"provisioning.scim.{named}" in told.message
    assert "hemmelig" not in told.message
