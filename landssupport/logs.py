"""How the service logs: one line an event, and nothing personal or secret in it.

What our own lines say is ours to keep clean, by what is written in them; here stands what holds
where that fails: addresses and persons' numbers are masked, an exception's own words and whatever a
library writes are left out, since they may quote a mail or an address that a password is in.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Literal

Format = Literal["readable", "json"]
Level = Literal["debug", "info", "warning", "error"]

OURS = ("intake", "workflow", "web", "landssupport")
# Libraries whose lines tell of no mail and no address.
KNOWN = ("uvicorn.error",)
LONGEST = 2000  # letters of one line's words

_ADDRESS = re.compile(r"[^\s<>@'\"(),;:]+@[\w.-]+")
_PERSONS_NUMBER = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def log_to_stderr(form: Format = "readable", level: Level = "info") -> None:
    """Have all that is logged written to standard error; of libraries only what they warn of."""
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(_Json() if form == "json" else _Readable())
    logging.basicConfig(level=logging.WARNING, handlers=[out], force=True)
    logging.captureWarnings(True)
    for library in KNOWN:
        logging.getLogger(library).setLevel(logging.WARNING)
    for room in OURS:
        logging.getLogger(room).setLevel(level.upper())


def said(record: logging.LogRecord) -> str:
    """A record's words, without what may not stand in a log."""
    if record.name.split(".")[0] not in OURS and record.name not in KNOWN:
        place = f"{record.module}:{record.lineno}"
        return f"a library wrote a line (at {place}); it is left out, as it may quote a mail"
    return _masked(record.getMessage())


def where(record: logging.LogRecord) -> list[str]:
    """Of what kind an exception was and where it happened, the innermost place last: never its own
    text, which may quote a mail, nor a line of code."""
    kind, _, trace = record.exc_info or (None, None, None)
    if kind is None:
        return []
    frames = traceback.extract_tb(trace)
    return [kind.__name__, *(f"{f.filename}:{f.lineno} {f.name}" for f in frames)]


def _masked(text: str) -> str:
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    text = _PERSONS_NUMBER.sub("******-****", _ADDRESS.sub("***@***", text))
    return _CONTROL.sub(lambda control: repr(control[0])[1:-1], text)


class _Readable(logging.Formatter):
    """`2026-05-04 10:00:00,123 INFO workflow.poller: 3 new mails`, and below where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {said(record)}"
        return "\n    ".join([line, *where(record)])


class _Json(logging.Formatter):
    """An object a line, for what collects and searches logs."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "thread": record.threadName,
            "message": said(record),
        }
        if places := where(record):
            line |= {"error": places[0], "where": places[1:]}
        return json.dumps(line, ensure_ascii=False)
