"""What a thread of readings amounts to: who is asked for, what is missing, what to look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from intake.names import same_person
from intake.reading import Action, Agreement, Employee, Evidence, Kind, Reading, RoleAsked
from intake.record import agreement_as_dict, employee_as_dict
from workflow import days

_STRENGTH = (Kind.REQUEST, Kind.MISDIRECTED, Kind.OTHER, Kind.AUTOMATIC)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a caseworker put in place of what was read; None where nothing was changed.

    `settled` are problems that she looked at and found to be none.
    """

    cvr: str | None = None
    jobcentres: tuple[str, ...] | None = None
    employees: tuple[Employee, ...] | None = None
    agreements: tuple[Agreement, ...] | None = None
    kind: Kind | None = None
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Refused:
    """A role, or an application, that is asked for somebody and that no other actor may have."""

    name: str | None
    email: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a thread asks for as a whole, and whether that is all that is needed.

    The fields are the contract's. `uncovered` are the job centres without a valid agreement,
    `expired` the places in `agreements` of those that had ended when they were sent. `evidence`
    maps a field to `(number of the reading, place)`, the reading counted from 0. `refused` is what
    is asked for and is not to be granted.
    """

    kind: Kind
    cvr: str | None
    jobcentres: tuple[str, ...]
    employees: tuple[Employee, ...]
    agreements: tuple[Agreement, ...]
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    expired: frozenset[int] = frozenset()
    evidence: Mapping[str, tuple[tuple[int, Evidence], ...]] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()

    @property
    def complete(self) -> bool:
        return self.kind is Kind.REQUEST and not self.missing


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the mails of a thread say together.

    `days` are those of the agreements' mails, `last_day` that of the last mail with a date.
    """

    kind: Kind
    cvr: str | None
    jobcentres: tuple[str, ...]
    employees: tuple[Employee, ...]
    agreements: tuple[Agreement, ...]
    days: tuple[date | None, ...]
    last_day: date | None
    problems: frozenset[str]


def judge(
    readings: Sequence[Reading],
    corrections: Corrections | None = None,
    elsewhere: Sequence[Employee] = (),
) -> Verdict:
    """The verdict over a thread's readings, in the order of their arrival.

    One reading gives the contract's fields. A later one adds to the earlier: what nobody wrote
    adds nothing, a later CVR number or address takes an earlier one's place. Who is seen to
    `elsewhere` is left out of what was read. Corrections take the place of what was read, and what
    is missing is worked out over them.
    """
    corrections = corrections or Corrections()
    written = [(n, r) for n, r in enumerate(readings) if r.kind is not Kind.AUTOMATIC]
    counted = written or list(enumerate(readings))
    facts = _corrected(_facts([reading for _, reading in counted], elsewhere), corrections)
    verdict = Verdict(
        kind=facts.kind,
        cvr=facts.cvr,
        jobcentres=facts.jobcentres,
        employees=facts.employees,
        agreements=facts.agreements,
        evidence=_evidence(counted),
    )
    if facts.kind is not Kind.REQUEST:
        return verdict
    expired = frozenset(
        n
        for n, (a, day) in enumerate(zip(facts.agreements, facts.days, strict=True))
        if _has_ended(a, day)
    )
    uncovered = tuple(code for code in facts.jobcentres if not _is_covered(code, facts, expired))
    problems = set(facts.problems) | _agreement_problems(facts, expired)
    return replace(
        verdict,
        missing=tuple(sorted(_missing(facts, uncovered))),
        problems=tuple(sorted(problems - corrections.settled)),
        uncovered=uncovered if _creates(facts) else (),
        expired=expired,
        refused=tuple(
            Refused(e.name, e.email, role)
            for e in facts.employees
            if e.action is Action.CREATE
            for role in e.refused
        ),
    )


def day_of(reading: Reading) -> date | None:
    """The day in Copenhagen on which a mail was written, by its Date header."""
    sent = reading.headers.date
    return days.day_of(sent) if sent else None


def contract_fields(verdict: Verdict) -> dict[str, Any]:
    """A verdict as `landssupport read` and a ticket's JSON give it, with what answers need."""
    return {
        "kind": verdict.kind.value,
        "cvr": verdict.cvr,
        "jobcentres": list(verdict.jobcentres),
        "employees": [employee_as_dict(employee) for employee in verdict.employees],
        "agreements": [
            {**agreement_as_dict(agreement), "expired": n in verdict.expired}
            for n, agreement in enumerate(verdict.agreements)
        ],
        "missing": list(verdict.missing),
        "problems": list(verdict.problems),
        "complete": verdict.complete,
        "uncovered": list(verdict.uncovered),
        "refused": [asdict(each) for each in verdict.refused],
    }


# --- what the mails say together --------------------------------------------------------------


def _facts(readings: Sequence[Reading], elsewhere: Sequence[Employee]) -> _Facts:
    kinds = [reading.kind for reading in readings] or [Kind.OTHER]
    employees: tuple[Employee, ...] = ()
    for reading in readings:
        employees = _with(employees, reading.employees)
        employees = _with_roles(employees, reading.roles)
    employees = tuple(e for e in employees if not any(is_same(e, other) for other in elsewhere))
    agreements = [(a, day_of(r)) for r in readings for a in r.agreements]
    jobcentres = {code for reading in readings for code in reading.jobcentres}
    return _Facts(
        kind=min(kinds, key=_STRENGTH.index),
        cvr=_cvr(readings),
        jobcentres=tuple(sorted(jobcentres)),
        employees=employees,
        agreements=tuple(a for a, _ in agreements),
        days=tuple(day for _, day in agreements),
        last_day=next((day for r in reversed(readings) if (day := day_of(r))), None),
        problems=_standing(readings, employees),
    )


def _cvr(readings: Sequence[Reading]) -> str | None:
    """The last number that a mail gives; one that is wrong takes back what an earlier one gave."""
    for reading in reversed(readings):
        if reading.cvr or "cvr_invalid" in reading.problems:
            return reading.cvr
    return None


def _standing(readings: Sequence[Reading], employees: Sequence[Employee]) -> frozenset[str]:
    """The mails' own problems, but for those that a later mail has put right."""
    standing: set[str] = set()
    for reading in readings:
        if reading.cvr:
            standing.discard("cvr_invalid")
        if reading.jobcentres:
            standing.discard("jobcentre_unknown")
        standing |= set(reading.problems)
    if all(employee.email for employee in employees) and employees:
        standing.discard("employee_email_invalid")
    return frozenset(standing)


def _with(known: tuple[Employee, ...], more: Iterable[Employee]) -> tuple[Employee, ...]:
    """The persons known with what a later mail gives: somebody new, or what one of them lacked."""
    first = not known
    for employee in more:
        at = None if first else _who(known, employee)
        if at is None:
            known = (*known, employee)
        else:
            known = (*known[:at], _filled(known[at], employee), *known[at + 1 :])
    return known


def is_same(one: Employee, other: Employee) -> bool:
    """Whether these are one person, as far as name and address tell."""
    if one.email and other.email:
        return one.email == other.email
    return bool(one.name and other.name and same_person(one.name, other.name))


def _who(known: Sequence[Employee], employee: Employee) -> int | None:
    """Which of the persons known a later mail speaks of."""
    for n, one in enumerate(known):
        if one.email and employee.email == one.email:
            return n
    for n, one in enumerate(known):
        if one.name and employee.name and same_person(one.name, employee.name):
            return n
    if employee.name and employee.email:
        return None
    lacking = [
        n
        for n, one in enumerate(known)
        if (one.email is None and employee.email) or (one.name is None and employee.name)
    ]
    return lacking[0] if len(lacking) == 1 else None


def _filled(one: Employee, later: Employee) -> Employee:
    names = [name for name in (one.name, later.name) if name]
    return replace(
        one,
        action=later.action if _tells_action(later) else one.action,
        name=max(names, key=len, default=None),
        email=later.email or one.email,
        evidence=one.evidence + later.evidence,
        roles=_both(one.roles, later.roles),
        refused=_both(one.refused, later.refused),
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _with_roles(known: tuple[Employee, ...], asked: Iterable[RoleAsked]) -> tuple[Employee, ...]:
    """The persons known with the roles that a mail asks for somebody whom another one names.

    Where it names nobody, it means her who is the only one; where it names somebody who is not
    known, it means none of them.
    """
    creates = [n for n, e in enumerate(known) if e.action is Action.CREATE]
    given = list(known)
    for role in asked:
        named = [n for n in creates if _is_meant(known[n], role)]
        if role.all or len(named) == 1:
            for n in named:
                given[n] = _given(given[n], role)
    return tuple(given)


def _is_meant(employee: Employee, asked: RoleAsked) -> bool:
    if asked.name is None:
        return True
    return bool(employee.name) and same_person(employee.name or "", asked.name)


def _given(employee: Employee, asked: RoleAsked) -> Employee:
    barred = (asked.role,) if asked.refused else ()
    return replace(
        employee,
        roles=_both(employee.roles, (asked.role,)),
        refused=_both(employee.refused, barred),
    )


def _tells_action(later: Employee) -> bool:
    """Whether a later mail says what becomes of her, and does not only add what she lacked."""
    return later.action is Action.REMOVE or bool(later.name and later.email)


def _corrected(facts: _Facts, corrections: Corrections) -> _Facts:
    changed: dict[str, Any] = {}
    problems = set(facts.problems)
    for name, problem in (
        ("cvr", "cvr_invalid"),
        ("jobcentres", "jobcentre_unknown"),
        ("employees", "employee_email_invalid"),
        ("agreements", None),
        ("kind", None),
    ):
        value = getattr(corrections, name)
        if value is not None:
            changed[name] = value
            problems.discard(problem or "")
    if "agreements" in changed:
        changed["days"] = tuple(facts.last_day for _ in changed["agreements"])
    return replace(facts, **changed, problems=frozenset(problems))


def _evidence(
    counted: Sequence[tuple[int, Reading]],
) -> dict[str, tuple[tuple[int, Evidence], ...]]:
    places: dict[str, tuple[tuple[int, Evidence], ...]] = {}
    for n, reading in counted:
        for name, found in reading.evidence.items():
            places[name] = places.get(name, ()) + tuple((n, place) for place in found)
    return places


# --- what is missing, and what to look at -----------------------------------------------------


def _creates(facts: _Facts) -> bool:
    """Whether somebody is to be created; where nobody is named, it is taken to be so."""
    return not facts.employees or any(e.action is Action.CREATE for e in facts.employees)


def _missing(facts: _Facts, uncovered: Sequence[str]) -> set[str]:
    missing: set[str] = set()
    if facts.cvr is None:
        missing.add("cvr")
    if not facts.employees:
        missing.add("employee")
    for employee in facts.employees:
        creates = employee.action is Action.CREATE
        if employee.name is None and (creates or employee.email is None):
            missing.add("employee_name")
        if employee.email is None and creates:
            missing.add("employee_email")
    if _creates(facts):
        if not facts.jobcentres:
            missing.add("jobcentre")
        if uncovered or (not facts.jobcentres and not any(a.readable for a in facts.agreements)):
            missing.add("agreement")
    return missing


def _is_covered(code: str, facts: _Facts, expired: frozenset[int]) -> bool:
    return any(
        agreement.readable
        and n not in expired
        and not _is_anothers(agreement, facts)
        and (not agreement.municipalities or code in agreement.municipalities)
        for n, agreement in enumerate(facts.agreements)
    )


def _has_ended(agreement: Agreement, day: date | None) -> bool:
    return bool(agreement.valid_to and day and agreement.valid_to < day)


def _is_anothers(agreement: Agreement, facts: _Facts) -> bool:
    return bool(agreement.cvr and facts.cvr and agreement.cvr != facts.cvr)


def _agreement_problems(facts: _Facts, expired: frozenset[int]) -> set[str]:
    problems: set[str] = set()
    if expired:
        problems.add("agreement_expired")
    for agreement in facts.agreements:
        if not agreement.readable:
            problems.add("agreement_unreadable")
            continue
        if _is_anothers(agreement, facts):
            problems.add("cvr_conflict")
        if not agreement.municipalities:
            problems.add("agreement_unclear")
        elif facts.jobcentres and not set(agreement.municipalities) & set(facts.jobcentres):
            problems.add("agreement_wrong_municipality")
    return problems
