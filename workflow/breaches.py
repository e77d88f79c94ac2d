"""What a set of roles breaks of the rules, and the order in which roles are given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake.rolebook import PortalRole, RoleBook
from workflow.answers import listed


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds, or is to hold. `organisation` is its key in the book; `code` is
    the municipality's where the organisation is a municipality's, else the organisation's own."""

    organisation: str
    code: str
    role: str


def breaches(
    holder: str, held: Iterable[Held], book: RoleBook, applications: Iterable[str] = ()
) -> list[str]:
    """What is wrong with it that a holder (its key in the book) holds these roles and uses these
    applications: a Danish sentence for each breach, nothing where all is well."""
    each = list(dict.fromkeys(held))
    told = [breach for one in each for breach in _of_role(holder, one, each, book)]
    told += [
        breach for name in applications for breach in _of_application(holder, name, each, book)
    ]
    return list(dict.fromkeys(told))


def _of_role(holder: str, one: Held, held: Sequence[Held], book: RoleBook) -> Iterator[str]:
    organisation = book.organisations.get(one.organisation)
    role = book.role(one.organisation, one.role)
    if organisation is None or role is None:
        at = organisation.name if organisation else one.organisation
        yield f"Rollen {one.role} findes ikke i {at}."
        return
    if organisation.municipal and one.code not in book.places:
        yield f"Rollen {one.role}: der er ingen kommune med koden {one.code}."
    if holder not in role.holders:
        whom = book.holders.get(holder, holder)
        yield f"Rollen {_at(one, book)} må ikke gives til {whom}.{_reason(role, book)}"
    yield from _of_pilot(one, role, book)
    for needed in role.needs:
        if Held(one.organisation, one.code, needed) not in held:
            yield f"Rollen {_at(one, book)} kræver også rollen {needed} samme sted."


def _of_pilot(one: Held, role: PortalRole, book: RoleBook) -> Iterator[str]:
    if role.pilot and one.code not in book.pilots[role.pilot]:
        places = listed([book.places[code] for code in book.pilots[role.pilot]])
        yield (
            f"Rollen {_at(one, book)} er kun for kommuner i pilotprojektet {role.pilot}: {places}."
        )


def _of_application(holder: str, name: str, held: Sequence[Held], book: RoleBook) -> Iterator[str]:
    application = book.application(name)
    if application is None:
        yield f"Der er ikke noget, der hedder {name}."
        return
    if holder not in application.holders:
        whom = book.holders.get(holder, holder)
        yield f"{name} må ikke bruges af {whom}."
    if application.opened_by and not {one.role for one in held} & set(application.opened_by):
        yield f"{name} kræver rollen {' eller '.join(application.opened_by)}."


def _at(one: Held, book: RoleBook) -> str:
    """Indkalder i jobcentret (Køge)"""
    organisation = book.organisations[one.organisation]
    place = book.places.get(one.code, one.code) if organisation.municipal else one.code
    return f"{one.role} i {organisation.name} ({place})"


def _reason(role: PortalRole, book: RoleBook) -> str:
    return f" {role.refusal}" if role.refusal else ""


# --- the order --------------------------------------------------------------------------------


def in_order_of_creation(held: Iterable[Held], book: RoleBook) -> list[Held]:
    """Roles in the order in which they are to be given: the municipality's before the job
    centre's, and at one place in the book's order, in which what is needed stands first."""
    each = list(dict.fromkeys(held))
    organisations = list(book.organisations)
    places = list(dict.fromkeys((one.organisation, one.code) for one in each))
    roles = [(role.organisation, role.name) for role in book.roles]
    return sorted(
        each,
        key=lambda one: (
            organisations.index(one.organisation),
            places.index((one.organisation, one.code)),
            roles.index((one.organisation, one.role)),
        ),
    )


def breaches_of_order(given: Sequence[Held], book: RoleBook) -> list[str]:
    """What fails where roles are given in this order: a Danish sentence for each."""
    return [
        f"Rollen {_at(later, book)} skal gives før rollen {_at(one, book)}."
        for n, one in enumerate(given)
        for later in given[n + 1 :]
        if _comes_first(later, one, book)
    ]


def _comes_first(one: Held, other: Held, book: RoleBook) -> bool:
    organisations = list(book.organisations)
    if one.organisation != other.organisation:
        return organisations.index(one.organisation) < organisations.index(other.organisation)
    role = book.role(other.organisation, other.role)
    return role is not None and one.code == other.code and one.role in role.needs
