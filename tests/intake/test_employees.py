"""Who is to be created or removed."""

import pytest

from tests.intake.readings import persons, read

IDA = ("create", "Ida Holm", "ida@nordjob.example")
BO = ("create", "Bo Dahl", "bo@nordjob.example")


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm, ida@nordjob.example.",
        "Vi har ansat Ida Holm. Hun skal have adgang, og hendes mail er ida@nordjob.example.",
        "Navn: Ida Holm\nE-mail: IDA@nordjob.example\nJobcenter: Odense\nCVR: 29947643",
        "Opret:\nE-mail: ida@nordjob.example\nMedarbejder: Holm, Ida (cand.mag.)",
        "Opret:\nEfternavn: Holm\nFornavn: Ida\nMail: ida@nordjob.example",
        "Opret:\nNavn\tTlf\tE-mail\nIda Holm\t11 22 33 44\tida@nordjob.example",
        "Opret ida@nordjob.example (Ida Holm).",
        "Opret psykolog Ida Holm, 010190-1234, ida@nordjob.example",
        "Min chef Hanne Krogh har bedt mig oprette Ida Holm (ida@nordjob.example).",
        "Jeg har talt med Hanne Krogh. Opret Ida Holm (ida@nordjob.example).",
        "kan i oprette ida holm hun har mailen ida@nordjob.example",
        "Please create a user for Ida Holm (ida@nordjob.example).",
        "Opret Ida Holm, ida@nordjob.example. Svar gerne til info@nordjob.example.",
        "Opret Ida Holm. Ida træffes på ida@nordjob.example.",
        "Opret Ida Holm (ida@nordjob.example). Hendes leder er Hans Krogh (hkr@nordjob.example).",
        "Hans Krogh, vores direktør, har godkendt, at Ida Holm, ida@nordjob.example, får adgang.",
        "Vores kontaktperson er Hans Krogh (hkr@nordjob.example). Opret Ida Holm, "
        "ida@nordjob.example.",
        "Vores teamleder Ida Holm (ida@nordjob.example) skal også oprettes.",
    ],
)
def test_it_finds_the_one_to_create(words: str) -> None:
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm og Bo Dahl. Deres mails er ida@nordjob.example og bo@nordjob.example.",
        "Opret:\n- Ida Holm <ida@nordjob.example>\n- Bo Dahl <bo@nordjob.example>",
        "Opret:\nHolm, Ida - ida@nordjob.example\nDahl, Bo - bo@nordjob.example",
        "Opret Ida Holm (ida@nordjob.example) og Bo Dahl (bo@nordjob.example). Ida er vejleder.",
    ],
)
def test_it_finds_several_in_the_mails_order(words: str) -> None:
    assert persons(read(words)) == [IDA, BO]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Opret Marie-Louise d'Angelo, x@a.example", "Marie-Louise d'Angelo"),
        ("Opret Ali bin Said, x@a.example", "Ali bin Said"),
        ("Opret Nguyễn Thị Hồng Nhung, x@a.example", "Nguyễn Thị Hồng Nhung"),
        ("Opret Jens P. Hansen, x@a.example", "Jens P. Hansen"),
        ("Opret Özlem Şahin-Yıldız, x@a.example", "Özlem Şahin-Yıldız"),
        ("Opret Aqqaluk Petersen, x@a.example", "Aqqaluk Petersen"),
        ("Opret Line Vejle, x@a.example", "Line Vejle"),
        ("Opret August Maj, x@a.example", "August Maj"),
    ],
)
def test_it_knows_names_from_everywhere(words: str, name: str) -> None:
    assert persons(read(words)) == [("create", name, "x@a.example")]


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl stopper fredag, luk hans adgang. Bos mail er bo@nordjob.example.",
        "Slet Bo Dahl, bo@nordjob.example.",
        "Nedlæg:\nBo Dahl\tbo@nordjob.example",
        "Please deactivate Bo Dahl, bo@nordjob.example.",
        "Bo Dahl (bo@nordjob.example) er ophørt og skal ikke længere kunne logge ind.",
    ],
)
def test_it_finds_the_one_to_remove(words: str) -> None:
    assert persons(read(words)) == [("remove", "Bo Dahl", "bo@nordjob.example")]


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl afløses af Ida Holm (ida@nordjob.example).",
        "Ida Holm erstatter Bo Dahl. Opret hende: ida@nordjob.example.",
        "Slet Bo Dahl, og opret Ida Holm, ida@nordjob.example.",
        "Opret Ida Holm (ida@nordjob.example) i stedet for Bo Dahl.",
    ],
)
def test_one_goes_and_another_comes(words: str) -> None:
    assert set(persons(read(words))) == {IDA, ("remove", "Bo Dahl", None)}


@pytest.mark.parametrize(
    "words", ["Jeg skal selv have adgang til Jobcenter Odense.", "Vil I oprette mig i JobKon?"]
)
def test_the_writer_asks_for_herself(words: str) -> None:
    assert persons(read(words)) == [("create", "Mette Bruun", "mb@nordjob.example")]


def test_a_name_is_never_made_out_of_an_address() -> None:
    assert persons(read("Opret ida.holm@nordjob.example.")) == [
        ("create", None, "ida.holm@nordjob.example")
    ]


@pytest.mark.parametrize(
    "given", ["ida@", "ida.holm(at)nordjob.example", "ida@nordjob", "ida@@a.dk"]
)
def test_it_says_so_where_an_address_cannot_be_one(given: str) -> None:
    reading = read(f"Opret Ida Holm. Mail: {given}")
    assert persons(reading) == [("create", "Ida Holm", None)]
    assert reading.problems == ("employee_email_invalid",)


def test_it_reads_the_list_that_is_attached() -> None:
    rows = "Navn\tE-mailadresse\nIda Holm\tida@nordjob.example\nBo Dahl\tbo@nordjob.example"
    reading = read("Opret dem på listen til Jobcenter Odense.", documents={"liste.csv": rows})
    assert persons(reading) == [IDA, BO]
    assert reading.employees[0].evidence[0].attachment == 0


def test_it_reads_a_list_of_two_thousand() -> None:
    lines = [f"Ida Holm{chr(97 + n % 26)} Nr, ida{n}@nordjob.example" for n in range(2000)]
    assert len(read("Opret:\n" + "\n".join(lines)).employees) == 2000


def test_who_was_created_before_is_not_asked_for_again() -> None:
    words = "Tidligere oprettede I Bo Dahl. Opret nu Ida Holm, ida@nordjob.example."
    assert persons(read(words)) == [IDA]


def test_each_value_shows_where_it_stands() -> None:
    reading = read("Opret Ida Holm, ida@nordjob.example.")
    places = [reading.text[e.start : e.end] for e in reading.employees[0].evidence]
    assert places == ["Ida Holm", "ida@nordjob.example"]
