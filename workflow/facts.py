"""What an answer's template may say: the ticket's facts, in the words of people."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from intake.reading import Action, Headers, Kind, Reading
from intake.record import agreement_from_dict, employee_from_dict
from intake.rolebook import RoleBook
from intake.rules import Rules
from workflow.completeness import Corrections

T = TypeVar("T")

# A problem that tells more than the missing item it causes takes that item's place;
_INSTEAD_OF = {"cvr_invalid": "cvr", "jobcentre_unknown": "jobcentre"}
# and these are told in the words that ask for the agreement.
_OF_AGREEMENT = {
    "agreement_expired",
    "agreement_wrong_municipality",
    "agreement_unreadable",
    "cvr_conflict",
}

_ORDER = (
    "cvr",
    "cvr_invalid",
    "cvr_conflict",
    "jobcentre",
    "jobcentre_unknown",
    "agreement",
    "agreement_expired",
    "agreement_unreadable",
    "agreement_wrong_municipality",
    "agreement_unclear",
    "employee",
    "employee_name",
    "employee_email",
    "employee_email_invalid",
)


def points(missing: list[str], problems: list[str]) -> list[str]:
    """What to ask for, in the order in which a person would say it."""
    replaced = {_INSTEAD_OF.get(problem) for problem in problems}
    told = _OF_AGREEMENT if "agreement" in missing else set()
    asked = (set(missing) - replaced) | (set(problems) - told)
    return [point for point in _ORDER if point in asked]


def answer_facts(
    reference: str, verdict: Mapping[str, Any], rules: Rules, **more: Any
) -> dict[str, Any]:
    """What the templates in `templates/mail/` can say of a ticket.

    `verdict` is as it is stored on the ticket; job centres are given by name.
    """
    employees = [_one_line(employee, "name", "email") for employee in verdict["employees"]]
    agreements = [_one_line(agreement, "filename") for agreement in verdict["agreements"]]
    creates = [
        _with_what_she_may(e, rules.roles) for e in employees if e["action"] == Action.CREATE
    ]
    return {
        "reference": reference,
        "cvr": verdict["cvr"],
        "creates": creates,
        "removes": [employee for employee in employees if employee["action"] == Action.REMOVE],
        "jobcentres": jobcentre_names(verdict["jobcentres"], rules),
        "withdrawn": [
            {**each, "places": jobcentre_names(each["jobcentres"], rules)}
            for each in verdict.get("withdrawn", ())
        ],
        "agreements": agreements,
        "points": points(verdict["missing"], verdict["problems"]),
        "problems": verdict["problems"],
        "uncovered": jobcentre_names(verdict["uncovered"], rules),
        "expired": [agreement for agreement in agreements if agreement["expired"]],
        "refused": refusals(verdict, rules.roles),
        "denied": denials(verdict.get("denied", ())),
        "elsewhere": jobcentre_names(_elsewhere(verdict), rules),
        "nameless": [e["email"] for e in creates if not e["name"] and e["email"]],
        "addressless": [e["name"] for e in creates if e["name"] and not e["email"]],
        "understood": bool(verdict["cvr"] or employees or verdict["jobcentres"] or agreements),
        "about": "",
        "guide": None,
        "typed": "",
        "was_asked": False,
        **more,
    }


def denials(denied: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Whom an approval left out, by the reason: `creates` and `removes` are names or addresses."""
    by_reason: dict[str, dict[str, list[str]]] = {}
    for each in denied:
        told = by_reason.setdefault(each["reason"], {"creates": [], "removes": []})
        who = _one_line(each, "name", "email")
        told[f"{each['action']}s"].append(who["name"] or who["email"] or "medarbejderen")
    return [{"reason": reason, **told} for reason, told in by_reason.items()]


def _with_what_she_may(employee: Mapping[str, Any], book: RoleBook) -> dict[str, Any]:
    """An employee with what she may do beyond what everybody may, in words."""
    roles = [role for role in employee.get("roles", ()) if role in book.grantable]
    return {**employee, "may": [book.lets(role) or f"bruge rollen {role}" for role in roles]}


def refusals(verdict: Mapping[str, Any], book: RoleBook) -> list[dict[str, Any]]:
    """What is not granted, for whom and why: one for each reason and set of roles. `roles` are for
    caseworkers, `what` for firms."""
    by_person: dict[tuple[str, str], list[str]] = {}
    for each in verdict.get("refused", ()):
        whom = each["name"] or each["email"] or "medarbejderen"
        by_person.setdefault((book.refusal(each["role"]), whom), []).append(each["role"])
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (why, whom), roles in by_person.items():
        found.setdefault((why, tuple(roles)), []).append(whom)
    return [
        {
            "roles": [book.title(role) for role in roles],
            "what": list(dict.fromkeys(book.called(role) for role in roles)),
            "whom": whom,
            "why": why,
        }
        for (why, roles), whom in found.items()
    ]


def _one_line(found: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What a mail says, without line ends: it must not look like a paragraph or a point of ours."""
    return {**found, **{name: " ".join(found[name].split()) for name in names if found[name]}}


def jobcentre_names(codes: list[str], rules: Rules) -> list[str]:
    """Municipalities' names for their codes; a code that has left the data stands for itself."""
    known = rules.municipalities
    return [known[code].name if code in known else code for code in codes]


def jobcentre_title(code: str, rules: Rules) -> str:
    """Jobcenter Køge; Jobcenter Tårnby (for Dragør) where a municipality shares another's"""
    municipality = rules.municipalities.get(code)
    if municipality is None:
        return code
    own = municipality.name in municipality.jobcentre
    return municipality.jobcentre + ("" if own else f" (for {municipality.name})")


def _elsewhere(verdict: Mapping[str, Any]) -> list[str]:
    """The municipalities of agreements for which no access is asked for."""
    named = dict.fromkeys(code for a in verdict["agreements"] for code in a["municipalities"])
    return [code for code in named if code not in verdict["jobcentres"]]


def corrections_from(stored: Mapping[str, Any]) -> Corrections:
    """A ticket's corrections as they are stored: the fields a caseworker changed, and no others.

    `cvr`, `jobcentres`, `employees`, `agreements` and `kind` have the contract's form; `settled`
    lists the problems that a caseworker has looked at and found to be none.
    """
    return Corrections(
        cvr=stored.get("cvr"),
        jobcentres=_all(stored, "jobcentres", str),
        employees=_all(stored, "employees", employee_from_dict),
        agreements=_all(stored, "agreements", agreement_from_dict),
        kind=Kind(stored["kind"]) if "kind" in stored else None,
        settled=frozenset(stored.get("settled", ())),
    )


def _all(stored: Mapping[str, Any], field: str, made: Callable[[Any], T]) -> tuple[T, ...] | None:
    return tuple(made(value) for value in stored[field]) if field in stored else None


def reading_of_facts(facts: Mapping[str, Any], at: datetime) -> Reading:
    """What a ticket of our own asks for, as if a mail had said so at that time."""
    return Reading(
        headers=Headers("", None, (), (), at, None, None, ()),
        kind=Kind.REQUEST,
        cvr=facts["cvr"],
        jobcentres=tuple(facts.get("jobcentres", ())),
        employees=tuple(employee_from_dict(e) for e in facts.get("employees", ())),
        agreements=tuple(agreement_from_dict(a) for a in facts.get("agreements", ())),
        problems=tuple(facts.get("problems", ())),
        text="",
        passages=(),
        documents=(),
    )


def specimens(rules: Rules) -> list[dict[str, Any]]:
    """Facts to try templates with: nothing known, all well, something taken away, each thing
    missing or wrong alone, all of them together, and matters of our own."""
    code, other, *_ = rules.municipalities
    employee = {"action": "create", "name": "Ida Holm", "email": "ida@firma.example"}
    agreement = {
        "filename": "Aftale.pdf",
        "municipalities": [code],
        "valid_to": "2020-12-31",
        "readable": True,
        "expired": True,
    }
    nothing: dict[str, Any] = {
        "cvr": None,
        "employees": [],
        "jobcentres": [],
        "agreements": [],
        "missing": ["employee"],
        "problems": [],
        "uncovered": [],
    }
    well = nothing | {
        "cvr": "29947643",
        "employees": [employee, employee | {"action": "remove", "name": None}],
        "jobcentres": [code, other],
        "agreements": [agreement],
        "missing": [],
    }
    may, asked = rules.roles.grantable, {askable.role for askable in rules.roles.askables}
    barred = rules.roles.in_order(asked - {*may, *rules.roles.always})
    lacking = [employee | {"name": None}, employee | {"email": None}]
    one = [
        well | {"missing": [item], "uncovered": [other], "employees": lacking} for item in _ORDER
    ]
    reason = "Aftalen med Køge er sagt op."
    denied = [employee | {"reason": reason}, employee | {"action": "remove", "reason": reason}]
    partly = well | {"denied": [*denied, employee | {"reason": "Vi kender hende ikke."}]}
    taken = well | {"employees": [], "withdrawn": [employee | {"jobcentres": [code]}]}
    all_wrong = well | {
        "employees": [employee | {"roles": [*may, *barred], "refused": list(barred)}],
        "missing": list(_ORDER),
        "problems": list(_ORDER),
        "uncovered": [code],
        "refused": [{"name": "Ida Holm", "email": None, "role": role} for role in barred],
    }
    more = {
        "reason": "Aftalen er sagt op. Kommunen har skrevet det til os.",
        "last_day": "1. maj 2026",
        "users": [employee | {"places": ["Køge"]}, employee | {"places": ["Køge", "Greve"]}],
        "asked_on": "4. maj 2026",
        "closes_on": "4. juni 2026",
        "guide": "https://star.example/vejledning",
        "was_asked": True,
    }
    fewer = more | {
        "closes_on": None,
        "guide": None,
        "was_asked": False,
        "users": [employee | {"places": ["Køge"]}],
    }
    return [
        *(
            answer_facts("LS-1", v, rules, **more)
            for v in (nothing, well, partly, taken, *one, all_wrong)
        ),
        answer_facts("LS-1", well, rules, **fewer, about="renewal"),
        answer_facts("LS-1", well, rules, **fewer, about="recertification"),
    ]
