"""Mails that nobody sends: what fuzzing found, made small (see `fuzz/`)."""

from collections import Counter
from time import process_time

import pytest

from intake.reading import Address, Verdict
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


def test_what_is_no_jobcentre_is_shown_where_it_stands() -> None:
    reading = read("Se venligst ovenfor.", subject="Jobcenter Odense og Smørumby")
    assert reading.problems == ("jobcentre_unknown",)
    (place,) = reading.evidence["jobcentre_unknown"]
    assert place.source == "subject"
    assert reading.headers.subject[place.start : place.end] == "Smørumby"


def test_no_control_character_is_left_in_an_address() -> None:
    reading = read("Hej", headers={"Cc": "Bo \x07<b\x00o@\x1bx.example>"})
    assert reading.headers.cc == (Address("Bo", "bo@x.example"),)


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


def names(count: int) -> list[str]:
    """As many names of different people."""
    first = ("Ida", "Bo", "Karla", "Jens", "Zenia", "Olga", "Vitus")
    ends = ("holm", "dal", "gaard", "bæk", "lund", "ager", "toft", "vad", "ris", "skov")
    return [
        f"{first[n % 7]} {ends[n % 10].title()}{ends[n // 10 % 10]}{ends[n // 100 % 10]}"
        for n in range(count)
    ]


HISTORY = (
    "Den 1. maj 2021 kl. 10.00 skrev Bo Dahl <bo@x.example>:\n" + "> Vi ses på fredag.\n" * 4000
)
LONG = {
    "a name above a long history": f"Hej\n\nVenlig hilsen\nKarla Nordlys\n\n{HISTORY}",
    "a list": "Opret:\n"
    + "".join(f"{n}, p{i}@nordjob.example, Jobcenter Odense\n" for i, n in enumerate(names(1000))),
    "a list of names": "Slet:\n" + "\n".join(f"- {name}" for name in names(1000)),
    "a sentence of names": "Opret " + " og ".join(names(3000)),
    "names that nothing is asked for": "\n".join(f"Vi mødte {name} i går." for name in names(2500)),
    "one name a line": "\n\n".join(names(3000)),
    "addresses without names": "\n".join(f"Opret p{i}@nordjob.example" for i in range(2500)),
    "a row of a table": "Navn\tMail\n" + "\t".join(f"{name}\topret" for name in names(3000)),
    "his place": "Opret " + ", ".join(f"{name} afløser Bo" for name in names(2000)),
    "letters of an address": "a.b-" * 20_000 + "@",
    "blanks": "Karla Nordlys" + " \t" * 40_000 + "ApS",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_mail_takes_time_that_grows_with_it(text: str) -> None:
    begun = process_time()
    read(text)
    assert process_time() - begun < 4
