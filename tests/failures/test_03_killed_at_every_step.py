"""Failure 3: a mail is taken out of the mailbox, and no ticket has it.

The service is killed before or after a commit, an IMAP command, a hand-over to SMTP or a SCIM
request, and started again. Points here are a sample, spread over the story; `python -m
bench.faults` dies at all of them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failures.dying import mortal
from tests.failures.story import Servers, play
from tests.scim import scim_server_process
from tests.servers import ImapServer, SmtpServer

APART = 23  # points between two deaths
PARTS = 2  # so that two processors share them


@pytest.fixture(scope="module")
def scim() -> Iterator[int]:
    with scim_server_process() as port:
        yield port


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_and_nothing_done_twice_whenever_it_dies(
    part: int, imap: ImapServer, smtp: SmtpServer, scim: int, tmp_path: Path
) -> None:
    dies_at = APART * (part + 1) // PARTS
    with mortal() as service:
        while True:
            folder = tmp_path / str(dies_at)
            folder.mkdir()
            url = f"sqlite:///{folder / 'desk.db'}"
            ending = play(service, Servers(imap, smtp, scim), folder, url, dies_at)
            assert not ending.lost, f"{ending.point} ({dies_at})"
            assert not ending.doubled, f"{ending.point} ({dies_at})"
            if ending.point is None:
                break
            dies_at += APART
    assert ending.points > 80, "the harness counts commits, IMAP commands, mails and SCIM requests"
