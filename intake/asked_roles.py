"""Which roles a mail asks for beyond JobKon, and for whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.asks import Ask
from intake.reading import Action, Employee, Evidence, RoleAsked
from intake.role_persons import Company, Key, Named, Whom, columns, find_named
from intake.role_words import Meant, Mention, Speech, find_mentions, meant
from intake.rules import Rules
from intake.words import Clause, lower

_YES = re.compile(r"(?:ja|yes|j|y|x|ok|1|true|sand|\+|✓|✔|☑|☒|■|\[x\]|\(x\)|skal.{0,20})\W*")
_OF_USERS = re.compile(
    r"(?<!\w)(?:(?:ny\w*\s)?bruger\w*|login\w*|jobkon|medarbejder\w*|kollega|users?|employee)(?!\w)|\+"
)
_LISTED = re.compile(r"(?: til| for)?\s?[:=–-]\s?(?P<all>(?:alle|begge|all|both)(?!\w))?")
_NO = re.compile(r"(?:nej|no|n|0|false|falsk|-|–|÷|ingen|ikke.{0,20})?\W*")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in which roles may be asked for: its words, the same with names and addresses blanked
    out, its clauses and what they ask. `source` and `document` are as in Evidence."""

    text: str
    said: str
    parts: Sequence[Clause]
    asks: Sequence[Ask]
    source: str = "text"
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that is wished for, or refused: of whom, and where that is said."""

    role: str
    whom: Whom
    wished: bool
    place: Evidence


@dataclass(frozen=True, slots=True)
class Roles:
    """The employees with the roles asked for them, and roles asked for others, with the places."""

    employees: tuple[Employee, ...]
    others: tuple[RoleAsked, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_roles(
    texts: Sequence[Spoken], subject: Spoken, employees: Sequence[Employee], rules: Rules
) -> Roles:
    """The roles that a mail asks for in these texts; in its subject, where they speak of none.

    Where a role is both asked for and refused of the same person, she is not to have it.
    """
    speaking = [spoken for spoken in texts if _mentions_of(spoken, rules)] or [subject]
    found = [asked for spoken in speaking for asked in _asked_in(spoken, employees, rules)]
    if not found:
        return Roles(tuple(employees))
    given = tuple(_with_roles(n, e, found, rules) for n, e in enumerate(employees))
    others = [a for a in found if a.wished and _is_for_others(a, employees)]
    asked = [role for each in others for role in _roles_of_others(each, rules)]
    return Roles(given, tuple(dict.fromkeys(asked)), tuple(a.place for a in others))


def _mentions_of(spoken: Spoken, rules: Rules) -> Sequence[Mention]:
    """Where a text names roles; none, where it names only those that everybody gets."""
    mentions = find_mentions(lower(spoken.said), rules)
    return mentions if any(m.role not in rules.roles.always for m in mentions) else ()


def _asked_in(spoken: Spoken, employees: Sequence[Employee], rules: Rules) -> Iterator[Asked]:
    mentions = _mentions_of(spoken, rules)
    if not mentions:
        return
    small = lower(spoken.said)
    speech = Speech(small, spoken.parts, spoken.asks, mentions, rules)
    named = find_named(spoken.text, employees, rules)
    company, tables = Company(speech, named), columns(speech, named)
    for mention in mentions:
        if mention.role in rules.roles.always:
            continue
        place = _place(spoken, mention, rules)
        if mention.start in tables:
            yield from _in_column(mention, tables[mention.start], place)
            continue
        how = meant(speech, mention) or _by_itself(speech, mention, named, spoken)
        if how is not Meant.TOLD:
            yield Asked(mention.role, company.whom(mention), how is Meant.WISHED, place)


def _by_itself(speech: Speech, mention: Mention, named: Sequence[Named], spoken: Spoken) -> Meant:
    """Whether a role is wished for without a word of it: in a cell of somebody's row, and in a
    subject that is about users."""
    start, end = speech.line(mention.start)
    row = "\t" in speech.small[start:end] and any(start <= one.start < end for one in named)
    listed = _LISTED.match(speech.small, mention.end, end)
    if listed and (listed["all"] or any(one.start == listed.end() for one in named)):
        return Meant.WISHED
    titled = spoken.source == "subject" and _OF_USERS.search(speech.small)
    return Meant.WISHED if row or titled else Meant.TOLD


def _in_column(
    mention: Mention, cells: Sequence[tuple[Key, str]], place: Evidence
) -> Iterator[Asked]:
    for who, cell in cells:
        if _YES.fullmatch(cell):
            yield Asked(mention.role, Whom((who,)), True, place)
        elif cell and _NO.fullmatch(cell):
            yield Asked(mention.role, Whom((who,)), False, place)


def _place(spoken: Spoken, mention: Mention, rules: Rules) -> Evidence:
    page = spoken.text.count("\f", 0, mention.start) + 1 if spoken.document is not None else None
    why = f"Beder om {rules.roles.title(mention.role)}"
    return Evidence(spoken.source, mention.start, mention.end, why, spoken.document, page)


def _with_roles(number: int, employee: Employee, found: Sequence[Asked], rules: Rules) -> Employee:
    if employee.action is not Action.CREATE:
        return employee
    about = [a for a in found if _is_about(a, number)]
    refused = {a.role for a in about if not a.wished}
    asked = [a for a in about if a.wished and a.role not in refused]
    book = rules.roles
    roles = book.in_order(a.role for a in asked)
    return replace(
        employee,
        roles=roles,
        refused=tuple(role for role in roles if role not in book.grantable),
        evidence=employee.evidence + tuple(dict.fromkeys(a.place for a in asked)),
    )


def _is_about(asked: Asked, number: int) -> bool:
    """Whether a role is said of an employee: of her, of all, or of nobody in particular."""
    whom = asked.whom
    return number not in whom.but and (number in whom.who or not whom.who)


def _is_for_others(asked: Asked, employees: Sequence[Employee]) -> bool:
    creates = any(e.action is Action.CREATE for e in employees)
    return any(isinstance(who, str) for who in asked.whom.who) or not (creates or asked.whom.who)


def _roles_of_others(asked: Asked, rules: Rules) -> Iterator[RoleAsked]:
    barred = asked.role not in rules.roles.grantable
    names = [who for who in asked.whom.who if isinstance(who, str)]
    for name in names:
        yield RoleAsked(asked.role, name, refused=barred)
    if not names:
        yield RoleAsked(asked.role, None, asked.whom.all, barred)
