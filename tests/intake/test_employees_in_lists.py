"""Persons in lists: items of one person each, signs, headings, labels, capitals."""

import pytest

from tests.intake.readings import persons, read

Employee = tuple[str, str | None, str | None]


def created(name: str | None, email: str | None = None) -> Employee:
    return "create", name, email


def removed(name: str | None, email: str | None = None) -> Employee:
    return "remove", name, email


IDA, BO = ("Ida Holm", "ih@nordjob.example"), ("Bo Dahl", "bd@nordjob.example")


def test_an_address_alone_in_its_item_is_another_persons() -> None:
    words = "Følgende er fratrådt:\n1. Ida Holm\n2. Bo Dahl\n3. hr3@nordjob.example\n4. Eva Lind"
    assert persons(read(words)) == [
        removed("Ida Holm"),
        removed("Bo Dahl"),
        removed(None, "hr3@nordjob.example"),
        removed("Eva Lind"),
    ]


def test_items_that_take_turns_tell_of_one_person_together() -> None:
    words = "Opret:\n- Ida Holm\n- ih@nordjob.example\n- Bo Dahl\n- bd@nordjob.example"
    assert persons(read(words)) == [created(*IDA), created(*BO)]


@pytest.mark.parametrize(
    "words",
    [
        "+ Ida Holm (ih@nordjob.example) / - Bo Dahl. Jobcenter Odense.",
        "Jobcenter Odense:\n\n+ Ida Holm, ih@nordjob.example\n- Bo Dahl",
        "Jobcenter Odense:\n\n+ Ida Holm, ih@nordjob.example\n÷ Bo Dahl",
        "Plus: Ida Holm, ih@nordjob.example\nMinus: Bo Dahl\nJobcenter Odense",
        "Inde: Ida Holm, ih@nordjob.example\nUde: Bo Dahl\nJobcenter Odense",
        "TIL: Ida Holm (ih@nordjob.example), Jobcenter Odense.\nFRA: Bo Dahl",
        "TILGANG\nIda Holm, ih@nordjob.example\n\nAFGANG\nBo Dahl\n\nJobcenter Odense",
        "Nyansatte\n- Ida Holm, ih@nordjob.example\n\nFratrådte\n- Bo Dahl\n\nJobcenter Odense",
        "Ind: Holm, Ida. ih@nordjob.example. Jobcenter Odense.\nUd: Dahl, Bo. Pr. d.d.",
        "Ansat pr. 1.3.: Ida Holm, ih@nordjob.example, Jobcenter Odense\nOphørt pr. 29.2.: Bo Dahl",
    ],
)
def test_lists_say_who_comes_and_who_goes(words: str) -> None:
    assert persons(read(words)) == [created(*IDA), removed("Bo Dahl")]


def test_dashes_are_no_minus_where_nothing_has_a_plus() -> None:
    words = "Opret til Jobcenter Odense:\n- Ida Holm, ih@nordjob.example\n- Bo Dahl"
    assert persons(read(words)) == [created(*IDA), created("Bo Dahl")]


def test_surnames_stand_first_one_after_another() -> None:
    words = "Oprettes: Holm, Ida (ih@nordjob.example) og Dahl, Bo (bd@nordjob.example)"
    assert persons(read(words)) == [created(*IDA), created(*BO)]


def test_the_row_of_names_is_the_one_that_says_so() -> None:
    words = (
        "Medarbejder\tMedarbejder 1\tMedarbejder 2\nNavn\tIda Holm\tBo Dahl\n"
        "E-mail\tih@nordjob.example\tbd@nordjob.example\nJobcenter\tOdense\tOdense"
    )
    assert persons(read(words)) == [created(*IDA), created(*BO)]


def test_a_mail_all_in_capitals_is_read_like_another() -> None:
    words = (
        "VI VIL GERNE HAVE OPRETTET IDA HOLM, IH@NORDJOB.EXAMPLE, HOS JOBCENTER ODENSE. HUN "
        "STARTER PÅ MANDAG."
    )
    found = read(words)
    assert (persons(found), found.jobcentres) == ([created(*IDA)], ("461",))


@pytest.mark.parametrize(
    "trade", ["Psykologerne", "Ægteparret", "Fysioterapeuterne", "Vores mentorer"]
)
def test_a_trade_before_names_is_no_part_of_them(trade: str) -> None:
    words = f"{trade} Ida Holm (ih@nordjob.example) og Bo Dahl (bd@nordjob.example) skal oprettes."
    assert persons(read(words)) == [created(*IDA), created(*BO)]
