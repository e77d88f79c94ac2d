"""EDGE: a token endpoint (OAuth 2.0, RFC 6749), for mailboxes of today.

It is asked as ourselves (client credentials), or with a refresh token, which may serve only once.
Every failure is an EdgeError.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.integrations.httpx_client import OAuth2Client, OAuthError

from intake.edge import EdgeError, TokenRefusedError
from workflow.tokens import Granted

# Errors (RFC 6749, 5.2) that pass; every other one is for a person to mend.
PASSES = {"temporarily_unavailable", "server_error", "slow_down"}
LASTS = 300  # seconds of a token that does not say how long it lasts


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where tokens are asked for, and as whom; with the `refresh_token` that a person got, where
    there is one, else as ourselves.
    """

    token_url: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    scope: str = ""
    timeout_seconds: float = 30

    @property
    def given_for(self) -> str:
        """What tells these settings from others, without what they are."""
        parts = (
            self.token_url,
            self.client_id,
            self.client_secret or "",
            self.refresh_token or "",
            self.scope,
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def server(self) -> str:
        return urlsplit(self.token_url).netloc


def ask(endpoint: Endpoint, refresh_token: str | None) -> Granted:
    """Ask for an access token. Raises EdgeError, and TokenRefusedError where a person has to act.

    `refresh_token` is the newest that was given; None asks as ourselves.
    """
    asked: dict[str, Any] = {"grant_type": "client_credentials"}
    if refresh_token:
        asked = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    if endpoint.scope:
        asked["scope"] = endpoint.scope
    method = "client_secret_post" if endpoint.client_secret else "none"
    try:
        with OAuth2Client(
            endpoint.client_id,
            endpoint.client_secret,
            token_endpoint_auth_method=method,
            timeout=endpoint.timeout_seconds,
        ) as client:
            return _granted(client.fetch_token(endpoint.token_url, **asked), endpoint)
    except OAuthError as error:
        raise _refusal(str(error.error), endpoint, bool(refresh_token)) from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        line = f"oauth.token_url: {endpoint.server} does not answer ({type(error).__name__})"
        raise EdgeError(line) from None
    except ValueError as error:  # not JSON
        line = f"oauth.token_url: {endpoint.server} does not answer as it should"
        raise EdgeError(line) from error


def _granted(answer: Any, endpoint: Endpoint) -> Granted:
    token = answer.get("access_token")
    if not isinstance(token, str) or not token.isascii():
        raise EdgeError(f"oauth.token_url: {endpoint.server} gives no token")
    lasts, newer = answer.get("expires_in"), answer.get("refresh_token")
    seconds = int(lasts) if str(lasts).isdecimal() else LASTS
    return Granted(token, min(seconds, 86_400), newer if isinstance(newer, str) else None)


def _refusal(error: str, endpoint: Endpoint, with_refresh_token: bool) -> EdgeError:
    code = "".join(c for c in error if c.isascii() and (c.isalnum() or c in "_-"))[:40]
    if code in PASSES:
        return EdgeError(f"oauth.token_url: {endpoint.server} gives no token now ({code})")
    setting = "refresh_token" if with_refresh_token and code == "invalid_grant" else "client_secret"
    line = f"oauth.{setting}: {endpoint.server} gives no token any more ({code})"
    return TokenRefusedError(f"{line}; a person has to give leave anew", code)
