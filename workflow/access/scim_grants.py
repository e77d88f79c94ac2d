"""How a SCIM service keeps grants: as groups, or as values of the user's own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from scim2_models import ConflictException, Group, PatchOperation, Resource

from workflow.access.scim_records import (
    ScimUser,
    grant_name,
    grant_named,
    member,
    member_ids,
    new_group,
    quoted,
)
from workflow.access.scim_service import Kept
from workflow.steps import Grant

AnyResource = TypeVar("AnyResource", bound=Resource[Any])


class Talk(Protocol):
    """What is needed of the conversation with the service."""

    def matching(
        self,
        model: type[AnyResource],
        condition: str,
        fits: Callable[[AnyResource], bool],
        without: Sequence[str] = (),
    ) -> list[AnyResource]: ...
    def groups(self) -> Iterator[Group]: ...
    def create(self, resource: AnyResource) -> AnyResource: ...
    def change(
        self, resource: AnyResource, operations: list[PatchOperation[Any]], seen: bool = True
    ) -> None: ...


class Grants(Protocol):
    def of(self, user: ScimUser) -> frozenset[Grant]:
        """What she holds; groups and values of the service's own are not ours to tell of."""

    def give(self, user: ScimUser, grants: Iterable[Grant]) -> None: ...
    def take(self, user: ScimUser, grants: Iterable[Grant]) -> None: ...

    def survey(self) -> Callable[[ScimUser], frozenset[Grant]]:
        """`of` for many users, with one look at the service."""


def kept_as(kept: Kept, talk: Talk) -> Grants:
    return _Groups(talk) if kept == "groups" else _Values(talk, kept)


class _Groups:
    """A grant is being a member of the group of its name, which is created when it is not there."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def of(self, user: ScimUser) -> frozenset[Grant]:
        grants = (grant_named(group.display_name) for group in self._groups_of(user))
        return frozenset(grant for grant in grants if grant)

    def give(self, user: ScimUser, grants: Iterable[Grant]) -> None:
        for grant in grants:
            group = self._called(grant) or self._created(grant)
            joins: PatchOperation[Any] = PatchOperation(
                op=PatchOperation.Op.add, path="members", value=[member(user)]
            )
            # Two who join at the same time do not stand in each other's way.
            self._talk.change(group, [joins], seen=False)

    def take(self, user: ScimUser, grants: Iterable[Grant]) -> None:
        names = {grant_name(grant) for grant in grants}
        leaves: PatchOperation[Any] = PatchOperation(
            op=PatchOperation.Op.remove, path=f"members[value eq {quoted(user.id)}]"
        )
        for group in self._groups_of(user) if names else ():
            if group.display_name in names:
                self._talk.change(group, [leaves], seen=False)

    def survey(self) -> Callable[[ScimUser], frozenset[Grant]]:
        held: dict[str, set[Grant]] = {}
        for group in self._talk.groups():
            if grant := grant_named(group.display_name):
                for one in member_ids(group):
                    held.setdefault(one, set()).add(grant)
        return lambda user: frozenset(held.get(user.id or "", ()))

    def _created(self, grant: Grant) -> Group:
        try:
            return self._talk.create(new_group(grant))
        except ConflictException:  # somebody else was faster
            group = self._called(grant)
            if group is None:
                raise
            return group

    def _called(self, grant: Grant) -> Group | None:
        name = grant_name(grant)
        found = self._talk.matching(
            Group,
            f"displayName eq {quoted(name)}",
            lambda group: group.display_name == name,
            without=["members"],
        )
        return found[0] if found else None

    def _groups_of(self, user: ScimUser) -> list[Group]:
        has_her = f"members.value eq {quoted(user.id)}"
        return self._talk.matching(Group, has_her, lambda group: user.id in member_ids(group))


class _Values:
    """A grant is a value of the user's own `roles` or `entitlements`."""

    def __init__(self, talk: Talk, attribute: str) -> None:
        self._talk = talk
        self._attribute = attribute

    def of(self, user: ScimUser) -> frozenset[Grant]:
        values = getattr(user, self._attribute) or []
        grants = (grant_named(value.value) for value in values)
        return frozenset(grant for grant in grants if grant)

    def give(self, user: ScimUser, grants: Iterable[Grant]) -> None:
        values = [{"value": grant_name(grant)} for grant in grants]
        if values:
            added: PatchOperation[Any] = PatchOperation(
                op=PatchOperation.Op.add, path=self._attribute, value=values
            )
            self._talk.change(user, [added])

    def take(self, user: ScimUser, grants: Iterable[Grant]) -> None:
        paths = [f"{self._attribute}[value eq {quoted(grant_name(grant))}]" for grant in grants]
        gone: list[PatchOperation[Any]] = [
            PatchOperation(op=PatchOperation.Op.remove, path=path) for path in paths
        ]
        if gone:
            self._talk.change(user, gone)

    def survey(self) -> Callable[[ScimUser], frozenset[Grant]]:
        return self.of
