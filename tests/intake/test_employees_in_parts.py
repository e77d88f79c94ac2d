"""Names, addresses and changes that are told bit by bit, or of several persons at once."""

import pytest

from tests.intake.readings import persons, read

Employee = tuple[str, str | None, str | None]


def created(name: str | None, email: str | None = None) -> Employee:
    return "create", name, email


def removed(name: str | None, email: str | None = None) -> Employee:
    return "remove", name, email


IDA = ("Ida Holm", "ih@nordjob.example")
ANNA, BO = "anna@nordjob.example", "bo@nordjob.example"


@pytest.mark.parametrize(
    "words",
    [
        f"Anna og Bo Jensen skal oprettes: {ANNA} og {BO}",
        f"Anna ({ANNA}) og Bo ({BO}) skal oprettes. De hedder begge Jensen til efternavn.",
        f"Anna ({ANNA}) og Bo ({BO}) skal oprettes. Begges efternavn er Jensen.",
        f"Anna (Jensen, {ANNA}) og Bo (Jensen, {BO}) skal oprettes.",
        f"Anna ({ANNA}) hedder Jensen til efternavn, og Bo ({BO}) hedder Jensen. Opret dem.",
    ],
)
def test_several_bear_one_surname(words: str) -> None:
    assert persons(read(words)) == [created("Anna Jensen", ANNA), created("Bo Jensen", BO)]


def test_surnames_of_several_are_told_in_their_order() -> None:
    words = f"Anna ({ANNA}) og Bo ({BO}) skal oprettes. De hedder Lund og Dahl til efternavn."
    assert persons(read(words)) == [created("Anna Lund", ANNA), created("Bo Dahl", BO)]


def test_the_sender_bears_no_colleagues_surname() -> None:
    words = f"Mette og Bo Jensen har talt sammen. Opret Bo Jensen, {BO}, på Jobcenter Odense."
    assert persons(read(words)) == [created("Bo Jensen", BO)]


@pytest.mark.parametrize(
    "words",
    [
        "Rob needs access to Jobcenter Odense. Rob is Robert Crane in full, rob@nordjob.example.",
        "Rob skal på Jobcenter Odense. Hans fulde navn er Robert Crane, rob@nordjob.example.",
    ],
)
def test_a_full_name_takes_the_short_ones_place(words: str) -> None:
    assert persons(read(words)) == [created("Robert Crane", "rob@nordjob.example")]


def test_an_address_that_is_a_first_name_is_hers_who_is_called_so() -> None:
    words = "Så er det Gittes tur! Opret hende på gitte@nordjob.example, Jobcenter Odense."
    assert persons(read(words)) == [created("Gitte", "gitte@nordjob.example")]


@pytest.mark.parametrize(
    "words",
    [
        "Mailen er ikke idaholm@nordjob.example, men ih@nordjob.example.",
        "Hendes private adresse er ida@post.example, men brug ih@nordjob.example.",
        "Mail ih@nordjob.example (tidligere holm@gammelt.example).",
    ],
)
def test_an_address_that_is_not_the_one_is_left_out(words: str) -> None:
    assert persons(read(f"Opret Ida Holm på Jobcenter Odense. {words}")) == [created(*IDA)]


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl er rejst, og Ida Holm overtager hans borgere på Jobcenter Odense. Hendes mail er "
        "ih@nordjob.example.",
        "Bo Dahl er stoppet, og Ida Holm (ih@nordjob.example) afløser ham på Jobcenter Odense.",
        "Bo Dahl har fået nyt job, og i stedet har vi ansat Ida Holm. Vil I lukke den ene og åbne "
        "for den anden? Ida har ih@nordjob.example. Jobcenter Odense.",
        "Ændring: Bo Dahl => Ida Holm (ih@nordjob.example), Jobcenter Odense",
        "Please swap Bo Dahl for Ida Holm (ih@nordjob.example), Jobcenter Odense.",
        "Farvel til Bo Dahl og goddag til Ida Holm (ih@nordjob.example). Jobcenter Odense.",
        "Bo Dahl har sagt op. Og så det gode: Ida Holm, ih@nordjob.example, begynder på Jobcenter "
        "Odense.",
    ],
)
def test_one_takes_the_others_place(words: str) -> None:
    found = read(words)
    assert persons(found) == [removed("Bo Dahl"), created(*IDA)]
    assert found.jobcentres == ("461",)


def test_neither_works_here_any_more() -> None:
    words = "Hverken Bo Dahl eller Eva Lind er ansat hos os længere."
    assert persons(read(words)) == [removed("Bo Dahl"), removed("Eva Lind")]


@pytest.mark.parametrize(
    "words",
    [
        "Ida Holm (ih@nordjob.example) skal hjælpe Bo Dahl på Jobcenter Odense og skal oprettes.",
        "Ida Holm (ih@nordjob.example) afløser Bo Dahl i barselsperioden og skal på Jobcenter "
        "Odense. Bo skal ikke slettes.",
        "Borgeren Bo Dahl har spurgt til sin mentor, Ida Holm (ih@nordjob.example), som ikke er "
        "oprettet på Jobcenter Odense. Gør I det?",
    ],
)
def test_who_is_only_named_beside_her_is_not_asked_for(words: str) -> None:
    assert persons(read(words)) == [created(*IDA)]


def test_the_subject_names_whom_the_words_ask_for() -> None:
    words = "Han er stoppet hos os. Vil I slette ham?"
    assert persons(read(words, subject="Bo Dahl")) == [removed("Bo Dahl")]


def test_a_name_may_stand_in_the_mail_that_the_words_point_to() -> None:
    words = (
        "Undskyld. Adressen er ih@nordjob.example. Navn og jobcenter står rigtigt i min mail "
        "nedenfor.\n\nDen 1. feb. 2021 kl. 09.00 skrev Mette Bruun <mb@nordjob.example>:\n"
        "> Opret Ida Holm på Jobcenter Odense.\n"
    )
    assert persons(read(words, subject="SV: Oprettelse")) == [created(*IDA)]


def test_an_english_writer_asks_for_herself_beside_a_colleague() -> None:
    words = "My colleague Ida Holm (ih@nordjob.example) and I both need access to Jobcenter Odense."
    assert set(persons(read(words))) == {
        created(*IDA),
        created("Mette Bruun", "mb@nordjob.example"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "Vi har i forvejen Bo Dahl (bd@nordjob.example) på samme jobcenter.",
        "Senere kommer også Bo Dahl til, men det skriver jeg om, når han er ansat.",
        "Bo Dahl venter vi med til april.",
        "Bo Dahl kender sagen, hvis jeg er gået hjem.",
        "Vores revisor, Bo Dahl, har mindet os om det.",
    ],
)
def test_whom_the_words_leave_out_is_not_asked_for(words: str) -> None:
    asked = "Opret Ida Holm (ih@nordjob.example) på Jobcenter Odense."
    assert persons(read(f"{asked} {words}")) == [created(*IDA)]
