"""Persons and grants as a SCIM service keeps them (RFC 7643), and back; pure.

`userName` is the e-mail address in lower case, and so is `externalId`; the CVR number is the
enterprise extension's `organization`; a grant is named by job centre and role, as in
"751 Sagsbehandler".
"""

import json
import re

from scim2_models import Email, EnterpriseUser, Group, GroupMember, Name, PatchOperation, User

from workflow.access import Account, same_name
from workflow.steps import Grant, Person

ScimUser = User[EnterpriseUser]

FIRM = f"{EnterpriseUser.__schema__}:organization"
# What we ask a service for; the rest of a user is none of our business.
ATTRIBUTES = (
    "meta",
    "externalId",
    "userName",
    "displayName",
    "name",
    "active",
    "roles",
    "entitlements",
    FIRM,
)
_GRANT = re.compile(r"(\d{3}) (\S.*)")


def new_user(person: Person) -> ScimUser:
    assert person.email, "a user needs an address"
    assert person.name, "a user needs a name"
    user = ScimUser(
        external_id=person.email,
        user_name=person.email,
        display_name=person.name,
        name=_name(person.name),
        emails=[Email(value=person.email, type=Email.Type.work, primary=True)],
        active=True,
    )
    user[EnterpriseUser] = EnterpriseUser(organization=person.cvr)
    return user


def changes_to(user: ScimUser, person: Person) -> list[PatchOperation[ScimUser]]:
    """What makes a user that is there the one that is to be."""
    wanted: dict[str, object] = {}
    if not is_active(user):
        wanted["active"] = True
    if firm_of(user) != person.cvr:
        wanted[FIRM] = person.cvr
    if person.name and name_of(user) != person.name:
        wanted["displayName"] = person.name
        wanted["name"] = _name(person.name)
    if not user.external_id:
        wanted["externalId"] = person.email
    return [replaced(path, value) for path, value in wanted.items()]


def replaced(path: str, value: object) -> PatchOperation[ScimUser]:
    return PatchOperation(op=PatchOperation.Op.replace_, path=path, value=value)


def _name(name: str) -> Name:
    """A service may want the parts; what stands last is the family's name in Danish."""
    given, _, family = name.rpartition(" ")
    return Name(formatted=name, given_name=given or None, family_name=family)


def is_active(user: ScimUser) -> bool:
    """A service that does not keep it has only active users."""
    return user.active is not False


def firm_of(user: ScimUser) -> str | None:
    extension = user[EnterpriseUser]
    return extension.organization if extension else None


def name_of(user: ScimUser) -> str | None:
    parts = user.name
    spelled = [parts.given_name, parts.family_name] if parts else []
    whole = parts.formatted if parts else None
    return user.display_name or whole or " ".join(part for part in spelled if part) or None


def is_named(user: ScimUser, person: Person) -> bool:
    return firm_of(user) == person.cvr and is_active(user) and same_name(name_of(user), person.name)


def account(user: ScimUser, grants: frozenset[Grant]) -> Account:
    person = Person(name_of(user), _address_of(user), firm_of(user) or "")
    return Account(person, is_active(user), grants)


def _address_of(user: ScimUser) -> str | None:
    names = [name for name in (user.user_name, user.external_id) if name]
    return next((name.lower() for name in names if "@" in name), None)


# --- grants ----------------------------------------------------------------------------------


def grant_name(grant: Grant) -> str:
    return f"{grant.jobcentre} {grant.role}"


def grant_named(name: str | None) -> Grant | None:
    """The grant of this name; None for what is the service's own."""
    match = _GRANT.fullmatch(name or "")
    return Grant(match[1], match[2]) if match else None


def new_group(grant: Grant) -> Group:
    return Group(display_name=grant_name(grant))


def member(user: ScimUser) -> GroupMember:
    return GroupMember(value=user.id)


def member_ids(group: Group) -> set[str]:
    return {m.value for m in group.members or [] if m.value}


def quoted(text: str | None) -> str:
    """A string in a filter is a JSON string (RFC 7644, 3.4.2.2)."""
    return json.dumps(text or "", ensure_ascii=False)
