"""Whose words each line is, in the layouts of many mail programs and ticket systems."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from intake.mail import open_mail
from intake.reading import Role

LAYOUTS = (Path(__file__).parent / "files" / "layouts.txt").read_text().split("\n== ")[1:]
ROLES = {"N": Role.NEW, "S": Role.SIGNATURE, "F": Role.FORWARDED, "Q": Role.QUOTED}
KARLA = "Karla Thygesen <karla@nordjob.example>"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.partition(" ==")[0])
def test_it_knows_whose_words_each_line_is(layout: str) -> None:
    title, *marked = layout.strip("\n").split("\n")
    rows = [line.split("|", 1) for line in marked]
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = KARLA, "dfdg@star.dk", title.partition("== ")[2]
    mail.set_content("\n".join(text for _, text in rows))
    opened = open_mail(mail.as_bytes())
    found, place = [], 0
    for line in opened.text.split("\n"):
        if bare := line.lstrip("> ").strip():
            role = next(p.role for p in opened.passages if p.start <= place < p.end)
            found.append((role, bare))
        place += len(line) + 1
    told = [(ROLES[role], text.lstrip("> ").strip()) for role, text in rows]
    assert found == [each for each in told if each[1]]
