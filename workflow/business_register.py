"""The business register (CVR): a firm's name, and whether it has ceased. Off by default.

Asks Virk's CVR service as its documentation for system-to-system access tells: an Elasticsearch
query over HTTP with a name and a password, answered with one record a firm ("Vrvirksomhed").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from intake.edge import EdgeError

_FIELDS = ("virksomhedMetadata.nyesteNavn.navn", "navne", "livsforloeb")


@dataclass(frozen=True, slots=True)
class Service:
    """Where the register is asked, and as whom. `timeout_seconds` is for one question."""

    url: str
    username: str
    password: str
    timeout_seconds: float = 10


@dataclass(frozen=True, slots=True)
class Firm:
    name: str | None
    ceased: bool


def look_up(service: Service, cvr: str) -> Firm | None:
    """The firm of this number; None where the register has none.

    Raises EdgeError: for good where the address or the log-in is wrong, or where what answers is
    not the register.
    """
    query = {
        "_source": [f"Vrvirksomhed.{field}" for field in _FIELDS],
        "query": {"term": {"Vrvirksomhed.cvrNummer": int(cvr)}},
        "size": 1,
    }
    try:
        answer = httpx2.post(
            service.url,
            json=query,
            auth=(service.username, service.password),
            timeout=service.timeout_seconds,
        )
    except (httpx2.TransportError, httpx2.InvalidURL) as error:
        line = f"[business_register] url: does not answer ({type(error).__name__})"
        raise EdgeError(line) from error
    _refuse(answer.status_code)
    try:
        hits: Sequence[Mapping[str, Any]] = answer.json()["hits"]["hits"]
        return _firm(hits[0]["_source"]["Vrvirksomhed"]) if hits else None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise EdgeError(
            "[business_register] url: not the business register", permanent=True
        ) from None


def _refuse(status: int) -> None:
    if status in (401, 403):
        raise EdgeError("[business_register] username, password: refused", permanent=True)
    if status == 429 or status >= 500:
        raise EdgeError(f"[business_register] url: answers {status} for now")
    if status != 200:
        raise EdgeError(f"[business_register] url: answers {status}", permanent=True)


def _firm(record: Mapping[str, Any]) -> Firm:
    newest = (record.get("virksomhedMetadata") or {}).get("nyesteNavn") or {}
    names = [name for name in record.get("navne") or [] if _goes_on(name)]
    name = newest.get("navn") or (names[-1]["navn"] if names else None)
    lives = record.get("livsforloeb") or []
    return Firm(name, ceased=bool(lives) and not any(map(_goes_on, lives)))


def _goes_on(record: Mapping[str, Any]) -> bool:
    """Whether a record's period has no end."""
    return (record.get("periode") or {}).get("gyldigTil") is None
