"""The service as an operator runs it: a settings file, real servers, and a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.servers import PASSWORD, ImapServer, SmtpServer, free_port

WITHIN = 60.0  # seconds in which anything that is waited for must come about


def write_config(
    folder: Path, imap: ImapServer, user: str, smtp: SmtpServer, **provisioning: str
) -> tuple[Path, int]:
    """A settings file in `folder`; also the port that its desk listens on.

    `provisioning` has its `kind`, and `more` lines of settings.
    """
    port = free_port()
    config = folder / "config.toml"
    config.write_text(
        f"""
        [mailbox]
        host = "127.0.0.1"
        port = {imap.port}
        tls = "none"
        username = "{user}"
        password = "{PASSWORD}"
        poll_seconds = 30
        [smtp]
        host = "127.0.0.1"
        port = {smtp.port}
        tls = "none"
        [database]
        url = "sqlite:///{folder / "desk.db"}"
        [provisioning]
        kind = "{provisioning.get("kind", "directory")}"
        {provisioning.get("more", "")}
        [web]
        port = {port}
        """
    )
    return config, port


def command(config: Path, *words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Call `landssupport` as a person would at a terminal."""
    program = Path(sys.executable).with_name("landssupport")
    return subprocess.run(
        [str(program), "--config", str(config), *words],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
    )


@contextmanager
def running(config: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """`landssupport run`, up and answering; it is asked to stop at the end, and must."""
    program = Path(sys.executable).with_name("landssupport")
    process = subprocess.Popen(
        [str(program), "--config", str(config), "run"], env=os.environ | {"TZ": "UTC"}
    )
    try:
        wait_until(lambda: _answers(port) or process.poll() is not None)
        assert process.poll() is None, "the service ended by itself"
        yield process
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            assert process.wait(WITHIN) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_until(happens: Callable[[], object]) -> None:
    """Return as soon as it holds; fail where it does not come about."""
    deadline = time.monotonic() + WITHIN
    while not happens():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)
