"""An operator's service: started by systemd, under the unit's system call filter, watched by
figures and by its log. A whole journey of people with names that would be seen in a log."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.builders import a_mail, a_request, an_agreement
from tests.deploy.units import UNDER_FILTER, allowed_calls
from tests.journeys.running import WITHIN, command, wait_until, write_config
from tests.servers import PASSWORD, ImapServer, SmtpServer, free_port
from workflow import caseworkers
from workflow.database import open_database

NAMES = ("Xerxes", "Qvortrup", "Zulfiqar", "Yggdrasil", "Wiinblad", "Jabberwock")
DESK_PASSWORD = "kaffe og rundstykker"
WRONG = "Jabberwock-adgangskode"


def mails() -> list[bytes]:
    xerxes = "Xerxes Qvortrup <xerxes@qvortrup.example>"
    create = a_request(employee="Zulfiqar Wiinblad", email="zulfiqar@qvortrup.example")
    agreement = {"Wiinblad Yggdrasil.pdf": an_agreement()}
    more: dict[str, str] = {"sender": xerxes}
    return [
        a_mail(
            create, subject="Yggdrasil", message_id="<1@qvortrup.example>", pdfs=agreement, **more
        ),
        a_mail("Hej, 010190-1234 er Yggdrasil", message_id="<2@qvortrup.example>", **more),
        a_mail(
            create.replace("Zulfiqar", "Yggdrasil"), message_id="<3@qvortrup.example>", **more
        ).replace(b"Content-Type: text/plain", b"Content-Type: text/Wiinblad; charset=Jabberwock"),
        a_mail(
            create, message_id="<4@qvortrup.example>", pdfs={"Xerxes.pdf": b"%PDF-1.7 ?"}, **more
        ),
        b"From: <xerxes@qvortrup.example>\r\nTo: Yggdrasil\xff\r\nSubject: =?x?Zulfiqar?=\r\n\r\n",
    ]


@contextmanager
def systemd(path: Path) -> Iterator[list[str]]:
    """What a service tells on this socket, as it tells it."""
    heard: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(path))

        def listen() -> None:
            while told := listening.recv(100).decode():
                heard.append(told)

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield heard
        finally:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ours:
                ours.sendto(b"", str(path))
            thread.join()


def test_it_is_watched_and_its_log_names_nobody(
    imap: ImapServer, smtp: SmtpServer, tmp_path: Path
) -> None:
    user = imap.new_user()
    config, port = write_config(tmp_path, imap, user, smtp)
    figures = free_port()
    log = '\n[log]\nformat = "json"\nlevel = "debug"\n'
    config.write_text(f"{config.read_text()}{log}\n[metrics]\nport = {figures}\n")
    database = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    caseworkers.add(database, "ib", "caseworker", DESK_PASSWORD)
    database.close()
    smtp.replies["RCPT"] = "450 4.7.1 <xerxes@qvortrup.example> Qvortrup must wait"
    for mail in mails():
        imap.deliver(user, mail)

    program = [str(Path(sys.executable).with_name("landssupport")), "--config", str(config), "run"]
    calls = ",".join(sorted(allowed_calls()))
    said = (tmp_path / "log").open("wb")
    with systemd(tmp_path / "notify") as heard, said:
        service = subprocess.Popen(
            [sys.executable, str(UNDER_FILTER), calls, *program],
            stdout=said,
            stderr=said,
            env=os.environ
            | {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "3000000"},
        )
        try:
            wait_until(lambda: heard[:2] == ["READY=1", "WATCHDOG=1"])
            wait_until(lambda: _figure(figures, 'landssupport_steps_failed_total{deed="send"}'))
            wait_until(lambda: _figure(figures, "landssupport_mails_read_total") == len(mails()))
            assert _log_in(port, "Yggdrasil", WRONG) == _log_in(port, "ib", WRONG) == 422
            assert _figure(figures, "landssupport_log_ins_refused_total") == 2
            tickets = json.loads(command(config, "tickets", "--json").stdout)
            [ready] = [t["number"] for t in tickets if t["state"] == "ready"]
            assert command(config, "approve", str(ready), "--as", "ib").returncode == 0
            wait_until(lambda: _figure(figures, 'landssupport_tickets{state="done"}') == 1)
            _nothing_personal(urlopen(f"http://127.0.0.1:{figures}/metrics").read().decode())
            assert urlopen(f"http://127.0.0.1:{figures}/health").status == 200
            smtp.replies.clear()
        finally:
            service.send_signal(signal.SIGTERM)
            assert service.wait(WITHIN) == 0
        wait_until(lambda: heard[-1] == "STOPPING=1")

    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert {"landssupport.service", "workflow.worker"} <= {line["logger"] for line in lines}
    assert any("450" in line["message"] for line in lines)
    _nothing_personal((tmp_path / "log").read_text())
    again = command(config, "work")  # in words for people, with the commands' own output
    assert again.returncode == 0
    _nothing_personal(again.stdout + again.stderr)


def _nothing_personal(text: str) -> None:
    for name in (*NAMES, "010190", PASSWORD, DESK_PASSWORD):
        assert not re.search(re.escape(name), text, re.IGNORECASE), name


def _figure(port: int, name: str) -> float:
    told = urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
    found = re.search(rf"^{re.escape(name)} (\S+)$", told, re.MULTILINE)
    return float(found[1]) if found else 0


def _log_in(port: int, name: str, password: str) -> int:
    url = f"http://127.0.0.1:{port}"
    form = urlencode({"navn": name, "adgangskode": password}).encode()
    try:
        with urlopen(Request(f"{url}/log-ind", form, {"Origin": url})) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code
