"""Whose staff a mail asks for: a firm's, a municipality's or an unemployment fund's."""

import pytest

from intake.reading import Kind
from tests.intake.readings import read

POST = "Tina Lund <tina@post.example>"


@pytest.mark.parametrize(
    "sender",
    ["tina@odense-kommune.example", "tina@odense.dk", "tina@kk.dk", "tina@sonderborg.dk",
     "tina@ishoj.dk", "tina@rksk.dk", "tina@jobcenter-vejen.example", "tina@frie-akasse.example",
     "tina@krifa.dk", "tina@hk.dk", "tina@mail.foa.dk"],
)  # fmt: skip
def test_it_knows_an_authority_by_its_domain(sender: str) -> None:
    assert read("Opret Bo Dahl i JobKon.", sender=f"Tina <{sender}>").kind is Kind.MISDIRECTED


@pytest.mark.parametrize(
    "signature",
    ["Tina\nOdense Kommune", "Tina Lund\nTeamleder\nJobcenter Svendborg",
     "Tina\nHK Danmark, A-kassen", "Tina\nKrifa", "Tina Lund\n3F", "Tina\nLedernes a-kasse",
     "Tina\nBeskæftigelsesforvaltningen\nAalborg Kommune"],
)  # fmt: skip
def test_it_knows_an_authority_by_the_signature(signature: str) -> None:
    reading = read(f"Opret Bo Dahl.\n\nVenlig hilsen\n{signature}\n", sender=POST)
    assert reading.kind is Kind.MISDIRECTED


@pytest.mark.parametrize(
    "words",
    [
        "Vi er en a-kasse. Opret Bo Dahl, bo@fund.example.",
        "Bo Dahl er ansat i kommunen og skal oprettes i JobKon.",
        "Vi har ansat Bo Dahl i ydelsesteamet her i Odense Kommune. Han skal have JobKon.",
        "Ny medarbejder i kommunen: Bo Dahl. Skal oprettes i JobKon.",
        "Vores LBA er syg, så kan I oprette Bo Dahl?",
        "Jeg er LBA i Nyborg Kommune og kan ikke oprette Bo Dahl. Kan I gøre det for mig?",
        "Hej fra 3F\n\nVil I oprette Bo Dahl?",
        "Vores team i Det Faglige Hus har fået en ny medarbejder, Bo Dahl. Han skal oprettes.",
        "Bo Dahl er blevet ansat i vores a-kasse og har brug for adgang.",
        "Please create Bo Dahl, our new caseworker at the municipality of Odense.",
        "We are an unemployment insurance fund and need a user for our new colleague Bo Dahl.",
        "Jeg er sagsbehandler på Jobcenter Horsens og har brug for adgang til JobKon.",
        "Slet Bo Dahl, som ikke længere arbejder på vores jobcenter.",
        "Bo Dahl skal kunne bruge A-kasse Kursusadministration. Opretter I ham?",
    ],
)
def test_it_knows_an_authority_by_what_it_says_of_itself(words: str) -> None:
    assert read(words, sender=POST).kind is Kind.MISDIRECTED


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm, ida@nordjob.example. Hun hjælper Odense Kommune. CVR 29947643.",
        "Odense Kommune har bedt os kontakte jer. Ida Holm skal oprettes.\n\nMette\nNordjob ApS",
        "Ida Holm, der før var ansat i Odense Kommune, er nu hos Nordjob ApS og skal oprettes.",
        "Ida Holm kom til os fra 3F's a-kasse. Nu skal hun på JobKon. Nordjob, CVR 29947643.",
        "Vores sagsbehandler i Odense Kommune, Tina Lund, siger, at Ida Holm skal oprettes."
        "\n\nNordjob ApS",
        "Vi hjælper medlemmer af HK's a-kasse. Ida Holm skal have adgang. CVR 29947643",
        "Kommunens LBA har oplyst, at I opretter andre aktører. Derfor: opret Ida Holm.",
        "Vores aftale med Odense Kommune udløber, og derfor skal vores bruger Bo Dahl lukkes.",
        "Ida Holm\nih@nordjob.example\nJobcenter Odense\n\nTak på forhånd, Mette",
    ],
)
def test_a_firm_writes_of_authorities(words: str) -> None:
    assert read(words, sender="Mette <mette@nordjob.example>").kind is Kind.REQUEST


def test_a_municipality_may_ask_for_its_suppliers_staff() -> None:
    words = (
        "Vi har valgt Nordjob ApS (CVR 29947643) som leverandør. Vil I oprette deres medarbejder "
        "Ida Holm, ih@nordjob.example?\n\nTina Lund, Greve Kommune"
    )
    assert read(words, sender="Tina <til@greve.dk>").kind is Kind.REQUEST


def test_a_number_beside_the_municipalitys_name_is_no_firms() -> None:
    words = (
        "Vi har ansat Bo Dahl i integrationsteamet, og han skal have et login til portalen."
        "\n\nVejle Kommune, CVR 29189900"
    )
    sender = "Integration <in@vejle-kommune.example>"
    assert read(words, sender=sender).kind is Kind.MISDIRECTED
