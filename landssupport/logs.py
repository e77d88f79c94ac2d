"""How the service logs: one line an event, and nothing personal in it."""

import logging
import sys
import traceback
from types import TracebackType

_NOISY = (
    "alembic",
    "httpcore2",
    "httpx2",  # writes whole addresses, which a search for a user is in
    "imapclient",
    "mailparser",
    "pdfminer",
    "uvicorn.access",
    "mail.log",
)


class _Formatter(logging.Formatter):
    def formatException(  # noqa: N802  (the standard library's name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Where it happened, without the exception's own text, which may quote a mail."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__name__ if kind else ''}"


def log_to_stderr(level: int = logging.INFO) -> None:
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[out], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
