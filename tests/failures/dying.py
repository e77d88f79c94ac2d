"""A process that dies by SIGKILL at a point that the test chooses.

Points lie before and after every commit, IMAP command, SMTP hand-over and SCIM request. It is
started once with everything imported; for each call it forks, so that a hundred deaths cost little.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
IMAP_COMMANDS = ("login", "plain_login", "select_folder", "search", "fetch", "move", "copy")
LIVED = 0


class Mortal:
    """The other end of the forking process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def call(self, *command: str, dies_at: int = 0) -> int | None:
        """Run a `landssupport` command: how many points it passed; None where it died at one."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([dies_at, *command]), file=self._process.stdin, flush=True)
        status, passed = json.loads(self._process.stdout.readline())
        assert status in (LIVED, -signal.SIGKILL), f"{command} ended with {status}"
        return passed if status == LIVED else None


@contextmanager
def mortal() -> Iterator[Mortal]:
    command = [sys.executable, "-m", "tests.failures.dying"]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Mortal(process)
        assert process.stdin
        process.stdin.close()
        process.wait(10)


def _serve() -> None:
    # imported once, for all that are forked
    import landssupport.service  # noqa: F401
    import workflow.access.scim  # noqa: F401
    from landssupport.cli import main

    for line in sys.stdin:
        dies_at, *command = json.loads(line)
        told, tells = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)
            passed = _count_points(dies_at)
            status = main(command)
            os.write(tells, str(passed()).encode())
            os._exit(status)
        os.close(tells)
        _, status = os.waitpid(child, 0)
        with os.fdopen(told) as pipe:
            passed_points = int(pipe.read() or 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), passed_points]), flush=True)


def _count_points(dies_at: int) -> Callable[[], int]:
    import smtplib

    import httpx2
    from imapclient import IMAPClient
    from sqlmodel import Session

    passed = 0

    def point() -> None:
        nonlocal passed
        passed += 1
        if passed == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def mark(owner: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def marked(*args: Any, **more: Any) -> Any:
            point()
            result = real(*args, **more)
            point()
            return result

        setattr(owner, name, marked)

    mark(Session, "commit")
    mark(smtplib.SMTP, "data")
    mark(httpx2.Client, "send")
    for command in IMAP_COMMANDS:
        mark(IMAPClient, command)
    return lambda: passed


if __name__ == "__main__":
    _serve()
