"""Failure 2: the mail server goes away, and mails that came meanwhile are never fetched."""

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail
from tests.servers import cutting_proxy


def test_what_came_while_the_server_was_away_is_taken_in_when_it_is_back(mailroom):
    mailroom.deliver(*(a_mail(f"Mail {n}", message_id=f"<{n}@a.example>") for n in range(50)))
    whole = mailroom.port
    for after in (10, 400, 3000, 9000):
        with cutting_proxy(whole, after) as mailroom.port, pytest.raises(EdgeError):
            mailroom.poll()
    mailroom.port = whole
    mailroom.poll()
    assert mailroom.folder() == []
    assert len(mailroom.office.tickets()) == 50
