"""A Reading as JSON and back, without loss; and the contract's form of what it holds."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from intake.reading import (
    Action,
    Address,
    Agreement,
    Document,
    Employee,
    Evidence,
    Headers,
    Kind,
    Passage,
    Reading,
    Rectangle,
    Returned,
    Role,
    RoleAsked,
    Verdict,
)


def as_dict(reading: Reading) -> dict[str, Any]:
    """All of a reading as what JSON can hold; days and times in ISO 8601."""
    return {name: _plain(value) for name, value in asdict(reading).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def from_dict(record: dict[str, Any]) -> Reading:
    """The reading that `as_dict` gave."""
    return Reading(
        headers=_headers(record["headers"]),
        kind=Kind(record["kind"]),
        cvr=record["cvr"],
        jobcentres=tuple(record["jobcentres"]),
        employees=tuple(employee_from_dict(e) for e in record["employees"]),
        agreements=tuple(agreement_from_dict(a) for a in record["agreements"]),
        problems=tuple(record["problems"]),
        text=record["text"],
        passages=tuple(_passage(p) for p in record["passages"]),
        documents=tuple(
            Document(**{**d, "verdict": Verdict(d["verdict"])}) for d in record["documents"]
        ),
        defects=tuple(record["defects"]),
        evidence={field: _evidence(places) for field, places in record["evidence"].items()},
        # Readings that were stored before roles were read have none, nor have their employees.
        roles=tuple(RoleAsked(**each) for each in record.get("roles", ())),
        returned=_returned(record.get("returned")),
    )


def employee_as_dict(employee: Employee) -> dict[str, Any]:
    """An employee's fields in the contract's form; roles only where she is to have any."""
    record: dict[str, Any] = {
        "action": employee.action.value,
        "name": employee.name,
        "email": employee.email,
    }
    roles = {"roles": list(employee.roles), "refused": list(employee.refused)}
    return record | {name: value for name, value in roles.items() if value}


def employee_from_dict(record: dict[str, Any]) -> Employee:
    """The employee of a record in the contract's form, with evidence where it has some."""
    return Employee(
        action=Action(record["action"]),
        name=record["name"],
        email=record["email"],
        evidence=_evidence(record.get("evidence", ())),
        roles=tuple(record.get("roles", ())),
        refused=tuple(record.get("refused", ())),
    )


def agreement_as_dict(agreement: Agreement) -> dict[str, Any]:
    """An agreement's fields in the contract's form; days in ISO 8601."""
    return {
        "filename": agreement.filename,
        "municipality": agreement.municipality,
        "municipalities": list(agreement.municipalities),
        "cvr": agreement.cvr,
        "valid_from": agreement.valid_from.isoformat() if agreement.valid_from else None,
        "valid_to": agreement.valid_to.isoformat() if agreement.valid_to else None,
        "readable": agreement.readable,
    }


def agreement_from_dict(record: dict[str, Any]) -> Agreement:
    """The agreement of a record in the contract's form, with evidence where it has some."""
    return Agreement(
        filename=record["filename"],
        municipalities=tuple(record["municipalities"]),
        cvr=record["cvr"],
        valid_from=_day(record["valid_from"]),
        valid_to=_day(record["valid_to"]),
        readable=record["readable"],
        evidence=_evidence(record.get("evidence", ())),
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _evidence(places: Any) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            **{
                **place,
                # Readings that were stored before there were rectangles have none.
                "rectangles": tuple(Rectangle(**each) for each in place.get("rectangles", ())),
            }
        )
        for place in places
    )


def _headers(record: dict[str, Any]) -> Headers:
    return Headers(
        subject=record["subject"],
        sender=_address(record["sender"]),
        to=tuple(Address(**a) for a in record["to"]),
        cc=tuple(Address(**a) for a in record["cc"]),
        date=datetime.fromisoformat(record["date"]) if record["date"] else None,
        message_id=record["message_id"],
        in_reply_to=record["in_reply_to"],
        references=tuple(record["references"]),
        # Readings that were stored before this was looked at have none.
        authentication=tuple(record.get("authentication", ())),
        # Readings that were stored before there were these have none.
        thread_index=record.get("thread_index"),
        hushed=record.get("hushed", False),
    )


def _returned(record: dict[str, Any] | None) -> Returned | None:
    if record is None:
        return None
    lists = {name: tuple(record[name]) for name in ("message_ids", "recipients")}
    return Returned(**{**record, **lists})


def _address(record: dict[str, Any] | None) -> Address | None:
    return Address(**record) if record else None


def _passage(record: dict[str, Any]) -> Passage:
    return Passage(Role(record["role"]), record["start"], record["end"], _address(record["author"]))
