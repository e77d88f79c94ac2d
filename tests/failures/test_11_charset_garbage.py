"""Failure 11: letters come out wrong, and a name is created that nobody has."""

import pytest

from tests.cast import CVR

NAME = "Bjørg Ærø Ågård"
TEXT = f"Slet Bjørg Ærø Ågård, baa@a.example. Vi er Nordlys Job ApS, CVR {CVR}.\r\n"
HEAD = "From: Karla <karla@a.example>\r\nSubject: Nedlæg Bjørg Ærø\r\nMIME-Version: 1.0\r\n"


@pytest.mark.parametrize("encoded", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "us-ascii", "x-unknown", None])
def test_danish_letters_come_out_right_whatever_the_mail_says_of_itself(office, encoded, said):
    declared = f'Content-Type: text/plain; charset="{said}"\r\n' if said else ""
    raw = (HEAD + declared + "Content-Transfer-Encoding: 8bit\r\n\r\n" + TEXT).encode(encoded)
    ticket = office.arrive(raw)
    assert ticket.subject == "Nedlæg Bjørg Ærø"
    assert [employee["name"] for employee in ticket.verdict["employees"]] == [NAME]
