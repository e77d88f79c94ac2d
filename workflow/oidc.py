"""EDGE: an OpenID Connect provider (authorization code with PKCE; RP-initiated logout).

Every failure is an EdgeError, or LogInDeclined where the provider lets nobody in.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from intake.edge import EdgeError
from workflow.provider import Begun, Client, LogInDeclined, Person

LEEWAY = 120  # seconds that its clock may differ from ours
# Signed with a key of its own: a token that is not signed, or with our secret, is none.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
ALGORITHMS += ["EdDSA", "Ed25519"]


@dataclass(frozen=True, slots=True)
class OpenIdProvider:
    """A provider as `workflow.provider.Provider` asks for it.

    Nothing is kept between two log-ins: what the provider says of itself (Discovery) and its keys
    are asked for each time, so that whatever it changes holds at once.
    """

    client: Client

    def begin(self, come_back: str) -> Begun:
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        with _session(self.client) as session:
            url, _ = session.create_authorization_url(
                _known(session, self.client)["authorization_endpoint"],
                state=state,
                code_verifier=verifier,
                nonce=nonce,
                redirect_uri=come_back,
            )
        return Begun(url, state, nonce, verifier)

    def finish(
        self, begun: Begun, answer: Mapping[str, str], come_back: str, now: datetime
    ) -> Person:
        client = self.client
        if not secrets.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
            raise LogInDeclined("the answer is not to this log-in")
        if answer.get("iss", client.issuer).rstrip("/") != client.issuer.rstrip("/"):  # RFC 9207
            raise LogInDeclined("the answer is another provider's")
        if "code" not in answer:
            raise LogInDeclined("the provider gave no code")
        with _session(client) as session:
            known = _known(session, client)
            session.token_endpoint_auth_method = _auth_method(client, known)
            token = session.fetch_token(
                known["token_endpoint"],
                grant_type="authorization_code",
                code=answer["code"],
                code_verifier=begun.verifier,
                redirect_uri=come_back,
            )
            keys = KeySet.import_key_set(cast(Any, _json(session, known["jwks_uri"])))
            claims = _checked(client, known["issuer"], token, keys, begun.nonce, now)
            if _groups(client, claims) is None or not claims.get(client.name_claim):
                claims = {**_userinfo(session, known, claims["sub"]), **claims}
        return _person(client, claims, token["id_token"])

    def log_out_url(self, id_token: str, come_back: str) -> str | None:
        with _session(self.client) as session:
            endpoint = _known(session, self.client).get("end_session_endpoint")
        if not endpoint:
            return None
        told = {
            "id_token_hint": id_token,
            "client_id": self.client.client_id,
            "post_logout_redirect_uri": come_back,
        }
        return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(told)}"


@contextmanager
def _session(client: Client) -> Iterator[Any]:
    """A connection to the provider; whatever goes wrong on it is an EdgeError."""
    host = urlsplit(client.issuer).netloc
    try:
        with OAuth2Client(
            client.client_id,
            client.client_secret,
            scope=client.scope,
            code_challenge_method="S256",
            timeout=client.timeout_seconds,
            verify=str(client.ca_file) if client.ca_file else True,
        ) as session:
            yield session
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        line = f"web.oidc.issuer: {host} does not answer ({type(error).__name__})"
        raise EdgeError(line) from None
    except (AuthlibBaseError, JoseError) as error:
        code = str(getattr(error, "error", "") or type(error).__name__)[:60]
        raise EdgeError(f"web.oidc: {host} gives nobody in ({code})", permanent=True) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # not what it should be
        line = f"web.oidc.issuer: {host} does not answer as it should ({type(error).__name__})"
        raise EdgeError(line, permanent=True) from error


def _known(session: Any, client: Client) -> dict[str, Any]:
    """What the provider says of itself (OpenID Connect Discovery)."""
    found = _json(session, f"{client.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found["issuer"].rstrip("/") != client.issuer.rstrip("/"):
        raise ValueError("its name is another than the one that it is asked by")
    return found


def _json(session: Any, url: str) -> dict[str, Any]:
    answer = session.request("GET", url, withhold_token=True)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise TypeError("an object was expected")
    return found


def _auth_method(client: Client, known: Mapping[str, Any]) -> str:
    if not client.client_secret:
        return "none"
    methods = known.get("token_endpoint_auth_methods_supported", ("client_secret_basic",))
    return "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"


def _checked(
    client: Client,
    issuer: str,
    token: Mapping[str, Any],
    keys: KeySet,
    nonce: str,
    now: datetime,
) -> dict[str, Any]:
    """The claims of the ID token, which is signed by the provider, for us, now, and for this
    log-in (OpenID Connect Core, 3.1.3.7)."""
    signed = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
    claims = CodeIDToken(
        signed.claims,
        signed.header,
        {
            "iss": {"essential": True, "value": issuer},
            "aud": {"essential": True, "value": client.client_id},
        },
        {
            "nonce": nonce,
            "client_id": client.client_id,
            "access_token": token.get("access_token"),
        },
    )
    claims.validate(now=int(now.timestamp()), leeway=LEEWAY)
    return dict(claims)


def _userinfo(session: Any, known: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """What the provider tells besides the ID token, where it does."""
    if "userinfo_endpoint" not in known:
        return {}
    answer = session.request("GET", known["userinfo_endpoint"])
    answer.raise_for_status()
    found = answer.json()
    if found["sub"] != subject:
        raise ValueError("it tells of somebody else")
    return dict(found)


def _person(client: Client, claims: Mapping[str, Any], id_token: str) -> Person:
    groups = _groups(client, claims) or frozenset()
    role = next((role for role, of_role in client.roles if of_role & groups), None)
    name = claims.get(client.name_claim) or claims["sub"]
    return Person(client.issuer, claims["sub"], str(name), role, id_token)


def _groups(client: Client, claims: Mapping[str, Any]) -> frozenset[str] | None:
    """The person's groups; None where the claims do not tell of any."""
    found: Any = claims.get(client.roles_claim)
    if found is None:
        found = claims
        for part in client.roles_claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        found = [found]
    return frozenset(map(str, found)) if isinstance(found, list) else None
