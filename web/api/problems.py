"""What goes wrong at the API, each as a problem in JSON (RFC 9457)."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from workflow.states import Hindered, MoveNotAllowed, Refused, StaleTicket
from workflow.who_wrote import SecondLookNeeded

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """RFC 9457. `code` is a word for programs, `doubts` what is doubted of who wrote."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    code: str = ""
    doubts: list[str] = Field(default_factory=list)


class Stop(Exception):
    """A request that is not carried out."""

    def __init__(
        self, status: int, detail: str, code: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.code = status, detail, code
        self.headers = dict(headers or {})


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an operation tells in OpenAPI what else it may answer; 422 and 500 are always there."""
    schema = Problem.model_json_schema(mode="serialization")
    content = {MEDIA_TYPE: {"schema": schema}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted({*statuses, 401, 403, 422, 500})
    }


def handle(api: FastAPI) -> None:
    """Have every error of this application answered as a problem."""
    api.add_exception_handler(Stop, _stopped)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(RequestValidationError, _not_valid)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Exception, _failed)


def _stopped(_: Request, error: Exception) -> Response:
    assert isinstance(error, Stop)
    return _answer(error.status, error.detail, error.code, headers=error.headers)


def _refused(_: Request, error: Exception) -> Response:
    if isinstance(error, StaleTicket):
        return _answer(412, "the ticket has changed since that version", "stale")
    if isinstance(error, SecondLookNeeded):
        doubts = [doubt["what"] for doubt in error.doubts]
        detail = "it is doubted who wrote; look into it, then say so with second_look"
        return _answer(409, detail, "second_look_needed", doubts)
    code = "refused"
    if isinstance(error, MoveNotAllowed):
        code = "not_in_this_state"
    elif isinstance(error, Hindered):
        code = error.what
    return _answer(409, str(error), code)


def _not_valid(_: Request, error: Exception) -> Response:
    """What is wrong and where, without what was sent: it may be anything."""
    assert isinstance(error, RequestValidationError)
    wrong = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
    detail = "; ".join(wrong)[:1000].encode("ascii", "replace").decode()
    return _answer(422, detail, "not_valid")


def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(error.status_code, "", headers=dict(error.headers or {}))


def _failed(_: Request, error: Exception) -> Response:
    return _answer(500, "the fault is ours and has been noted")


def _answer(
    status: int,
    detail: str,
    code: str = "",
    doubts: list[str] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        doubts=doubts or [],
    )
    return JSONResponse(problem.model_dump(), status, headers, MEDIA_TYPE)
