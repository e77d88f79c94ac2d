"""What a mail is."""

import pytest

from intake.reading import Kind
from tests.intake.readings import read


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm, ida@nordjob.example.",
        "Vi ansætter en ny kollega, som skal oprettes til Jobcenter Odense.",
        "Ida Holm, ida@nordjob.example, Jobcenter Odense, CVR 29947643",
        "Bo Dahl er rejst. Luk hans adgang.",
        "Jeg kan ikke logge på. Opret i øvrigt Ida Holm, ida@nordjob.example.",
        "Vi siger på forhånd tak for oprettelsen af Ida Holm, ida@nordjob.example.",
    ],
)
def test_it_is_a_request(words: str) -> None:
    assert read(words).kind is Kind.REQUEST


@pytest.mark.parametrize(
    "words",
    [
        "Hvordan opretter jeg en ny medarbejder?",
        "Jeg kan ikke logge på JobKon for Jobcenter Odense. CVR 29947643.",
        "Tak for hjælpen med oprettelsen af Ida Holm!",
        "Hvornår bliver Ida Holm oprettet?",
        "Har I modtaget vores mail i sidste uge om oprettelse?",
        "Faktura 1234 på 500 kr. Betalingsfrist 1. maj.",
        "Opret dig som bruger nu, og hent din gevinst!",
        "29947643",
    ],
)
def test_it_is_something_else(words: str) -> None:
    assert read(words).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("words", "sender"),
    [
        ("Opret Bo Dahl i JobKon.", "Tina <tina@odense-kommune.example>"),
        ("Opret Bo Dahl.\n\nVenlig hilsen\nTina\nOdense Kommune", "Tina <tina@post.example>"),
        ("Vi er en a-kasse. Opret Bo Dahl, bo@fund.example.", "Tina <tina@fund.example>"),
    ],
)
def test_it_is_misdirected(words: str, sender: str) -> None:
    assert read(words, sender=sender).kind is Kind.MISDIRECTED


def test_a_firm_that_names_a_municipality_is_not_misdirected() -> None:
    words = "Opret Ida Holm, ida@nordjob.example. Hun hjælper Odense Kommune. CVR 29947643."
    assert read(words).kind is Kind.REQUEST


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("Oprettelse", {"Auto-Submitted": "auto-replied"}),
        ("Oprettelse", {"Precedence": "bulk"}),
        ("Oprettelse", {"List-Id": "<nyt.example>"}),
        ("Oprettelse", {"Return-Path": "<>"}),
        ("Autosvar: Oprettelse", {}),
        ("Automatisk svar: SV: Oprettelse", {}),
        ("Out of Office: Oprettelse", {}),
        ("Undeliverable: Oprettelse", {}),
        ("Læst: Oprettelse", {}),
    ],
)
def test_nobody_wrote_it(subject: str, headers: dict[str, str]) -> None:
    reading = read("Opret Ida Holm, ida@nordjob.example.", subject=subject, headers=headers)
    assert reading.kind is Kind.AUTOMATIC


def test_a_person_may_say_that_the_mail_was_not_automatic() -> None:
    reading = read("Opret Ida Holm, a@b.example.", headers={"Auto-Submitted": "no"})
    assert reading.kind is Kind.REQUEST
