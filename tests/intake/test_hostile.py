"""Mails that nobody sends: what fuzzing found, made small (see `fuzz/`)."""

from collections import Counter

import pytest

from intake.reading import Verdict
from tests.intake.readings import persons, read
from workflow.completeness import judge


@pytest.mark.parametrize(
    "period",
    ["udgangen af 0000", "ultimo februar 0000", "januar 0000 - december 0000", "maj til juni 0000"],
)
def test_a_year_that_never_was_is_no_date(period: str) -> None:
    text = f"Samarbejdsaftale mellem Odense Kommune og Nordjob ApS\nAftalen gælder til {period}."
    reading = read("Se aftalen", documents={"Aftale.pdf": text})
    assert [a.valid_to for a in reading.agreements] == [None]


def test_a_mail_from_the_end_of_time_has_no_date() -> None:
    reading = read("Opret Ida Holm", sent="Fri, 31 Dec 9999 23:59:59 +0000")
    assert reading.headers.date is None
    assert judge([reading]).missing


def test_attachments_beyond_a_hundred_are_for_a_person_to_look_at() -> None:
    reading = read("Se listerne", documents={f"{n}.txt": "Slet Ida Holm" for n in range(120)})
    verdicts = Counter(document.verdict for document in reading.documents)
    assert verdicts == {Verdict.TEXT: 100, Verdict.TOO_LARGE: 20}


def test_an_address_is_in_lower_case_whatever_its_letters() -> None:
    email = persons(read("Opret Ida Holm, İda@nordjob.example"))[0][2]
    assert email
    assert email == email.lower()


def test_a_mail_passed_on_a_thousand_times_is_read() -> None:
    block = (
        "-----Videresendt meddelelse-----\nFra: Bo <b@x.example>\nSendt: 1. maj 2021\nEmne: VS\n\n"
    )
    assert read("Se nedenfor\n" + block * 1000 + "Slet Ida Holm").text.count("Fra:") == 1000
