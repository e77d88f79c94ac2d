"""Reading documents in child processes that may hang, crash or eat memory without harm to us.

A child stays for the next document, since starting one costs more than reading most documents;
one that fails is killed with all that it started, and replaced.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Any

from intake.documents.limits import Limits
from intake.reading import Attachment, Picture, Rectangle, Text, Verdict

_ROOT = Path(__file__).parents[2]
_CHILD = "intake.documents.child"
_DOCUMENTS_A_CHILD = 200
_LARGEST = 100_000_000
# What a reader needs of our surroundings; settings hold secrets, and it gets none of them.
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "HOME")


class Isolation:
    """Calls with an attachment give its text. Any number of threads may call at once.

    Use it as a context manager: leaving it ends the children. They end too when this process does.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> "Isolation":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __call__(self, attachment: Attachment) -> Text:
        """The attachment's text. Never raises for what is in it; OSError if no child starts."""
        if len(attachment.content) > _LARGEST:
            return Text(Verdict.TOO_LARGE)
        with self._child() as child:
            return child.text_of(attachment)

    def rectangles(
        self, attachment: Attachment, text: str, spans: Sequence[tuple[int, int]]
    ) -> tuple[tuple[Rectangle, ...], ...]:
        """Where on the pages of a PDF, which gave `text`, each of its spans stands; see `Evidence`.

        Empty for a span that is not found, and for all where the document cannot be read. Never
        raises for what is in it; OSError if no child starts.
        """
        with self._child() as child:
            return child.rectangles(attachment, text, spans)

    def sizes(self, attachment: Attachment) -> tuple[tuple[float, float], ...]:
        """Width and height of the pages of a PDF or a picture, in the measure of `rectangles`.

        Of so many pages as a document may have; empty where none can be shown. Never raises for
        what is in it; OSError if no child starts.
        """
        with self._child() as child:
            return child.sizes(attachment)

    def picture(
        self, attachment: Attachment, page: int, cover: int | None = None
    ) -> Picture | None:
        """A page (from 1) of a PDF or a picture.

        With `cover` the CPR numbers on it are painted over, of which there are at least so many.
        None where it cannot be shown. Never raises for what is in it; OSError if no child starts.
        """
        with self._child() as child:
            return child.picture(attachment, page, cover)

    def clean(self, html: str) -> str | None:
        """A mail's HTML without all that runs, loads or sends; None where it is too much to clean.

        Never raises for what is in it; OSError if no child starts.
        """
        with self._child() as child:
            return child.clean(html)

    @contextlib.contextmanager
    def _child(self) -> Iterator["_Child"]:
        with self._lock:
            child = self._idle.pop() if self._idle else None
        child = child or _Child(self._limits)
        try:
            yield child
        finally:
            with self._lock:
                kept = not self._closed and child.is_fit()
                if kept:
                    self._idle.append(child)
            if not kept:
                child.end()

    def close(self) -> None:
        """End the children that are idle; those that read end when they have read."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()


class _Child:
    """A process that reads one document after another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = _DOCUMENTS_A_CHILD
        self._folder = tempfile.mkdtemp(prefix="landssupport-")
        ours, theirs = Pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, and no shell
                [
                    sys.executable,
                    "-m",
                    _CHILD,
                    str(theirs.fileno()),
                    str(os.getpid()),
                    self._folder,
                ],
                cwd=_ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        finally:
            theirs.close()
        self._pipe: Connection = ours

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return {
            **kept,
            "TMPDIR": self._folder,
            "LANG": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1",
            "MALLOC_ARENA_MAX": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def text_of(self, attachment: Attachment) -> Text:
        answer = self._asked(attachment)
        if isinstance(answer, Verdict):
            return Text(answer)
        return _text(answer)

    def rectangles(
        self, attachment: Attachment, text: str, spans: Sequence[tuple[int, int]]
    ) -> tuple[tuple[Rectangle, ...], ...]:
        if not spans:
            return ()
        asked = {"text": text, "spans": [list(each) for each in spans]}
        answer = self._asked(attachment, "places", asked)
        if isinstance(answer, Verdict):
            return ((),) * len(spans)
        return tuple(tuple(Rectangle(*each) for each in places) for places in answer)

    def sizes(self, attachment: Attachment) -> tuple[tuple[float, float], ...]:
        answer = self._asked(attachment, "sizes")
        if isinstance(answer, Verdict):
            return ()
        return tuple((float(width), float(height)) for width, height in answer)

    def picture(self, attachment: Attachment, page: int, cover: int | None) -> Picture | None:
        answer = self._asked(attachment, "picture", {"page": page, "cover": cover})
        if isinstance(answer, Verdict) or answer is None:
            return None
        content, content_type, is_covered = answer
        return Picture(b64decode(content), str(content_type), bool(is_covered))

    def clean(self, html: str) -> str | None:
        page = Attachment("mail.html", "text/html", html.encode("utf-8", "replace"))
        answer = self._asked(page, "clean")
        return None if isinstance(answer, Verdict) or answer is None else str(answer)

    def _asked(
        self, attachment: Attachment, ask: str = "text", more: Mapping[str, object] | None = None
    ) -> Any:
        """The child's answer; a verdict where it gives none."""
        self._left -= 1
        limits = self._limits
        order = {
            "ask": ask,
            "filename": attachment.filename,
            "content_type": attachment.content_type,
            "limits": {name: getattr(limits, name) for name in Limits.__slots__},
            **(more or {}),
        }
        try:
            self._pipe.send_bytes(json.dumps(order).encode())
            self._pipe.send_bytes(attachment.content)
            if self._pipe.poll(limits.time_limit_seconds):
                return json.loads(self._pipe.recv_bytes(limits.letters * 8 + 1_000_000))
        except (OSError, EOFError, ValueError):
            return self._why_it_ended()
        self.end()
        return Verdict.TIMEOUT

    def is_fit(self) -> bool:
        return self._left > 0 and self._process.returncode is None

    def end(self) -> None:
        """Kill the child and what it started, and clear away what it left."""
        self._pipe.close()
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _why_it_ended(self) -> Verdict:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.end()
        if self._process.returncode == -signal.SIGXCPU:
            return Verdict.TIMEOUT
        full = used.ru_maxrss * 1024 > self._limits.memory_mb * 1_000_000 * 0.5
        return Verdict.TOO_LARGE if full else Verdict.DAMAGED


def _text(answer: dict[str, object]) -> Text:
    return Text(
        Verdict(str(answer["verdict"])),
        str(answer["text"]),
        int(str(answer["pages"])),
        bool(answer["ocr"]),
    )
