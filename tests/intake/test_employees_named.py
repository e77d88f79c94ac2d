"""By what a person is known: names cut in two, in parts, passed on, and the writer's own."""

import pytest

from tests.intake.readings import persons, read

IDA = ("create", "Ida Holm", "ida@nordjob.example")
BO = ("remove", "Bo Dahl", "bo@nordjob.example")
METTE = ("create", "Mette Bruun", "mb@nordjob.example")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Vi vil gerne have oprettet Ida\nHolm (ida@nordjob.example) i Odense.", "Ida Holm"),
        ("Vi vil gerne have oprettet Ida\nvan der Holm (ida@nordjob.example).", "Ida van der Holm"),
        ("Opret:\nHolm, Ida Chr. - ida@nordjob.example", "Ida Chr. Holm"),
        (
            "Fornavn: Ida\nMellemnavn: Krogh\nEfternavn: Holm\nMail: ida@nordjob.example\n"
            "Skal oprettes",
            "Ida Krogh Holm",
        ),
        (
            "Fornavn\tMellemnavn\tEfternavn\tMail\nIda\tKrogh\tHolm\tida@nordjob.example\n"
            "Eva\t\tLund\teva@nordjob.example",
            "Ida Krogh Holm",
        ),
    ],
)
def test_the_whole_name_is_hers(words: str, name: str) -> None:
    found = persons(read(words, subject="Oprettelse"))
    assert ("create", name, "ida@nordjob.example") in found


def test_a_list_below_a_sentence_may_begin_with_titles() -> None:
    words = (
        "Vi beder om, at disse bliver brugere:\n\npsykolog Ida Holm\nvejleder Bo Dahl\n\n"
        "Begge arbejder for Jobcenter Odense."
    )
    assert [name for _, name, _ in persons(read(words))] == ["Ida Holm", "Bo Dahl"]


def test_who_knows_only_an_address_gives_no_name_by_signing() -> None:
    words = (
        "Jeg skal bruge en bruger til Jobcenter Odense, nemlig til min nye kollega. Hendes mail er "
        "ih@nordjob.example.\n\nKnus Mette"
    )
    assert persons(read(words)) == [("create", None, "ih@nordjob.example")]


def test_an_address_may_come_below_the_signature() -> None:
    words = (
        "Opret Ida Holm på Jobcenter Odense.\n\nVenlig hilsen\nMette Bruun\n"
        "ida@nordjob.example er hendes adresse"
    )
    assert persons(read(words)) == [IDA]


def test_an_address_that_she_had_before_is_not_hers() -> None:
    words = (
        "Opret Ida Holm. Hun havde før holm@andetfirma.example, men hos os hedder hun "
        "ida@nordjob.example. Jobcenter Odense."
    )
    assert persons(read(words)) == [IDA]


def test_a_name_on_the_line_below_a_greeting_is_not_greeted() -> None:
    assert persons(read("Hej\nBo Dahl er stoppet og skal slettes.")) == [
        ("remove", "Bo Dahl", None)
    ]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Det drejer sig om undertegnede, der er alene i firmaet.", "create"),
        ("Det er kun et par stykker, der skal oprettes: mig selv og ingen andre.", "create"),
    ],
)
def test_the_writer_is_meant_by_a_word_for_herself(words: str, action: str) -> None:
    found = persons(read(words, subject="Adgang til JobKon, Jobcenter Odense"))
    assert found == [(action, *METTE[1:])]


def test_the_writer_may_come_last_in_a_row() -> None:
    words = "Alle vores brugere skal lukkes. Det er Bo Dahl, Hans Krogh og jeg selv."
    assert [name for _, name, _ in persons(read(words))] == ["Bo Dahl", "Hans Krogh", "Mette Bruun"]


def test_who_asks_for_others_and_tells_her_name_is_not_one_of_them() -> None:
    words = (
        "Jeg, Mette Bruun, anmoder hermed om adgang til Jobcenter Odense for Ida Holm "
        "(ida@nordjob.example)."
    )
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "above",
    [
        "Hun skal lukkes hos jer pr. 1. maj.",
        "Ida holder op. Luk hendes adgang, tak.",
    ],
)
def test_the_author_of_a_mail_passed_on_may_be_meant(above: str) -> None:
    words = (
        f"{above}\n\nMette Bruun\n\nFra: Ida Holm <ida@nordjob.example>\n"
        "Sendt: 2. januar 2021 14:00\nTil: Mette Bruun\nEmne: Opsigelse\n\n"
        "Kære Mette\n\nJeg siger min stilling op til udgangen af april.\n\nKh Ida Holm\n"
    )
    assert persons(read(words, subject="VS: Opsigelse")) == [("remove", *IDA[1:])]


@pytest.mark.parametrize(
    "words",
    [
        "UD: Bo Dahl, bo@nordjob.example.\nIND: Ida Holm, ida@nordjob.example, som afløser Bo.",
        "Bo Dahl (bo@nordjob.example) holder op, og Ida Holm tager over.\n\n"
        "- fjern bo@nordjob.example\n- giv ida@nordjob.example (Ida) det samme, som Bo har haft",
        "Ida Holm kommer tilbage og skal have sin adgang igen: ida@nordjob.example\n"
        "Vikaren Bo Dahl skal samme dag af: bo@nordjob.example",
        "opret ida holm ida@nordjob.example til odense med det samme\n"
        "slet bo dahl bo@nordjob.example",
        "Bo Dahl (bo@nordjob.example) går videre med sin pension i maj og forlader os. Opret Ida "
        "Holm (ida@nordjob.example).",
    ],
)
def test_one_comes_where_another_went(words: str) -> None:
    assert set(persons(read(words))) == {IDA, BO}


def test_who_was_he_before_is_not_she() -> None:
    words = (
        "Vi har sagt op til Kim Dahl (kim@nordjob.example). Han skal lukkes nu. Hans makker, Ida "
        "Holm (ida@nordjob.example), overtager hans borgere. Hun er bruger i forvejen."
    )
    assert persons(read(words)) == [("remove", "Kim Dahl", "kim@nordjob.example")]
