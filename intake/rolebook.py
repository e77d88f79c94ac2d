"""The book of roles: what may be held where, by whom, with what, and by which words it is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from intake.datafile import RulesError, expect, is_texts, line_in, line_of, toml
from intake.words import lower, pattern


@dataclass(frozen=True, slots=True)
class Organisation:
    """Where roles are held. `municipal`: at one municipality's code each."""

    key: str
    name: str
    municipal: bool


@dataclass(frozen=True, slots=True)
class PortalRole:
    """A role in an organisation (its key), and who may hold it (keys).

    `needs` are roles that must be held at the same place, `pilot` the pilot that a municipality
    must take part in. `lets` tells what it is for and `refusal` why others cannot have it, both in
    Danish and for people.
    """

    organisation: str
    name: str
    holders: frozenset[str]
    needs: tuple[str, ...] = ()
    pilot: str | None = None
    lets: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """What is reached through the portal. One of the roles `opened_by` is needed to use it; where
    there is none, the guide names no role for it."""

    name: str
    holders: frozenset[str]
    opened_by: tuple[str, ...]
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Askable:
    """The words by which a role, or an application and so the role that opens it, is asked for.

    `name` is what they name, `role` what is asked: a role's name, or that of an application that no
    role is named for.
    """

    name: str
    role: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RoleBook:
    """The rules of roles.toml. All are in its order: organisations in that of creation, and roles
    in that in which they are given. `places` are municipalities' names by code."""

    organisations: Mapping[str, Organisation]
    holders: Mapping[str, str]
    pilots: Mapping[str, tuple[str, ...]]
    roles: tuple[PortalRole, ...]
    applications: tuple[Application, ...]
    askables: tuple[Askable, ...]
    places: Mapping[str, str]
    other_actor: str
    at: str
    always: tuple[str, ...]

    def role(self, organisation: str, name: str) -> PortalRole | None:
        found = (r for r in self.roles if (r.organisation, r.name) == (organisation, name))
        return next(found, None)

    def application(self, name: str) -> Application | None:
        return next((a for a in self.applications if a.name == name), None)

    @property
    def grantable(self) -> tuple[str, ...]:
        """What another actor's employee may have where a request asks for it."""
        allowed = (r for r in self.roles if r.organisation == self.at)
        return tuple(
            r.name for r in allowed if self.other_actor in r.holders and r.name not in self.always
        )

    def granted(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The roles that another actor's employee gets at a job centre, who asks for these."""
        names = {*self.always, *(set(asked) & set(self.grantable))}
        return tuple(r.name for r in self.roles if r.organisation == self.at and r.name in names)

    def in_order(self, asked: Iterable[str]) -> tuple[str, ...]:
        """What is asked for, each once and in the book's order."""
        order = dict.fromkeys([*(r.name for r in self.roles), *(a.name for a in self.applications)])
        names = set(asked)
        return tuple(name for name in order if name in names)

    def called(self, role: str) -> str:
        """What people call a role: the application that it opens, where they ask for that."""
        asked = {askable.name for askable in self.askables}
        opens = (a.name for a in self.applications if role in a.opened_by and a.name in asked)
        return next(opens, role)

    def title(self, role: str) -> str:
        """Jobcenter Planner (Indkalder)"""
        called = self.called(role)
        return role if called == role else f"{called} ({role})"

    def lets(self, role: str) -> str:
        """What another actor's employee may do with a role, in Danish; nothing where that is not
        said."""
        found = self.role(self.at, role)
        return found.lets if found else ""

    def refusal(self, role: str) -> str:
        """Why another actor cannot have a role or an application, in Danish."""
        of_roles = (r.refusal for r in self.roles if r.name == role and r.refusal)
        application = self.application(role)
        of_application = application.refusal if application else ""
        return next(of_roles, of_application) or f"{role} er ikke for andre aktører."


_ORGANISATION = {"key", "name", "municipal"}
_OTHER_ACTOR = {"holder", "organisation", "always"}
_ROLE = ({"at", "name", "holders"}, {"needs", "pilot", "lets", "refusal", "asked_by"})
_APPLICATION = ({"name", "holders", "opened_by"}, {"refusal", "asked_by"})


@dataclass(frozen=True, slots=True)
class _Table:
    """One `[[table]]` of the file, which tells its own line where something in it is wrong."""

    path: Path
    kind: str
    number: int
    values: Mapping[str, Any]

    def wrong(self, key: str, reason: str) -> NoReturn:
        raise RulesError(f"{line_in(self.path, self.kind, self.number, key)}: {reason}")

    def expect(self, needed: set[str], more: set[str]) -> None:
        for key in sorted(self.values.keys() - needed - more):
            self.wrong(key, f"{key} is not known")
        for key in sorted(needed - self.values.keys()):
            self.wrong(key, f"{key} is missing")

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str) or (key in self.values and not value.strip()):
            self.wrong(key, f"{key} must be a text in quotes")
        return value

    def texts(self, key: str, known: Iterable[str] | None = None, what: str = "") -> list[str]:
        """A list of texts; each must be among the `known`, where those are given."""
        value = self.values.get(key, [])
        if not is_texts(value):
            self.wrong(key, f"{key} must be a list of words in quotes")
        allowed = value if known is None else list(known)
        for each in value:
            if each not in allowed:
                self.wrong(each, f"{key}: there is no {what} {each!r}")
        return value


def load_roles(path: Path, places: Mapping[str, str]) -> RoleBook:
    """Read roles.toml; `places` are the municipalities' names by code.

    Raises RulesError where it cannot be read, lacks something, or contradicts itself.
    """
    file = toml(path)
    whole = {"organisations", "holders", "pilots", "other_actor", "roles", "applications"}
    expect(path, "", file, whole)
    organisations = _organisations(_tables(path, file, "organisations"))
    holders = _named(path, file, "holders")
    pilots = _pilots(path, file["pilots"], places)
    roles, ways = _roles(_tables(path, file, "roles"), organisations, holders, pilots)
    applications, more = _applications(_tables(path, file, "applications"), roles, holders)
    own = _other_actor(path, file["other_actor"], roles)
    return RoleBook(
        organisations=organisations,
        holders=holders,
        pilots=pilots,
        roles=roles,
        applications=applications,
        askables=(*ways, *more),
        places=places,
        other_actor=own["holder"],
        at=own["organisation"],
        always=tuple(own["always"]),
    )


def _tables(path: Path, file: Mapping[str, Any], kind: str) -> list[_Table]:
    found = file[kind]
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise RulesError(f"{line_of(path, kind)}: each of {kind} begins with [[{kind}]]")
    return [_Table(path, kind, n, values) for n, values in enumerate(found)]


def _named(path: Path, file: Mapping[str, Any], kind: str) -> dict[str, str]:
    found = file[kind]
    if not isinstance(found, dict):
        raise RulesError(f"{path}: {kind} must begin with [{kind}]")
    for key, value in found.items():
        if not isinstance(value, str) or not value.strip():
            raise RulesError(f"{line_of(path, key)}: [{kind}] {key} must be a text in quotes")
    return found


def _organisations(tables: Sequence[_Table]) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for table in tables:
        table.expect(_ORGANISATION, set())
        key = table.text("key")
        if key in found:
            table.wrong("key", f"the organisation {key!r} stands twice")
        if not isinstance(table.values["municipal"], bool):
            table.wrong("municipal", "municipal must be true or false")
        found[key] = Organisation(key, table.text("name"), table.values["municipal"])
    return found


def _pilots(path: Path, table: Any, places: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise RulesError(f"{path}: pilots must begin with [pilots]")
    for name, codes in table.items():
        if not is_texts(codes):
            raise RulesError(f"{line_of(path, name)}: {name} must be a list of codes in quotes")
        for code in codes:
            if code not in places:
                told = f"no municipality has the code {code}"
                raise RulesError(f"{line_of(path, name)}: {name}: {told}")
    return {name: tuple(codes) for name, codes in table.items()}


def _roles(
    tables: Sequence[_Table],
    organisations: Mapping[str, Organisation],
    holders: Mapping[str, str],
    pilots: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[PortalRole, ...], list[Askable]]:
    found: dict[tuple[str, str], PortalRole] = {}
    ways: list[Askable] = []
    for table in tables:
        table.expect(*_ROLE)
        role = _role(table, organisations, holders, pilots)
        if (role.organisation, lower(role.name)) in found:
            table.wrong("name", f"{role.organisation} has a role of the name {role.name!r} already")
        _check_needs(table, role, found.values())
        found[role.organisation, lower(role.name)] = role
        ways += _askable(table, role.name, role.name)
    return tuple(found.values()), ways


def _check_needs(table: _Table, role: PortalRole, above: Iterable[PortalRole]) -> None:
    """What a role needs stands above it, and may be held by all who may hold it."""
    at_same = {other.name: other for other in above if other.organisation == role.organisation}
    table.texts("needs", at_same, f"role above in {role.organisation} that is called")
    for needed in role.needs:
        barred = role.holders - at_same[needed].holders
        if barred:
            table.wrong("needs", f"{role.name} needs {needed}, which {min(barred)} may not have")


def _role(
    table: _Table,
    organisations: Mapping[str, Organisation],
    holders: Mapping[str, str],
    pilots: Mapping[str, tuple[str, ...]],
) -> PortalRole:
    at, pilot = table.text("at"), table.text("pilot") or None
    if at not in organisations:
        table.wrong("at", f"at: there is no organisation {at!r}")
    if pilot is not None and pilot not in pilots:
        table.wrong("pilot", f"pilot: there is no pilot {pilot!r}")
    if pilot is not None and not organisations[at].municipal:
        table.wrong("pilot", f"{at} is at no municipality, so it has no pilot")
    return PortalRole(
        organisation=at,
        name=table.text("name"),
        holders=frozenset(table.texts("holders", holders, "holder")),
        needs=tuple(table.texts("needs")),
        pilot=pilot,
        lets=table.text("lets"),
        refusal=table.text("refusal"),
    )


def _applications(
    tables: Sequence[_Table], roles: Sequence[PortalRole], holders: Mapping[str, str]
) -> tuple[tuple[Application, ...], list[Askable]]:
    found: dict[str, Application] = {}
    ways: list[Askable] = []
    for table in tables:
        table.expect(*_APPLICATION)
        name = table.text("name")
        if lower(name) in found:
            table.wrong("name", f"the application {name!r} stands twice")
        opened_by = tuple(table.texts("opened_by", {r.name for r in roles}, "role"))
        allowed = frozenset(table.texts("holders", holders, "holder"))
        found[lower(name)] = Application(name, allowed, opened_by, table.text("refusal"))
        ways += _askable(table, name, opened_by[0] if opened_by else name)
    return tuple(found.values()), ways


def _askable(table: _Table, name: str, role: str) -> list[Askable]:
    phrases = table.texts("asked_by")
    return [Askable(name, role, pattern(phrases))] if phrases else []


def _other_actor(path: Path, table: Any, roles: Sequence[PortalRole]) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise RulesError(f"{path}: other_actor must begin with [other_actor]")
    expect(path, "[other_actor] ", table, _OTHER_ACTOR)
    if not is_texts(table["always"]):
        raise RulesError(f"{line_of(path, 'always')}: always must be a list of words in quotes")
    may = [
        r.name
        for r in roles
        if r.organisation == table["organisation"] and table["holder"] in r.holders
    ]
    for name in table["always"]:
        if name not in may:
            told = f"{table['holder']} may not have the role {name!r} at {table['organisation']}"
            raise RulesError(f"{line_of(path, 'always')}: always: {told}")
    return table
