"""Bytes to letters: Danish names come out right whatever system wrote them."""

import time

import pytest

from intake.documents.limits import Limits
from intake.documents.opening import text_of
from intake.letters import decoded, tidy
from intake.mail import open_mail
from intake.reading import Attachment

NAMES = (
    "Navn;Arbejdssted\r\nÅse Bækby;Ærøskøbing\r\nBørge Ødegård;RØDOVRE\r\nCarl Müller;på Læsø\r\n"
)
DASHED = "Jens’ hold – “Åse” og Bjørn…"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "us-ascii"])
@pytest.mark.parametrize(
    "written",
    ["utf-8", "utf-8-sig", "cp1252", "cp850", "cp865", "mac-roman",
     "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)  # fmt: skip
def test_it_knows_what_system_wrote_a_file(written: str, declared: str | None) -> None:
    assert decoded(NAMES.encode(written), declared) == NAMES


@pytest.mark.parametrize("name", ["Åse", "på", "Sø", "Bækby", "Ødis", "GRÅSTEN", "Håkon Ærø"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252", "cp850", "mac-roman"])
def test_one_name_is_enough(name: str, written: str) -> None:
    assert decoded(name.encode(written)) == name


@pytest.mark.parametrize("written", ["utf-8", "cp1252", "mac-roman"])
def test_it_reads_typographers_signs(written: str) -> None:
    assert decoded(DASHED.encode(written)) == DASHED


@pytest.mark.parametrize(
    "said",
    ["Jens’ og Lars’ hold", "10 € – 5 €", "don’t", "Tomaš Šimek", "café", "½ tid, § 15", "7 °C"],
)
def test_windows_letters_without_danish_ones_stay_what_they_are(said: str) -> None:
    assert decoded(said.encode("cp1252")) == said


@pytest.mark.parametrize("said", [NAMES, DASHED, "Øster Sø", "Tomaš Bækby"])
@pytest.mark.parametrize("reader", ["cp1252", "latin-1", "cp850", "mac-roman"])
@pytest.mark.parametrize("times", [1, 2])
def test_it_mends_letters_that_a_program_read_wrongly_and_saved(
    said: str, reader: str, times: int
) -> None:
    garbled = said
    for _ in range(times):
        # windows-1252 lacks five bytes, which programs pass through.
        garbled = "".join(
            bytes([byte]).decode(reader, "ignore") or chr(byte) for byte in garbled.encode()
        )
    assert decoded(garbled.encode()) == said


def test_it_mends_a_part_of_a_text() -> None:
    assert decoded("På Ærø: SÃ¸ren MÃ¸ller – tak".encode()) == "På Ærø: Søren Møller – tak"


@pytest.mark.parametrize("declared", ["mac-roman", "cp850", "iso-8859-2", "cp1251", "koi8-r"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_it_does_not_believe_a_charset_that_makes_no_sense(written: str, declared: str) -> None:
    assert decoded(NAMES.encode(written), declared) == NAMES


@pytest.mark.parametrize(
    ("said", "charset"),
    [("Zażółć gęślą", "iso-8859-2"), ("Привет, мир", "koi8-r"), ("中文字", "gb2312"),
     ("日本", "iso-2022-jp"), ("Åse", "utf-7")],
)  # fmt: skip
def test_it_believes_a_charset_that_does(said: str, charset: str) -> None:
    assert decoded(said.encode(charset), charset) == said


@pytest.mark.parametrize("raw", [b"", b"\xff", b"\x00" * 50, bytes(range(256)), b"\xc3" * 9])
def test_nothing_makes_it_raise(raw: bytes) -> None:
    for charset in (None, "utf-8", "utf-16", "utf-7", "cp850", "unicode-escape", "zlib", "hex"):
        assert isinstance(decoded(raw, charset), str)


def test_it_takes_no_longer_for_long_files() -> None:
    begun = time.monotonic()
    decoded(NAMES.encode("cp850") * 20_000)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("written", ["cp850", "mac-roman", "utf-16-le"])
def test_a_payroll_systems_list_keeps_its_names(written: str) -> None:
    file = Attachment("udtraek.csv", "text/csv", NAMES.encode(written))
    assert "Åse Bækby\tÆrøskøbing\nBørge Ødegård\tRØDOVRE" in text_of(file, Limits()).text


def test_a_mails_body_in_an_old_charset_keeps_its_names() -> None:
    raw = b"From: a@b.example\r\nContent-Type: text/plain\r\n\r\n" + NAMES.encode("cp850")
    assert "Børge Ødegård" in open_mail(raw).text


FORM = "Navn .........: Tobias Krag\nE-mail        tk@nordjob.example\nTlf.          12 34 56 78"


def test_what_stands_in_columns_of_spaces_stays_there() -> None:
    assert tidy(FORM.replace("\n", "\r\n")) == FORM
    raw = b"From: a@b.example\r\nContent-Type: text/plain\r\n\r\n" + FORM.encode()
    assert open_mail(raw).text == FORM
    assert text_of(Attachment("a.txt", "text/plain", FORM.encode()), Limits()).text == FORM
