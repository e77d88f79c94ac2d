"""What new words leave to the history below them."""

import pytest

from intake.history import Field, pointed_at
from intake.reading import Reading
from tests.intake.readings import RULES, persons, read

BEFORE = (
    "Fra: Landssupporten <dfdg@star.dk>\nSendt: 4. januar 2021 10:02\n"
    "Til: Mette Bruun <mb@nordjob.example>\nEmne: SV: Oprettelse\n\n"
    "Kære Mette. Bo Ege er oprettet til Jobcenter Nyborg.\n\nVenlig hilsen\nLandssupporten\n"
    "CVR-nr. 55568510\n\n"
    "Fra: Mette Bruun <mb@nordjob.example>\nSendt: 3. januar 2021 09:15\n"
    "Til: Landssupporten <dfdg@star.dk>\nEmne: Oprettelse\n\n"
    "Opret Ida Holm, ih@nordjob.example, til Jobcenter Odense. Nordjob ApS, CVR 29947643.\n"
)


def answer(words: str, before: str = BEFORE) -> Reading:
    return read(f"{words}\n\nMette Bruun\n\n{before}", subject="SV: SV: Oprettelse")


@pytest.mark.parametrize(
    "words",
    [
        "Vores CVR-nummer står i min oprindelige mail forneden.",
        "CVR-nummeret tager I bare fra min mail nedenfor.",
        "CVR: se nedenfor",
        "Samme CVR-nummer som sidst.",
        "Vores CVR-nummer er uændret.",
        "Our CVR number is in my first mail below.",
        "The company number is the same as before.",
        "CVR har I allerede.",
    ],
)
def test_it_takes_the_number_that_a_mail_points_to(words: str) -> None:
    assert answer(f"Bo Ege er stoppet, luk hans bruger. {words}").cvr == "29947643"


@pytest.mark.parametrize(
    "words",
    [
        "Luk hans bruger.",
        "Kan I se, hvilket CVR-nummer jeg skrev i min mail nedenfor?",
        "Vores CVR-nummer er et andet end det nedenfor.",
        "CVR-nummeret følger.",
    ],
)
def test_it_takes_no_number_that_a_mail_does_not_point_to(words: str) -> None:
    assert answer(f"Bo Ege er stoppet. {words}").cvr is None


def test_what_the_mail_itself_states_wins() -> None:
    words = "Opret Bo Ege, be@nordjob.example, til Jobcenter Svendborg. Resten står nedenfor."
    reading = answer(words)
    assert reading.jobcentres == ("479",)
    assert persons(reading) == [("create", "Bo Ege", "be@nordjob.example")]
    assert reading.cvr == "29947643"


def test_it_takes_the_job_centre_that_the_sender_wrote_before() -> None:
    words = (
        "Opret også Bo Ege, be@nordjob.example. Jobcenteret er det samme som i min mail nedenfor."
    )
    assert answer(words).jobcentres == ("461",)


def test_it_takes_the_persons_that_a_mail_points_to() -> None:
    words = "Her er aftalen. Navn og mailadresse på medarbejderen står i min mail nedenfor."
    assert persons(answer(words)) == [("create", "Ida Holm", "ih@nordjob.example")]


def test_it_finds_answers_inside_the_mail_that_is_answered() -> None:
    asked = (
        "Fra: Landssupporten <dfdg@star.dk>\nSendt: 4. januar 2021 10:02\n"
        "Til: Mette Bruun <mb@nordjob.example>\nEmne: SV: Oprettelse\n\n"
        "Hvad er jeres CVR-nummer? 29947643\nHvilket jobcenter? Jobcenter Odense\n"
    )
    reading = answer("Mine svar er skrevet med rødt nedenfor.", asked)
    assert (reading.cvr, reading.jobcentres) == ("29947643", ("461",))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Alle oplysninger står i mailen nedenfor.", set(Field)),
        ("Navnene er de samme som i tråden.", {Field.PERSONS}),
        ("Jobcentret er det samme.", {Field.JOBCENTRE}),
        ("Se nedenfor.", set()),
        ("Jobcentret er ikke det samme som sidst.", set()),
    ],
)
def test_it_tells_what_is_left_to_the_history(words: str, fields: set[Field]) -> None:
    assert pointed_at(words, RULES) == fields
