"""Short mails of all kinds, as people write them, each with what it is."""

from pathlib import Path

import pytest

from tests.intake.readings import read

MAILS = (Path(__file__).parent / "files" / "kinds.txt").read_text().split("\n== ")[1:]


@pytest.mark.parametrize("mail", MAILS, ids=range(len(MAILS)))
def test_it_tells_the_kind(mail: str) -> None:
    head, _, words = mail.partition("\n")
    kind, subject, sender = (part.strip() for part in head.split("|"))
    assert read(words, subject=subject, sender=sender).kind.value == kind
