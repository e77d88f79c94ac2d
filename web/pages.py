"""Templates to pages. Whatever came in a mail is escaped, and CPR numbers are masked."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from intake.cpr import mask_cpr
from web import words
from web.guard import Visitor
from workflow.answers import danish_day, listed, spaced_cvr
from workflow.days import COPENHAGEN

TEMPLATES = Path(__file__).parents[1] / "templates" / "desk"
STATIC = Path(__file__).parent / "static"


def page(
    request: Request,
    name: str,
    facts: Mapping[str, Any],
    someone: Visitor | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The page `name` with what it shows; `someone` is who looks at it."""
    html = _templates().get_template(f"{name}.html").render(**facts, someone=someone)
    return HTMLResponse(html, status)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": danish_day,
        "time": _time,
        "cvr": spaced_cvr,
        "listed": listed,
        "size": words.size,
        "typed": _typed,
    }
    environment.globals |= {"words": words, "static": _static}
    return environment


def _shown(value: object) -> object:
    if value is None:
        return ""
    return mask_cpr(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _typed(text: str) -> Markup:
    """What somebody has just typed, for its own field: it must come back as it was, unmasked."""
    return Markup(escape(text))  # noqa: S704  (escaped)


def _time(at: datetime) -> str:
    """23. november 2026 kl. 22.11, in Copenhagen"""
    at = at.astimezone(COPENHAGEN)
    return f"{danish_day(at.date())} kl. {at:%H.%M}"


@cache
def _static(name: str) -> str:
    """A static file's address, which changes with its content."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={version}"
