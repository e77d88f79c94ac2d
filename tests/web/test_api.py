"""Programs at the desk: what a token opens, what a version refuses, and that nothing breaks it."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from tests.web.visitors import GERDA, RIE, Served, Visitor
from workflow import api_tokens, caseworkers
from workflow.access.manual import Manual
from workflow.days import COPENHAGEN, day_of
from workflow.states import Refused, State

CPR = "010190-1234"


class Program(httpx.Client):
    """Something that asks with a token."""

    def __init__(self, served: Served, *scopes: str, account: str = IB) -> None:
        database, now = served.office.desk.database, served.office.now
        self.name = f"{account}-{'-'.join(scopes)}"
        token = api_tokens.add(database, self.name, account, scopes, now)
        bearer = {"Authorization": f"Bearer {token}"}
        super().__init__(base_url=f"{served.url}/api/v1", headers=bearer)

    def act(self, number: int, deed: str, body: Any = None, seen: str | None = None) -> Any:
        """Do something to the ticket as it is now, or as it was `seen`."""
        seen = seen or self.get(f"/tickets/{number}").headers["ETag"]
        return self.post(f"/tickets/{number}/{deed}", json=body, headers={"If-Match": seen})


@pytest.fixture
def program(served: Served) -> Iterator[Program]:
    with Program(served, "read", "decide") as both:
        yield both


def _arrive(served: Served, number: int, **more: Any) -> int:
    mail = a_mail(a_request(), message_id=f"<{number}@nordlys-job.example>", **more)
    return served.office.arrive(mail).number


def _ready(served: Served, number: int = 1) -> int:
    return _arrive(served, number, pdfs={"aftale.pdf": an_agreement()})


def test_it_lists_tickets_a_page_at_a_time(served: Served, program: Program) -> None:
    numbers = [_ready(served, n) for n in (1, 2, 3)] + [_arrive(served, 4)]
    first = program.get("/tickets?limit=2").json()
    assert [t["number"] for t in first["tickets"]] == numbers[:2]
    rest = program.get(f"/tickets?limit=2&after={first['next']}").json()
    assert [t["number"] for t in rest["tickets"]] == numbers[2:]
    assert rest["next"] is None
    (lacking,) = program.get("/tickets?state=incomplete&state=triage").json()["tickets"]
    assert (lacking["number"], lacking["missing"]) == (numbers[3], ["agreement"])
    assert len(program.get(f"/tickets?cvr={CVR}&state=ready").json()["tickets"]) == 3
    assert program.get("/tickets?sender=ingen@x.example").json()["tickets"] == []
    assert program.get("/tickets?changed_since=2027-01-01T00:00:00Z").json()["tickets"] == []


def test_it_gives_a_ticket_whole_with_its_mail_and_attachment(
    served: Served, program: Program
) -> None:
    number = _arrive(served, 1, pdfs={"aftale.pdf": an_agreement()}, subject=f"Om {CPR}")
    found = program.get(f"/tickets/{number}").json()
    assert CPR not in str(found)
    assert next(line["event"] for line in found["history"]) == "found_complete"
    (mail,) = [m for m in found["thread"] if m["direction"] == "in"]
    at = f"/tickets/{number}/messages/{mail['id']}"
    assert mail["attachments"][0]["filename"] == "aftale.pdf"
    raw = program.get(f"{at}/raw")
    assert raw.headers["Content-Type"] == "message/rfc822"
    assert b"Message-ID: <1@nordlys-job.example>" in raw.content
    pdf = program.get(f"{at}/attachments/0")
    assert pdf.content == an_agreement()
    assert pdf.headers["Content-Disposition"].startswith("attachment")
    for nowhere in ("/tickets/99", f"{at}/attachments/1", f"/tickets/99/messages/{mail['id']}/raw"):
        seen = program.get(nowhere)
        assert seen.status_code == 404
        assert seen.headers["Content-Type"] == "application/problem+json"


def test_a_decision_stands_in_the_history_under_the_tokens_account(
    served: Served, program: Program
) -> None:
    number = _ready(served)
    done = program.act(number, "approve", {})
    assert (done.status_code, done.json()["state"]) == (200, "approved")
    assert done.headers["ETag"] == program.get(f"/tickets/{number}").headers["ETag"]
    assert served.office.history(number)[-1].by == IB
    served.office.work("provision", "send")
    assert served.office.ticket(number).state is State.DONE


def test_a_decision_holds_only_for_the_version_that_was_seen(
    served: Served, program: Program
) -> None:
    number = _ready(served)
    seen = program.get(f"/tickets/{number}").headers["ETag"]
    assert program.post(f"/tickets/{number}/approve", json={}).status_code == 428
    assert program.act(number, "note", {"text": "Ring til Karla"}).status_code == 200
    stale = program.act(number, "approve", {}, seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert program.act(number, "approve", {}, "*").status_code == 400
    assert served.office.ticket(number).state is State.READY
    again = program.act(number, "ask", {})
    assert (again.status_code, again.json()["title"]) == (409, "Conflict")


def test_it_does_what_the_desk_does(served: Served, program: Program) -> None:
    lacking, other = _arrive(served, 1), _ready(served, 2)
    assert program.act(lacking, "assign", {"to": GERDA}).json()["state"] == "incomplete"
    assert program.act(lacking, "assign", {"to": RIE}).status_code == 409
    agreement = {"filename": "Aftale.pdf", "municipalities": ["259"], "cvr": CVR}
    corrected = program.act(lacking, "correct", {"agreements": [agreement]})
    assert corrected.json()["state"] == "ready"
    for wrong in ({"cvr": "12345678"}, {"cvr": "1"}, {"jobcentres": ["999"]}, {"nok": 1}):
        assert program.act(lacking, "correct", wrong).status_code == 422, wrong
    assert program.act(other, "reject", {"reason": "Aftalen er sagt op."}).status_code == 200
    assert "Aftalen er sagt op." in served.office.answers()[-1].get_content()
    assert program.act(other, "reopen").json()["state"] == "triage"
    assert program.act(other, "close", {"reason": "Dublet"}).json()["state"] == "closed"
    (week,) = program.get("/overview?weeks=1").json()["weeks"]
    assert (week["received"], week["decided"], week["missing"]) == (2, 1, {"agreement": 1})


def test_it_brings_tickets_together_and_apart(served: Served, program: Program) -> None:
    two = a_request().replace(
        "(zenia@nordlys-job.example)",
        "(zenia@nordlys-job.example) og Bo Falk Lind (bo@nordlys-job.example)",
    )
    number = served.office.arrive(a_mail(two, pdfs={"aftale.pdf": an_agreement()})).number
    seen = program.get(f"/tickets/{number}").headers["ETag"]
    assert program.act(number, "split", {"employees": [0, 1]}).json()["code"] == "split_some"
    apart = program.act(number, "split", {"employees": [1]})
    new = apart.json()["new"]
    assert apart.headers["ETag"] == program.get(f"/tickets/{number}").headers["ETag"] != seen
    assert program.get(f"/tickets/{new}").json()["employees"][0]["name"] == "Bo Falk Lind"
    assert program.act(number, "split", {"employees": [0]}, seen).status_code == 412
    assert program.act(new, "merge", {"other": number}).json()["state"] == "closed"
    again = _arrive(served, 7)
    assert program.act(again, "merge", {"other": 99}).json()["code"] == "no_ticket"
    assert program.act(again, "duplicate", {"other": number}).json()["state"] == "closed"
    line = served.office.history(again)[-1]
    assert (line.event, line.by, line.detail["other"]) == ("duplicate", IB, number)


def test_mails_are_split_off_and_spam_is_marked(served: Served, program: Program) -> None:
    number = _arrive(served, 1)
    answer = "Her er noget helt andet: hvornår holder I åbent?"
    served.office.arrive(a_mail(answer, message_id="<2@x>", answers="<1@nordlys-job.example>"))
    mails = [m["id"] for m in program.get(f"/tickets/{number}").json()["thread"] if not m["answer"]]
    every = program.act(number, "split-mails", {"messages": mails})
    assert (every.status_code, every.json()["code"]) == (409, "split_some_mails")
    new = program.act(number, "split-mails", {"messages": mails[1:]}).json()["new"]
    assert program.act(new, "spam").json()["state"] == "closed"
    assert served.office.history(new)[-1].event == "spam"


def test_it_writes_to_the_sender_and_sends_again_what_was_given_up(
    served: Served, program: Program
) -> None:
    number = _ready(served)
    assert program.act(number, "letter", {"text": "Kan du ringe?"}).status_code == 200
    served.office.smtp_error = EdgeError("550", permanent=True)
    served.office.work("send")
    failed = program.get(f"/tickets/{number}").json()["failed"]
    letter = failed[-1]["message"]
    at = f"messages/{letter}/send-again"
    served.office.smtp_error = None
    assert program.act(number, at).status_code == 200
    assert program.act(number, at).status_code == 409
    served.office.work("send")
    assert "Kan du ringe?" in served.office.sent[-1][1].get_content()
    assert program.act(number, "messages/99/read-again").status_code == 404
    assert program.act(number, f"messages/{letter}/read-again").status_code == 409


def test_it_finds_by_words_and_gives_the_whole_case(served: Served, program: Program) -> None:
    numbers = [_ready(served, n) for n in (1, 2, 3)]
    first = program.get("/search?q=zenia&limit=2").json()
    assert [t["number"] for t in first["tickets"]] == numbers[:0:-1]
    rest = program.get(f"/search?q=zenia&limit=2&after={first['next']}").json()
    assert ([t["number"] for t in rest["tickets"]], rest["next"]) == (numbers[:1], None)
    assert program.get("/search?q=findesikke").json() == {"tickets": [], "next": None}
    case = program.get(f"/tickets/{numbers[0]}/case")
    assert zipfile.is_zipfile(io.BytesIO(case.content))
    assert program.get("/tickets/99/case").status_code == 404


def test_steps_are_noted_one_by_one(served: Served, program: Program) -> None:
    number = _ready(served)
    program.act(number, "approve", {})
    served.office.access = Manual(served.office.desk.database)
    served.office.work("provision")
    seen = program.act(number, "steps/1/done")
    assert (seen.status_code, seen.json()["state"]) == (200, "approved")
    assert program.get(f"/tickets/{number}").json()["steps"][0]["done_by"] == IB
    assert program.act(number, "steps/1/undone").status_code == 200
    assert program.act(number, "steps/99/done").status_code == 409
    assert program.act(number, "provisioned", {}).json()["state"] == "done"


def test_a_token_opens_what_its_scope_and_its_account_do(served: Served, ib: Visitor) -> None:
    number = _ready(served)
    read, decide = Program(served, "read"), Program(served, "decide", account=GERDA)
    with read, decide:
        _try(served, ib, number, read, decide)
    assert served.office.ticket(number).state is State.READY


def _try(served: Served, ib: Visitor, number: int, read: Program, decide: Program) -> None:
    database, now = served.office.desk.database, served.office.now
    seen = read.get(f"/tickets/{number}").headers["ETag"]
    assert read.act(number, "approve", {}, seen).status_code == 403
    assert decide.get(f"/tickets/{number}").status_code == 403
    assert httpx.get(f"{served.url}/api/v1/tickets").status_code == 401
    assert ib.get("/api/v1/tickets").status == 401  # a cookie opens nothing here
    assert ib.get("/koe", Authorization=read.headers["Authorization"]).status == 200
    assert Visitor(served.url).get("/koe", **read.headers).status == 303
    with pytest.raises(Refused):
        api_tokens.add(database, "rie", RIE, ["decide"], now)
    with pytest.raises(Refused):
        api_tokens.add(database, read.name, IB, ["read"], now)
    api_tokens.revoke(database, read.name, now)
    assert read.get("/tickets").status_code == 401
    caseworkers.disable(database, GERDA)
    assert decide.act(number, "approve", {}, seen).status_code == 401
    assert [(key.name, key.used_at is not None) for key in api_tokens.listed(database)] == [
        (decide.name, True),
        (read.name, True),
    ]


def test_a_token_opens_nothing_after_its_last_day(served: Served) -> None:
    database, office = served.office.desk.database, served.office
    today = day_of(office.now)
    token = api_tokens.add(database, "kort", IB, ["read"], office.now, today)
    asks = {"Authorization": f"Bearer {token}"}
    at = f"{served.url}/api/v1/tickets"
    assert httpx.get(at, headers=asks).status_code == 200
    office.now = datetime.combine(today, time(23, 30), COPENHAGEN)
    assert httpx.get(at, headers=asks).status_code == 200
    office.now += timedelta(hours=1)
    assert httpx.get(at, headers=asks).status_code == 401
    (key,) = api_tokens.listed(database)
    assert (key.valid_to, key.has_ended(office.now)) == (today, True)
    with pytest.raises(Refused, match="is over"):
        api_tokens.add(database, "forbi", IB, ["read"], office.now, today)


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


def test_whatever_is_asked_is_answered_as_described(served: Served, program: Program) -> None:
    numbers = [_ready(served, n) for n in range(1, 5)] + [_arrive(served, 5)]
    schema = schemathesis.openapi.from_url(f"{served.url}/api/v1/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 27
    asked = 0
    for operation in operations:
        positive = operation.as_strategy()
        negative = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

        @settings(
            max_examples=8,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=positive | negative)
        def whatever(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            is_right = case.meta.generation.mode is GenerationMode.POSITIVE
            if is_right and asked % 3 and "number" in case.path_parameters:  # one that there is
                case.path_parameters["number"] = numbers[asked % len(numbers)]
                ticket = served.office.ticket(case.path_parameters["number"])
                case.headers["If-Match"] = f'"{ticket.version}"'
            case.call_and_validate(
                headers={"Authorization": program.headers["Authorization"]}, checks=CHECKS
            )

        whatever()
    assert asked > 60
