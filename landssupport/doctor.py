"""`landssupport doctor`: is everything there that the service needs? One line each."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import make_url

from intake.edge import EdgeError
from intake.mailbox import Mailbox
from intake.rules import DATA, RulesError, load_rules
from landssupport.config import ConfigError
from landssupport.parts import account_of, assemble, old_mail, provider_of
from landssupport.settings import Settings
from workflow import answers, smtp
from workflow.business_register import look_up
from workflow.database import DatabaseRefused, shown
from workflow.facts import specimens

_ANY_FIRM = "55568510"  # the authority itself
REFUSALS = (ConfigError, DatabaseRefused, EdgeError, RulesError)


def examine(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    """What was looked at, whether it is well, and what was found."""
    for name, check in CHECKS.items():
        try:
            yield name, True, check(settings)
        except REFUSALS as error:
            yield name, False, str(error)


def _rules(settings: Settings) -> str:
    return f"{len(load_rules(DATA).municipalities)} municipalities"


def _templates(settings: Settings) -> str:
    mistakes = answers.mistakes_in_templates(specimens(load_rules(DATA)))
    if mistakes:
        raise ConfigError("; ".join(mistakes))
    return f"{len(answers.Answer)} answers"


def _database(settings: Settings) -> str:
    assemble(settings).desk.database.close()
    return f"schema of this version at {shown(settings.database.url)}"


def _mailbox(settings: Settings) -> str:
    parts = assemble(settings)
    try:
        with Mailbox(account_of(parts)) as mailbox:
            waiting = len(mailbox.waiting())
        found = f"{waiting} mails wait in {settings.mailbox.folder}"
        if first := old_mail(parts):
            found += f"; first run: {first[1]} of them are too old to be answered by themselves"
        return found
    finally:
        parts.desk.database.close()


def _smtp(settings: Settings) -> str:
    parts = assemble(settings)
    try:
        relay = settings.smtp.relay(parts.token)
        if relay is None:
            raise ConfigError("[smtp] host is not set; answers would wait in the outbox")
        smtp.check(relay)
        return f"{relay.server} takes our mails"
    finally:
        parts.desk.database.close()


def _provisioning(settings: Settings) -> str:
    parts = assemble(settings)
    try:
        return parts.access.check()
    finally:
        parts.desk.database.close()


def _log_in(settings: Settings) -> str:
    provider = provider_of(settings)
    if provider is None:
        return "by local accounts alone"
    provider.begin(f"{settings.web.address}/oidc/svar")
    return f"{settings.web.oidc.issuer} answers"


def _ocr(settings: Settings) -> str:
    if not settings.reading.ocr:
        return "off: pages that are only a picture are not read"
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        raise ConfigError("[reading] ocr: tesseract is not installed; install tesseract-ocr")
    listed = subprocess.run(  # noqa: S603
        [tesseract, "--list-langs"], capture_output=True, text=True, check=False
    )
    if "dan" not in listed.stdout.split():
        raise ConfigError("[reading] ocr: Danish is not installed; install tesseract-ocr-dan")
    return "tesseract with Danish"


def _log(settings: Settings) -> str:
    return f"{settings.log.format}, from {settings.log.level} on, to standard error"


def _metrics(settings: Settings) -> str:
    host, port = settings.metrics.host, settings.metrics.port
    if port is None:
        return "off: no figures for Prometheus"
    if _is_ours(host, port):
        return f"a running service has {host}:{port}"
    try:
        socket.create_server((host, port), family=_family(host)).close()
    except OSError as error:
        place = f"{host}:{port}"
        line = f"[metrics] host, port: cannot listen on {place}: {error.strerror}"
        raise ConfigError(line) from error
    return f"{host}:{port} is free"


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _is_ours(host: str, port: int) -> bool:
    """Whether a service of ours has this port, and tells of itself."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    asked = http.client.HTTPConnection(near, port, timeout=5)
    try:
        asked.request("GET", "/metrics")
        return b"landssupport_" in asked.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _folders(settings: Settings) -> str:
    """Where we write: what a unit or a container shuts off shows here."""
    wanted = {"TMPDIR (attachments are read there)": Path(tempfile.gettempdir())}
    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and url.database:
        wanted["[database] url"] = Path(url.database).absolute().parent
    for setting, folder in wanted.items():
        if not os.access(folder, os.W_OK | os.X_OK):
            raise ConfigError(f"{setting}: {folder} cannot be written to by this user")
    return f"{', '.join(str(folder) for folder in wanted.values())} can be written to"


def _business_register(settings: Settings) -> str:
    service = settings.business_register.service()
    if service is None:
        return "off: firms' names are not looked up"
    firm = look_up(service, _ANY_FIRM)
    return f"answers ({firm.name if firm else 'without the authority'})"


CHECKS: dict[str, Callable[[Settings], str]] = {
    "rules": _rules,
    "templates": _templates,
    "database": _database,
    "mailbox": _mailbox,
    "smtp": _smtp,
    "provisioning": _provisioning,
    "business register": _business_register,
    "log-in": _log_in,
    "ocr": _ocr,
    "log": _log,
    "metrics": _metrics,
    "folders": _folders,
}
