"""Correcting what was read: a form with each field, and what is wrong said at the field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from stdnum.dk import cvr as cvr_number

from intake.reading import Action, Employee
from intake.record import employee_as_dict
from intake.rolebook import RoleBook
from intake.rules import Rules, place_words
from web import words
from web.deeds import refused, seen_in
from web.guard import Decider, Form, OwnForm, Visitor
from web.number import Number
from web.offers import CORRECTABLE
from web.pages import page
from web.room import Room, room_of
from web.ticket import found, ticket_page
from workflow import changes
from workflow.facts import jobcentre_names
from workflow.states import Refused
from workflow.tickets import Dossier

router = APIRouter()

BLANK_ROWS = 2
MOST_ROWS = 200
STALE = "Sagen er ændret, siden du åbnede den."
KINDS = ("request", "other")
_AGREEMENT = ("filename", "municipalities", "cvr", "valid_from", "valid_to", "readable")
_COLUMNS = {
    "e": ("action", "name", "email"),
    "a": ("filename", "counts", "readable", "places", "cvr", "valid_from", "valid_to"),
}
_ADDRESS = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:.]+(?:\.[^\s@<>()\",;:.]+)+")


@dataclass(slots=True)
class Typed:
    """What a form says: values in the contract's form, and by field what is wrong (Danish)."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@router.get("/sag/{reference}/ret")
def show(request: Request, number: Number, someone: Decider) -> Response:
    room = room_of(request)
    dossier = found(room, number)
    if dossier.ticket.state not in CORRECTABLE:
        return RedirectResponse(f"/sag/LS-{number}", 303)
    return _form_page(request, dossier, someone, _as_form(dossier, room.desk.rules), {})


@router.post("/sag/{reference}/ret")
def save(request: Request, number: Number, form: OwnForm, someone: Decider) -> Response:
    room = room_of(request)
    dossier = found(room, number)
    seen = seen_in(form)
    if form.one("knap") == "vis":  # what was typed before a log-in ended
        stale = {"seen": STALE} if seen != dossier.ticket.version else {}
        return _form_page(request, dossier, someone, form, stale)
    if form.one("knap") == "flere":
        return _form_page(request, dossier, someone, _with_blank_rows(form), {})
    if form.one("knap") == "fortryd":
        corrections: dict[str, Any] = dict.fromkeys(dossier.ticket.corrections)
    else:
        typed = _typed(form, room.desk.rules)
        if typed.errors:
            return _form_page(request, dossier, someone, form, typed.errors, status=422)
        corrections = _changed(typed.values, dossier)
    if not corrections:
        return RedirectResponse(f"/sag/LS-{number}?gjort=uaendret", 303)
    return _correct(request, room, number, someone, corrections, seen, form)


def _correct(
    request: Request,
    room: Room,
    number: int,
    someone: Visitor,
    corrections: Mapping[str, Any],
    seen: int,
    form: Form,
) -> Response:
    by = someone.account.name
    try:
        changes.correct(room.desk, number, by, corrections, seen, room.clock())
    except Refused as error:
        refusal = refused(room, number, "ret", form, error)
        dossier = found(room, number)
        if dossier.ticket.state not in CORRECTABLE:
            return ticket_page(request, number, someone, refusal=refusal, status=409)
        errors = {"seen": refusal.why}
        return _form_page(request, dossier, someone, form, errors, status=409)
    return RedirectResponse(f"/sag/LS-{number}?gjort=ret", 303)


def _form_page(
    request: Request,
    dossier: Dossier,
    someone: Visitor,
    form: Form,
    errors: Mapping[str, str],
    status: int = 200,
) -> Response:
    rules = room_of(request).desk.rules
    ticket = dossier.ticket
    in_order = sorted(rules.municipalities.values(), key=lambda m: words.alphabetical(m.name))
    facts = {
        "ticket": ticket,
        "form": form,
        "errors": errors,
        "employees": list(_rows(form, "e")),
        "role_choices": _role_choices(form, rules.roles),
        "agreements": list(_rows(form, "a")),
        "municipalities": in_order,
        "chosen": set(form.get("jobcentre", ())),
        "kinds": KINDS,
        "hindrances": [
            (code, sentence)
            for code, sentence in words.hindrances(ticket.verdict, rules)
            if code in ticket.verdict["problems"]
        ],
        "settled": set(form.get("afklaret", ())),
    }
    return page(request, "correct", facts, someone, status)


# --- from the ticket to the form --------------------------------------------------------------


def _as_form(dossier: Dossier, rules: Rules) -> Form:
    verdict = dossier.ticket.verdict
    form = Form()
    form["cvr"] = [verdict["cvr"] or ""]
    form["jobcentre"] = list(verdict["jobcentres"])
    form["kind"] = [verdict["kind"] if verdict["kind"] in KINDS else ""]
    for n, employee in enumerate(verdict["employees"]):
        for name in _COLUMNS["e"]:
            form[f"e-{n}-{name}"] = [employee[name] or ""]
        form[f"e-{n}-roles"] = list(employee.get("roles", ()))
    for n, agreement in enumerate(_offered(dossier)):
        form[f"a-{n}-filename"] = [agreement["filename"]]
        form[f"a-{n}-counts"] = ["ja"] if agreement["counts"] else []
        form[f"a-{n}-readable"] = ["ja"] if agreement["readable"] else []
        form[f"a-{n}-places"] = [", ".join(jobcentre_names(agreement["municipalities"], rules))]
        for name in ("cvr", "valid_from", "valid_to"):
            form[f"a-{n}-{name}"] = [agreement[name] or ""]
    return _with_blank_rows(form)


def _offered(dossier: Dossier) -> list[dict[str, Any]]:
    """The agreements, and the thread's other files that a caseworker may take for one."""
    agreements = [{**a, "counts": True} for a in dossier.ticket.verdict["agreements"]]
    known = {agreement["filename"] for agreement in agreements}
    blank: dict[str, Any] = {
        "municipalities": [],
        "cvr": None,
        "valid_from": None,
        "valid_to": None,
    }
    for message in dossier.messages:
        for document in (message.reading or {}).get("documents", ()):
            if document["filename"] not in known:
                known.add(document["filename"])
                name = document["filename"]
                other = {**blank, "filename": name, "counts": False, "readable": False}
                agreements.append(other)
    return agreements


def _with_blank_rows(form: Form) -> Form:
    rows = len(list(_rows(form, "e")))
    blank = {
        f"e-{n}-{name}": ["create" if name == "action" else ""]
        for n in range(rows, min(rows + BLANK_ROWS, MOST_ROWS))
        for name in _COLUMNS["e"]
    }
    return Form({**form, **blank})


# --- from the form to corrections -------------------------------------------------------------


def _rows(form: Form, prefix: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table in the form: `prefix-0-name`, `prefix-0-email`, `prefix-1-…`"""
    keys = (re.fullmatch(rf"{prefix}-(\d{{1,3}})-\w+", key, re.ASCII) for key in form)
    for n in sorted({int(key[1]) for key in keys if key}):
        yield n, {name: form.one(f"{prefix}-{n}-{name}") for name in _COLUMNS[prefix]}


def _typed(form: Form, rules: Rules) -> Typed:
    typed = Typed()
    typed.values["cvr"] = _cvr(form.one("cvr"), "cvr", rules, typed.errors)
    known = set(rules.municipalities)
    typed.values["jobcentres"] = sorted(set(form.get("jobcentre", ())) & known)
    if form.one("kind") in KINDS:
        typed.values["kind"] = form.one("kind")
    book = rules.roles
    made = [
        _employee(n, r, _ticked(form, n, book), book, typed.errors) for n, r in _rows(form, "e")
    ]
    typed.values["employees"] = [employee for employee in made if employee is not None]
    typed.values["agreements"] = [
        _agreement(n, row, rules, typed.errors) for n, row in _rows(form, "a") if row["counts"]
    ]
    typed.values["settled"] = sorted(set(form.get("afklaret", ())) & set(words.SHORT))
    return typed


def _cvr(text: str, name: str, rules: Rules, errors: dict[str, str]) -> str | None:
    number = re.sub(r"^DK|[\s.-]", "", text, flags=re.IGNORECASE)
    if not number:
        return None
    if not cvr_number.is_valid(number):
        errors[name] = f"{text} er ikke et CVR-nummer. Tjek de 8 cifre."
    elif number in rules.own_numbers:
        errors[name] = f"{text} er styrelsens eget CVR-nummer."
    return number


def _role_choices(form: Form, book: RoleBook) -> dict[int, list[tuple[str, str, bool]]]:
    """What can be ticked for each line: what she may have, and what a mail asks for and she may
    not have, as `(role, its words, whether it is ticked)`."""
    choices = {}
    for n, _ in _rows(form, "e"):
        asked = form.get(f"e-{n}-roles", ())
        choices[n] = [
            (role, _choice(role, book), role in asked)
            for role in book.in_order({*book.grantable, *asked})
        ]
    return choices


def _choice(role: str, book: RoleBook) -> str:
    return role if role in book.grantable else f"Beder om {book.title(role)} (gives ikke)"


def _ticked(form: Form, n: int, book: RoleBook) -> list[str]:
    """The roles ticked on a line; those that everybody gets, and unknown ones, are none."""
    ticked = book.in_order(form.get(f"e-{n}-roles", ()))
    return [role for role in ticked if role not in book.always]


def _employee(
    n: int, row: Mapping[str, str], roles: Sequence[str], book: RoleBook, errors: dict[str, str]
) -> dict[str, Any] | None:
    name, email = row["name"], row["email"].lower()
    if row["action"] not in words.ACTIONS or not (name or email):
        return None
    if email and not _ADDRESS.fullmatch(email):
        errors[f"e-{n}-email"] = f"{email} er ikke en e-mailadresse."
    action = Action(row["action"])
    asked = tuple(roles) if action is Action.CREATE else ()
    barred = tuple(role for role in asked if role not in book.grantable)
    made = Employee(action, name or None, email or None, roles=asked, refused=barred)
    return employee_as_dict(made)


def _agreement(
    n: int, row: Mapping[str, str], rules: Rules, errors: dict[str, str]
) -> dict[str, Any]:
    codes = _codes(row["places"], f"a-{n}-places", rules, errors)
    starts = _day(row["valid_from"], f"a-{n}-valid_from", errors)
    ends = _day(row["valid_to"], f"a-{n}-valid_to", errors)
    if starts and ends and ends < starts:
        errors[f"a-{n}-valid_to"] = "Aftalen slutter, før den begynder."
    return {
        "filename": row["filename"],
        "municipalities": codes,
        "cvr": _cvr(row["cvr"], f"a-{n}-cvr", rules, errors),
        "valid_from": starts,
        "valid_to": ends,
        # Who can tell the municipality has read the file, whatever the system could.
        "readable": bool(row["readable"] or codes),
    }


def _codes(text: str, name: str, rules: Rules, errors: dict[str, str]) -> list[str]:
    """Municipalities' codes for their names, which stand with commas between them."""
    codes = []
    for place in filter(None, (part.strip() for part in text.split(","))):
        code = rules.places.get(place_words(re.sub(r"\s+kommune$", "", place, flags=re.I)))
        if code is None:
            errors[name] = f"Vi kender ikke kommunen {place}."
        else:
            codes.append(code)
    return list(dict.fromkeys(codes))


def _day(text: str, name: str, errors: dict[str, str]) -> str | None:
    """A day in ISO 8601, from that form or from 31-12-2026 as people write it."""
    danish = re.fullmatch(r"(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4})", text, re.ASCII)
    iso = f"{danish[3]}-{int(danish[2]):02}-{int(danish[1]):02}" if danish else text
    try:
        return date.fromisoformat(iso).isoformat() if iso else None
    except ValueError:
        errors[name] = f"{text} er ikke en dato. Skriv den som 31-12-2026."
        return None


def _changed(values: Mapping[str, Any], dossier: Dossier) -> dict[str, Any]:
    """Those values that differ from what the ticket says now."""
    verdict, corrections = dossier.ticket.verdict, dossier.ticket.corrections
    now = {
        "cvr": verdict["cvr"],
        "jobcentres": verdict["jobcentres"],
        "kind": verdict["kind"],
        "employees": verdict["employees"],
        "agreements": [{name: a[name] for name in _AGREEMENT} for a in verdict["agreements"]],
        "settled": [],
    }
    changed = {name: value for name, value in values.items() if value != now[name]}
    if "settled" in changed:
        changed["settled"] = sorted({*changed["settled"], *corrections.get("settled", ())})
    return changed
