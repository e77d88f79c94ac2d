"""Failure 2: the mail server goes away, and mails that came meanwhile are never fetched."""

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail
from tests.servers import cutting_proxy, proxy_cut_at_line


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


@pytest.mark.parametrize("heard", [False, True], ids=["unheard", "heard"])
def test_a_connection_cut_in_any_command_loses_nothing_and_doubles_nothing(mailroom, heard):
    whole, line, delivered, cut = mailroom.port, 0, 0, True
    while cut:
        line += 1
        for _ in range(2):
            delivered += 1
            mailroom.deliver(a_mail("Hej", message_id=f"<{delivered}@a.example>"))
        with proxy_cut_at_line(whole, line, heard) as mailroom.port:
            try:
                mailroom.poll()
                cut = mailroom.folder() != []  # the last lines, to part, may be lost
            except EdgeError:
                pass
        mailroom.port = whole
        mailroom.poll()
        assert mailroom.folder() == []
        assert len(mailroom.office.tickets()) == delivered
    assert line > 6, "log in, select, search, fetch, move"
