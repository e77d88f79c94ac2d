"""What a request is checked for: each a line that says fulfilled, missing or problem, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from intake.rules import Rules
from web import words

# A check, and what of a verdict's `missing` and `problems` it is about.
_OF: Mapping[str, Sequence[str]] = {
    "CVR-nummer": ("cvr", "cvr_invalid", "cvr_conflict"),
    "Medarbejder": ("employee", "employee_name", "employee_email", "employee_email_invalid"),
    "Jobcenter": ("jobcentre", "jobcentre_unknown"),
    "Aftale": (
        "agreement",
        "agreement_expired",
        "agreement_wrong_municipality",
        "agreement_unreadable",
        "agreement_unclear",
    ),
    "Roller": ("refused",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line. `code` is what was found, where something was."""

    state: Literal["missing", "problem", "fulfilled"]
    name: str
    why: str
    code: str = ""


def checks_of(verdict: Mapping[str, Any], rules: Rules) -> list[Check]:
    """What hinders a decision first, and then what is in order."""
    hindrances = words.hindrances(verdict, rules)
    found = [
        Check("missing" if code in verdict["missing"] else "problem", _name(code), why, code)
        for code, why in hindrances
    ]
    hindered = {check.name for check in found}
    if verdict["kind"] != "request":
        return found
    return found + [check for check in _fulfilled(verdict) if check.name not in hindered]


def _name(code: str) -> str:
    return next((name for name, codes in _OF.items() if code in codes), "Andet")


def _fulfilled(verdict: Mapping[str, Any]) -> Iterator[Check]:
    creates = [e for e in verdict["employees"] if e["action"] == "create"]
    if verdict["cvr"]:
        yield Check("fulfilled", "CVR-nummer", "Det er et gyldigt CVR-nummer.")
    if verdict["employees"]:
        all_known = "Alle har et navn og en e-mailadresse."
        yield Check("fulfilled", "Medarbejder", all_known if creates else "Der står, hvem det er.")
    if not creates:
        return
    places = len(verdict["jobcentres"])
    if places:
        known = "Vi kender jobcentret." if places == 1 else f"Vi kender alle {places} jobcentre."
        yield Check("fulfilled", "Jobcenter", known)
    if verdict["agreements"]:
        covers = "jobcentret" if places <= 1 else f"alle {places} jobcentre"
        yield Check("fulfilled", "Aftale", f"Der er en gyldig aftale for {covers}.")
