"""Provisioning in a SCIM 2.0 service (RFC 7643, 7644); docs/decisions/0012 tells how and why.

A user is looked for before she is created, by `externalId` and then by `userName`: whatever died
after the service had created her, the next attempt finds her.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import httpx2
from authlib.integrations.httpx_client import OAuth2Client, OAuthError
from pydantic import ValidationError
from scim2_client import (
    RequestNetworkException,
    ResponsePayloadValidationException,
    SCIMClientException,
)
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import (
    ConflictException,
    EnterpriseUser,
    Group,
    InvalidFilterException,
    ListResponse,
    NotFoundException,
    PatchOp,
    PatchOperation,
    Resource,
    ResourceType,
    ResponseParameters,
    ScimPolicy,
    ScimProvider,
    SearchRequest,
    ServiceProviderConfig,
    User,
)
from scim2_models.exceptions import SCIMException

from intake.edge import EdgeError, connection_error, tls_context
from workflow.access import AccessError, Account, Problem
from workflow.access.scim_grants import kept_as
from workflow.access.scim_records import (
    ATTRIBUTES,
    FIRM,
    ScimUser,
    account,
    changes_to,
    firm_of,
    is_active,
    is_named,
    new_user,
    quoted,
    replaced,
)
from workflow.access.scim_service import Credentials, Service
from workflow.steps import Grant, Person

SECTION = "provisioning.scim"
PAGE = 200
# How long a service may ask us to wait within a deed; for longer, the outbox waits.
PATIENCE = timedelta(seconds=5)
ASKED_AGAIN = 2

AnyResource = TypeVar("AnyResource", bound=Resource[Any])


class Scim:
    by_hand = False

    def __init__(self, service: Service) -> None:
        self._service = service
        self._provider: ScimProvider | None = None
        self._token: Any = None
        self._token_is_new = False

    def ensure(self, person: Person, grants: Sequence[Grant]) -> None:
        if not (person.email and person.name):
            raise AccessError(Problem.INCOMPLETE)
        with self._talk() as talk:
            user = _ensured(talk, person)
            held = talk.kept.of(user)
            talk.kept.give(user, [grant for grant in grants if grant not in held])

    def withdraw(self, person: Person, grants: Sequence[Grant]) -> None:
        with self._talk() as talk:
            if user := _own(talk, person):
                talk.kept.take(user, talk.kept.of(user) & set(grants))

    def remove(self, person: Person) -> None:
        with self._talk() as talk:
            user = _own(talk, person)
            if user is None:
                return
            # Who is found by name must be found again where this dies halfway: she is ended last.
            talk.kept.take(user, talk.kept.of(user))
            if self._service.removal == "delete":
                talk.delete(user)
            else:
                talk.change(talk.read(user), [replaced("active", False)])

    def look_up(self, person: Person) -> Account | None:
        with self._talk() as talk:
            user = talk.find(person)
            return account(user, talk.kept.of(user)) if user else None

    def accounts(self) -> Iterator[Account]:
        """Users without a CVR number are not other actors' employees, and left out."""
        with self._talk() as talk:
            grants_of = talk.kept.survey()
            for user in talk.users():
                if is_active(user) and firm_of(user):
                    yield account(user, grants_of(user))

    def check(self) -> str:
        with self._talk() as talk:
            talk.check_schema(needs_groups=self._service.grants == "groups")
            users = talk.count(ScimUser)
            if self._service.grants == "groups":
                talk.count(Group)
        kept = f"grants as {self._service.grants}, who leaves: {self._service.removal}"
        return f"SCIM at {self._service.url}: {users} users; {kept}"

    # --- the connection ----------------------------------------------------------------------

    @contextmanager
    def _talk(self) -> Iterator["_Talk"]:
        """A connection for one deed; whatever fails on it becomes an AccessError."""
        with self._told(), closing(self._http()) as http:
            if self._provider is None:
                self._provider = _discovered(http)
            yield _Talk(SyncSCIMClient(http, provider=self._provider), self._service)

    def _http(self) -> httpx2.Client:
        service = self._service
        try:
            tls = tls_context(service.ca_file, SECTION)
        except EdgeError as error:
            raise AccessError(Problem.UNTRUSTED, error.message) from error
        options: dict[str, Any] = {
            "base_url": service.url,
            "timeout": service.timeout_seconds,
            "verify": tls,
            "transport": _Patient(verify=tls),
        }
        if service.credentials is None:
            return httpx2.Client(headers={"Authorization": f"Bearer {service.token}"}, **options)
        return self._with_oauth(service.credentials, options)

    def _with_oauth(self, credentials: Credentials, options: dict[str, Any]) -> httpx2.Client:
        client = OAuth2Client(
            client_id=credentials.client_id,
            client_secret=credentials.client_secret,
            scope=credentials.scope,
            token_endpoint=credentials.token_url,
            grant_type="client_credentials",
            token=self._token,
            **options,
        )
        self._token_is_new = self._token is None or self._token.is_expired(leeway=60)
        if self._token_is_new:
            try:
                self._token = _new_token(client, credentials.token_url)
            except AccessError:
                client.close()
                raise
        return cast("httpx2.Client", client)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (RequestNetworkException, httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _of_network(error.__cause__ or error, "url", self._service.url) from error
        except (SCIMException, SCIMClientException) as error:
            raise self._of_answer(error) from error
        except ValidationError as error:
            raise AccessError(Problem.NOT_TAKEN, _places(error)) from error

    def _of_answer(self, error: SCIMException | SCIMClientException) -> AccessError:
        """What an answer means that is no success. Its words may name a person, and stay out."""
        answer = getattr(error, "source", None)
        if not isinstance(answer, httpx2.Response):
            return AccessError(Problem.NOT_TAKEN, f"{SECTION}: {type(error).__name__}")
        status = answer.status_code
        if answer.is_success:
            return AccessError(Problem.NOT_UNDERSTOOD, f"{SECTION}.url: {_misread(error)}")
        setting = "url"
        if status in (401, 403):
            setting = "client_id" if self._service.credentials else "token"
        kind = _word(getattr(error, "scim_type", ""))
        detail = f"{SECTION}.{setting}: {self._service.url} answered {status} {kind}".rstrip()
        if status == 401 and self._service.credentials:
            self._token = None
            if not self._token_is_new:  # it was withdrawn, and the next attempt has another
                return AccessError(Problem.EXPIRED, detail)
        return AccessError(_problem_of(status), detail, _retry_after(answer))


class _Patient(httpx2.HTTPTransport):
    """Asks once more where a service that has too much to do says when.

    Never for a POST: a user might be created twice. The outbox tries again, and looks first.
    """

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        for _ in range(ASKED_AGAIN):
            answer = super().handle_request(request)
            wait = _retry_after(answer) if answer.status_code in (429, 503) else None
            if request.method == "POST" or wait is None or wait > PATIENCE:
                return answer
            answer.close()
            time.sleep(wait.total_seconds())
        return super().handle_request(request)


class _Talk:
    """What is said to the service within one deed."""

    def __init__(self, scim: SyncSCIMClient, service: Service) -> None:
        self._scim = scim
        self.kept = kept_as(service.grants, self)

    def find(self, person: Person) -> ScimUser | None:
        return self._by_address(person.email) if person.email else self._by_name(person)

    def _by_address(self, email: str) -> ScimUser | None:
        found = self.matching(
            ScimUser, f"externalId eq {quoted(email)}", lambda user: user.external_id == email
        ) or self.matching(
            ScimUser,
            f"userName eq {quoted(email)}",
            lambda user: (user.user_name or "").casefold() == email.casefold(),
        )
        if len(found) > 1:
            raise AccessError(Problem.SAME_ADDRESS)
        return found[0] if found else None

    def _by_name(self, person: Person) -> ScimUser | None:
        of_firm = f"{FIRM} eq {quoted(person.cvr)}"
        found = self.matching(ScimUser, of_firm, lambda user: is_named(user, person))
        if len(found) > 1:
            raise AccessError(Problem.SAME_NAME)
        return found[0] if found else None

    def matching(
        self,
        model: type[AnyResource],
        condition: str,
        fits: Callable[[AnyResource], bool],
        without: Sequence[str] = (),
    ) -> list[AnyResource]:
        """Those that fit. A service that cannot tell, or tells of others too, is not relied on."""
        try:
            return [one for one in self._pages(model, condition, without) if fits(one)]
        except InvalidFilterException:
            return [one for one in self._pages(model, None, without) if fits(one)]

    def users(self) -> Iterator[ScimUser]:
        return self._pages(ScimUser)

    def groups(self) -> Iterator[Group]:
        return self._pages(Group)

    def _pages(
        self, model: type[AnyResource], condition: str | None = None, without: Sequence[str] = ()
    ) -> Iterator[AnyResource]:
        seen = 0
        while True:
            asked = self._search(model, condition, without, start=seen + 1)
            answer = self._scim.query(model, query_parameters=asked)
            assert isinstance(answer, ListResponse)
            yield from answer.resources or []
            seen += len(answer.resources or [])
            if not answer.resources or seen >= (answer.total_results or 0):
                return

    def _search(
        self, model: type[Resource[Any]], condition: str | None, without: Sequence[str], start: int
    ) -> SearchRequest[Any]:
        config = self._scim.provider.config
        # Pages of what is in no order may leave somebody out.
        can_sort = config and config.sort and config.sort.supported
        is_user = model is ScimUser
        return SearchRequest(
            filter=condition,
            start_index=start,
            count=PAGE,
            sort_by=("userName" if is_user else "displayName") if can_sort else None,
            attributes=list(ATTRIBUTES) if is_user else None,
            excluded_attributes=list(without) or None,
        )

    def count(self, model: type[Resource[Any]]) -> int:
        asked: SearchRequest[Any] = SearchRequest(start_index=1, count=1, attributes=["id"])
        answer = self._scim.query(model, query_parameters=asked)
        assert isinstance(answer, ListResponse)
        return answer.total_results or 0

    def read(self, user: ScimUser) -> ScimUser:
        known = ResponseParameters[Any](attributes=list(ATTRIBUTES))
        return cast("ScimUser", self._scim.query(ScimUser, user.id, known))

    def create(self, resource: AnyResource) -> AnyResource:
        return cast("AnyResource", self._scim.create(resource))

    def change(
        self,
        resource: AnyResource,
        operations: list[PatchOperation[Any]],
        seen: bool = True,
    ) -> None:
        """Change a resource; with `seen`, only where it is still as it was read.

        PATCH is optional (RFC 7644, 3.5): else the whole is read, changed and put back.
        """
        model, provider = type(resource), self._scim.provider
        patch: PatchOp[Any] = PatchOp[model](operations=operations)  # type: ignore[valid-type]
        if provider.config and provider.config.patch and provider.config.patch.supported:
            if seen:
                self._scim.modify(resource, patch)
            else:
                self._scim.modify(model, resource.id, patch)
            return
        whole = cast("AnyResource", self._scim.query(model, resource.id))
        patch.patch(whole, provider.policy)
        self._scim.replace(whole)

    def delete(self, user: ScimUser) -> None:
        try:
            self._scim.delete(ScimUser, user.id)
        except NotFoundException:
            return  # she is gone already

    def check_schema(self, needs_groups: bool) -> None:
        """Whether the service has what we keep there. Raises AccessError."""
        answer = self._scim.query(ResourceType)
        assert isinstance(answer, ListResponse)
        kinds = {str(kind.schema_): kind for kind in answer.resources or []}
        users = kinds.get(str(User.__schema__))
        extensions = {str(one.schema_) for one in (users and users.schema_extensions) or []}
        if users is None:
            raise _lacks("users")
        if str(EnterpriseUser.__schema__) not in extensions:
            raise _lacks(f"the extension {EnterpriseUser.__schema__}, which keeps the CVR number")
        if needs_groups and str(Group.__schema__) not in kinds:
            raise _lacks('groups; set provisioning.scim.grants to "roles" or "entitlements"')


# --- the deeds -------------------------------------------------------------------------------


def _ensured(talk: _Talk, person: Person) -> ScimUser:
    user = talk.find(person) or _created(talk, person)
    if is_active(user):
        _refuse_others(user, person)
    else:  # what she had before she left is not hers again
        talk.kept.take(user, talk.kept.of(user))
        user = talk.read(user)
    if changes := changes_to(user, person):
        talk.change(user, changes)
        user = talk.read(user)
    return user


def _created(talk: _Talk, person: Person) -> ScimUser:
    try:
        return talk.create(new_user(person))
    except ConflictException:  # somebody else was faster, or a search does not show her
        user = talk.find(person)
        if user is None:
            raise AccessError(Problem.HIDDEN, f"{SECTION}.url: 409, and no such user") from None
        return user


def _own(talk: _Talk, person: Person) -> ScimUser | None:
    """The active user that is meant. Raises AccessError where she is another firm's."""
    user = talk.find(person)
    if user is None or not is_active(user):
        return None
    _refuse_others(user, person)
    return user


def _refuse_others(user: ScimUser, person: Person) -> None:
    if firm_of(user) is None:
        raise AccessError(Problem.NO_FIRM)
    if firm_of(user) != person.cvr:
        raise AccessError(Problem.OTHER_FIRM)


# --- the words of the protocol ---------------------------------------------------------------


def _discovered(http: httpx2.Client) -> ScimProvider:
    """The service as we use it, with what it says that it can do."""
    models: tuple[Any, ...] = (User, EnterpriseUser, Group)
    kinds = [ResourceType.from_resource(ScimUser), ResourceType.from_resource(Group)]
    # What we do not know of is kept, so that putting a user back loses nothing.
    policy = ScimPolicy(unknown=ScimPolicy.Unknown.keep)
    scim = SyncSCIMClient(http, provider=ScimProvider(models, kinds, policy=policy))
    config = scim.query(ServiceProviderConfig)
    assert isinstance(config, ServiceProviderConfig)
    return ScimProvider(models, kinds, config, policy)


# --- what went wrong -------------------------------------------------------------------------


def _problem_of(status: int) -> Problem:
    match status:
        case 401 | 403:
            return Problem.NOT_LET_IN
        case 404:
            return Problem.NOT_THERE
        case 409 | 412:
            return Problem.CHANGED
        case 429:
            return Problem.BUSY
        case 501:
            return Problem.NOT_TAKEN
        case _ if status >= 500:
            return Problem.FAILING
        case _ if status < 400:  # to another address, which is the one to set
            return Problem.NOT_THERE
        case _:
            return Problem.NOT_TAKEN


def _retry_after(answer: httpx2.Response) -> timedelta | None:
    """How long to stay away (RFC 9110, 10.2.3); a date is compared with the answer's own."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return timedelta(seconds=min(int(said), 10**6))
    try:
        until = parsedate_to_datetime(said)
        wait = until - parsedate_to_datetime(answer.headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return max(wait, timedelta())


def _new_token(client: Any, url: str) -> Any:
    """A token for our credentials. Raises AccessError."""
    try:
        token = client.fetch_token()
    except OAuthError as error:
        detail = f"{SECTION}.client_secret: {_server(url)} refused it {_word(error.error)}".rstrip()
        raise AccessError(Problem.NOT_LET_IN, detail) from error
    except httpx2.HTTPStatusError as error:
        status = error.response.status_code
        detail = f"{SECTION}.token_url: {_server(url)} answered {status}"
        raise AccessError(_problem_of(status), detail, _retry_after(error.response)) from error
    except httpx2.HTTPError as error:
        raise _of_network(error, "token_url", url) from error
    except ValueError:
        token = {}
    if "access_token" not in token:
        detail = f"{SECTION}.token_url: {_server(url)} gives no token"
        raise AccessError(Problem.NOT_UNDERSTOOD, detail)
    return token


def _of_network(error: BaseException, setting: str, url: str) -> AccessError:
    server = _server(url)
    if isinstance(error, httpx2.TimeoutException):
        detail = f"{SECTION}.timeout_seconds: {server} did not answer in time"
        return AccessError(Problem.AWAY, detail)
    cause = next((one for one in _causes(error) if isinstance(one, OSError)), None)
    if cause is None:
        return AccessError(Problem.AWAY, f"{SECTION}.{setting}: {server} broke off")
    # Whether TLS is spoken, and with whom, is in the address.
    told = connection_error(cause, SECTION, server).message
    line = re.sub(r"\.(host|tls):", f".{setting}:", told, count=1)
    return AccessError(Problem.UNTRUSTED if ".ca_file:" in line else Problem.AWAY, line)


def _word(text: str | None) -> str:
    """A word of the protocol that the other side chose, where it is one."""
    return text if text and re.fullmatch(r"\w{1,40}", text) else ""


def _server(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _misread(error: SCIMException | SCIMClientException) -> str:
    invalid = error.__cause__
    if isinstance(error, ResponsePayloadValidationException) and isinstance(
        invalid, ValidationError
    ):
        return f"an answer does not follow the schema: {_places(invalid)}"
    return "what answers does not speak SCIM"


def _places(error: ValidationError) -> str:
    """Where a record is wrong, without what stands there."""
    mistakes = [
        f"{'.'.join(str(part) for part in mistake['loc'])}: {mistake['type']}"
        for mistake in error.errors(include_url=False, include_input=False)
    ]
    return "; ".join(mistakes[:3])


def _lacks(what: str) -> AccessError:
    return AccessError(Problem.NOT_UNDERSTOOD, f"{SECTION}.url: the service has no {what}")
