"""A real OpenID Connect provider (Canaille) on a free port, and people who have accounts at it."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import httpx
from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import BaseWSGIServer, make_server

from tests.servers import free_port

SECRET = "en hemmelighed mellem os og udbyderen"
PASSWORD = "et kodeord hos udbyderen"
CLIENT = "landssupport"


@dataclass
class IdentityProvider:
    """The provider; `stop` takes it away, as a server that is down."""

    url: str
    app: Any
    server: BaseWSGIServer
    people: dict[str, Any] = field(default_factory=dict)

    def knows(self, name: str, *groups: str) -> None:
        """Give somebody an account, in these groups and no others."""
        with self.app.app_context(), Backend.instance.session():
            if name not in self.people:
                self.people[name] = models.User(
                    user_name=name,
                    family_name=name,
                    formatted_name=name.title(),
                    emails=[f"{name}@star.example"],
                    password=PASSWORD,
                )
                Backend.instance.save(self.people[name])
            for group in Backend.instance.query(models.Group):
                group.members = [m for m in group.members if m.user_name != name]
                Backend.instance.save(group)
            for group in groups:
                self._join(group, name)

    def _join(self, group: str, name: str) -> None:
        known = Backend.instance.get(models.Group, display_name=group)
        known = known or models.Group(display_name=group, members=[])
        known.members = [*known.members, self.people[name]]
        Backend.instance.save(known)

    def serves(self, desk: str) -> None:
        """Take the desk at this address for a client."""
        with self.app.app_context(), Backend.instance.session():
            for known in Backend.instance.query(models.Client):
                Backend.instance.delete(known)
            client = models.Client(
                client_id=CLIENT,
                client_name="Landssupport",
                client_secret=SECRET,
                client_uri=desk,
                redirect_uris=[f"{desk}/oidc/svar"],
                post_logout_redirect_uris=[f"{desk}/log-ind"],
                grant_types=["authorization_code"],
                response_types=["code"],
                scope=["openid", "profile", "groups"],
                token_endpoint_auth_method="client_secret_basic",
            )
            Backend.instance.save(client)
            client.audience = [client]
            Backend.instance.save(client)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    port = free_port()
    key = RSAKey.generate_key(2048, auto_kid=True)
    app = create_app(
        config={
            "SECRET_KEY": "x" * 32,
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {
                "DATABASE": "memory",
                "LOGGING": {"version": 1, "disable_existing_loggers": False},
            },
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
        }
    )
    server = make_server("127.0.0.1", port, app, threaded=True)
    provider = IdentityProvider(f"http://127.0.0.1:{port}", app, server)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield provider
    finally:
        provider.stop()
        thread.join()


def log_in_there(url: str, name: str, back_to: str, browser: httpx.Client | None = None) -> str:
    """Go where the desk sent us, log in and consent; the address that leads back to the desk."""
    browser = browser or httpx.Client()
    seen = _follow(browser, browser.get(url), back_to)
    for _ in range(6):
        if isinstance(seen, str):
            return seen
        seen = _follow(browser, _answer_form(browser, seen, name), back_to)
    raise AssertionError("the provider asks and asks")


def _answer_form(browser: httpx.Client, seen: httpx.Response, name: str) -> httpx.Response:
    fields: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", seen.text):
        attributes: Mapping[str, str] = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if attributes.get("name") and attributes.get("type") != "checkbox":
            fields[attributes["name"]] = attributes.get("value", "")
    known = {"login": name, "password": PASSWORD}
    fields |= {field: value for field, value in known.items() if field in fields}
    if 'value="accept"' in seen.text:
        fields["answer"] = "accept"
    action = re.search(r'<form[^>]*action="([^"]*)"', seen.text)
    to = urljoin(str(seen.url), (action[1] if action else "").replace("&amp;", "&"))
    return browser.post(to, data=fields)


def _follow(browser: httpx.Client, seen: httpx.Response, back_to: str) -> httpx.Response | str:
    while seen.is_redirect:
        to = urljoin(str(seen.url), seen.headers["Location"])
        if to.startswith(back_to):
            return to
        seen = browser.get(to)
    return seen
