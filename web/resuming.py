"""What was typed on a ticket while a log-in ended: kept through the new log-in, and shown again.

It stays in the browser: the pages carry it along as hidden fields, and nothing is done with it
before the caseworker has seen it again.
"""

import re
from collections.abc import Mapping

from fastapi import Request, Response

from web.guard import Form, Visitor
from web.pages import page

_PREFIX = "felt."
_ON_A_TICKET = re.compile(r"/sag/(?:LS-)?[0-9]{1,9}/[a-z-]{1,40}", re.IGNORECASE)
_OF_THE_PAGE = {"token", "knap", "genoptag"}


def typed_in(request: Request) -> Form | None:
    """What a form on a ticket held that could not be carried out; None where there was none."""
    sent = getattr(request.state, "form", None)
    if not isinstance(sent, Form) or not _ON_A_TICKET.fullmatch(request.url.path):
        return None
    typed = Form({name: values for name, values in sent.items() if name not in _OF_THE_PAGE})
    return typed or None


def carried(form: Form) -> tuple[str, Form] | None:
    """The address and the fields that a log-in form carries along; None where it carries none."""
    path = form.one("felter-til")
    fields = {
        name.removeprefix(_PREFIX): values
        for name, values in form.items()
        if name.startswith(_PREFIX)
    }
    return (path, Form(fields)) if _ON_A_TICKET.fullmatch(path) and fields else None


def as_fields(path: str, typed: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """What a log-in form has to carry along."""
    fields = [(_PREFIX + name, value) for name, values in typed.items() for value in values]
    return [("felter-til", path), *fields]


def resume_page(
    request: Request, path: str, typed: Form, someone: Visitor, status: int = 200
) -> Response:
    """The page from which a caseworker goes back to what she was typing."""
    facts = {
        "path": path,
        "ticket": path.split("/")[2],
        "fields": [(name, value) for name, values in typed.items() for value in values],
    }
    return page(request, "resume", facts, someone, status)
