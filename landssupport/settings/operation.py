"""What an operator sets and watches: [database], [log], [metrics], [health]."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from landssupport.logs import Format, Level
from landssupport.settings.section import Count, Port, Section
from workflow.database import is_url

_ENGINES = ("sqlite:///", "postgresql+psycopg://")


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Annotated[str, Field(repr=False)] = "sqlite:///landssupport.db"
    """sqlite:/// and a path (a relative one starts at the working folder), or
    postgresql+psycopg://user:password@host/name, where one machine is not enough."""
    url_file: Path | None = None
    """A file that holds the URL, in place of url, as a password may stand in it."""

    @field_validator("url")
    @classmethod
    def _is_built(cls, url: str) -> str:
        # Never quoted: a URL may hold a password.
        if not url.removeprefix("sqlite:///") or not url.startswith(_ENGINES):
            raise ValueError("not a database's URL; use one as sqlite:///landssupport.db")
        if not is_url(url):
            raise ValueError("not a database's URL; in a password, write @ : / as %40 %3A %2F")
        return url


class LogSettings(Section):
    """What is written to standard error. Nothing personal and no secret is, at any level."""

    format: Format = "readable"
    """"readable" (a line for a person) or "json" (an object a line, for what collects logs)."""
    level: Level = "info"
    """The least that is told: "debug", "info", "warning" or "error". Of libraries only that they
    warned is ever told."""


class MetricsSettings(Section):
    """Figures for Prometheus (/metrics) and health of this process (/health), on a port of their
    own; every process of a machine needs another. Whoever reaches the port may read them: there is
    nothing personal in them, but keep it inside."""

    host: str = "127.0.0.1"
    """The address to listen on."""
    port: Port | None = None
    """The port to listen on. Without it there are no figures."""


class HealthSettings(Section):
    """When /health tells of trouble (503) and since when."""

    mailbox_minutes: Count = 15
    """Minutes without a pass over the mailbox that came through; 0 tells nothing."""
    outbox_minutes: Count = 30
    """Minutes in which nobody carries out what is due in the outbox, or nothing of one kind
    (reading, sending, provisioning) comes through; 0 tells nothing."""
