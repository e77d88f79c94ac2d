"""The child process that reads documents: takes one after another from a pipe, until it closes."""

import json
import os
import resource
import shutil
import signal
import sys
import threading
from base64 import b64encode
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep
from typing import Any

from intake.documents.limits import Limits
from intake.documents.opening import clean, picture_of, places_of, sizes_of, text_of
from intake.reading import Attachment, Picture, Rectangle, Text

_MEGABYTE = 1_000_000


def serve(pipe: Connection, parent: int, folder: str) -> None:
    """Answer what is asked of each document, as JSON. Ends when the other does.

    `folder` is for temporary files; it goes when nobody else is left to clear it away.
    """
    threading.Thread(target=_end_with, args=(parent, folder), daemon=True).start()
    # What nearly every mail brings is read without a first time.
    import intake.documents.pdf  # noqa: F401

    bounded = False
    while True:
        try:
            order = json.loads(pipe.recv_bytes())
            content = pipe.recv_bytes()
        except (EOFError, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            return
        limits = Limits(**order["limits"])
        if not bounded:
            _bound_memory(limits.memory_mb)
            bounded = True
        _bound_time(limits.time_limit_seconds)
        attachment = Attachment(order["filename"], order["content_type"], content)
        del content
        pipe.send_bytes(_answer(attachment, order, limits))
        del attachment


def _answer(attachment: Attachment, order: dict[str, Any], limits: Limits) -> bytes:
    match order["ask"]:
        case "places":
            return _places(places_of(attachment, order["text"], order["spans"], limits))
        case "sizes":
            return json.dumps(sizes_of(attachment, limits)).encode()
        case "picture":
            return _picture(picture_of(attachment, order["page"], order["cover"], limits))
        case "clean":
            return json.dumps(clean(attachment)).encode()
        case _:
            return _text(text_of(attachment, limits))


def _places(places: list[tuple[Rectangle, ...]]) -> bytes:
    return json.dumps(
        [[[r.left, r.top, r.right, r.bottom] for r in each] for each in places]
    ).encode()


def _picture(picture: Picture | None) -> bytes:
    if picture is None:
        return b"null"
    content = b64encode(picture.content).decode()
    return json.dumps([content, picture.content_type, picture.is_covered]).encode()


def _text(text: Text) -> bytes:
    said = text.text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(
        {"verdict": text.verdict.value, "text": said, "pages": text.pages, "ocr": text.ocr},
        ensure_ascii=False,
    ).encode()


def _bound_memory(megabytes: int) -> None:
    """Bound what is written to, and the addresses beyond those that the interpreter has taken."""
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    size = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_AS, (mapped + size, mapped + size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time(seconds: float) -> None:
    """Bound the processor's time for one document; the parent's clock comes first as a rule."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _end_with(parent: int, folder: str) -> None:
    """End this process and what it started as soon as the parent is gone, also while it reads."""
    while os.getppid() == parent:
        sleep(0.5)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]), sys.argv[3])
