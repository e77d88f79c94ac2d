"""A process that dies by SIGKILL at a point that the test chooses.

Points lie before and after every commit, IMAP command, SMTP hand-over and SCIM request. It is
started once with everything imported; for each call it forks, so that a hundred deaths cost little.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
IMAP_COMMANDS = (
    "login",
    "plain_login",
    "select_folder",
    "search",
    "fetch",
    "create_folder",
    "move",
    "copy",
)
SENT, COMMITTED = "smtp data after", "commit after"


@dataclass(frozen=True)
class Life:
    """How a command went: the points that it passed, the last of them where it `died`."""

    died: bool
    points: tuple[str, ...]

    @property
    def died_in_the_dark(self) -> bool:
        """Whether it died after a mail was taken and before that was on record: nobody can know
        then, and the mail is sent a second time."""
        last_sent = max((n for n, p in enumerate(self.points) if p == SENT), default=None)
        return self.died and last_sent is not None and COMMITTED not in self.points[last_sent:]


class Mortal:
    """The other end of the forking process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def call(self, *command: str, dies_at: int = 0) -> Life:
        """Run a `landssupport` command, which dies at that point, counted from 1."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([dies_at, *command]), file=self._process.stdin, flush=True)
        status, points = json.loads(self._process.stdout.readline())
        assert status in (0, -signal.SIGKILL), f"{command} ended with {status}"
        return Life(status != 0, tuple(points))


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
    # imported and compiled once, for all that are forked
    import httpcore2  # noqa: F401

    import landssupport.service  # noqa: F401
    import workflow.access.scim  # noqa: F401
    from intake.rules import DATA, load_rules
    from landssupport.cli import main

    load_rules(DATA)

    for line in sys.stdin:
        dies_at, *command = json.loads(line)
        told, tells = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)
            _mark_points(dies_at, tells)
            os._exit(main(command))
        os.close(tells)
        with os.fdopen(told) as pipe:
            points = pipe.read().splitlines()
        _, status = os.waitpid(child, 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), points]), flush=True)


def _mark_points(dies_at: int, tells: int) -> None:
    """Have each point tell its name, and the chosen one be the last."""
    import smtplib

    import httpx2
    from imapclient import IMAPClient
    from sqlmodel import Session

    passed = 0

    def point(name: str) -> None:
        nonlocal passed
        passed += 1
        os.write(tells, f"{name}\n".encode())
        if passed == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def mark(owner: Any, name: str, kind: str) -> None:
        real = getattr(owner, name)

        def marked(*args: Any, **more: Any) -> Any:
            point(f"{kind} before")
            result = real(*args, **more)
            point(f"{kind} after")
            return result

        setattr(owner, name, marked)

    mark(Session, "commit", "commit")
    mark(smtplib.SMTP, "data", "smtp data")
    mark(httpx2.Client, "send", "scim request")
    for command in IMAP_COMMANDS:
        mark(IMAPClient, command, f"imap {command}")


if __name__ == "__main__":
    _serve()
