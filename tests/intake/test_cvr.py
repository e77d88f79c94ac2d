"""The CVR number: every spelling of it, and every other number that it is not."""

import pytest

from intake.cvr import find_numbers
from tests.intake.readings import AGREEMENT, read


@pytest.mark.parametrize(
    "written",
    [
        "CVR 29947643",
        "cvr.nr. 29 94 76 43",
        "CVR-nr.: 2994 7643",
        "CVR-nummeret er 29-94-76-43",
        "Cvr 29.94.76.43",
        "CVR: DK29947643",
        "VAT no DK-29947643",
        "CVR/SE-nr. 29947643",
        "29947643 er vores CVR-nummer",
        "Nordjob ApS (29947643)",
    ],
)
def test_it_knows_every_spelling_of_the_number(written: str) -> None:
    assert read(f"Opret Ida Holm, ida@nordjob.example.\n{written}").cvr == "29947643"


@pytest.mark.parametrize(
    "other",
    [
        "Tlf. 29947643",
        "Telefonnummer: 29 94 76 43",
        "P-nummer 1029947643",
        "EAN 5729947643123",
        "Konto 1234 29947643",
        "+45 29947643",
        "den 31.12.2023",
        "010190-1234",
    ],
)
def test_it_takes_no_other_number_for_it(other: str) -> None:
    assert [n for n in find_numbers(other) if n.valid] == []


def test_it_says_so_where_the_number_given_is_wrong() -> None:
    reading = read("Opret Ida Holm, ida@nordjob.example. CVR 29947634.")
    assert (reading.cvr, reading.problems) == (None, ("cvr_invalid",))


def test_it_asks_though_the_agreement_has_a_number_where_the_mails_own_is_wrong() -> None:
    reading = read("Opret Ida Holm. CVR 29947634.", documents={"aftale.pdf": AGREEMENT})
    assert reading.cvr is None


def test_it_takes_the_agreements_number_where_the_mail_has_none() -> None:
    assert read("Opret Ida Holm.", documents={"aftale.pdf": AGREEMENT}).cvr == "29947643"


def test_it_leaves_the_authoritys_and_the_municipalitys_numbers() -> None:
    reading = read("Odense Kommune (CVR 35209115), STAR CVR 55568510. Vores CVR er 29947643.")
    assert reading.cvr == "29947643"


def test_it_takes_todays_number_and_not_the_former() -> None:
    assert read("Vores CVR er 29947643 (tidligere CVR 27844669).").cvr == "29947643"


def test_it_finds_it_in_the_signature_and_says_where() -> None:
    reading = read("Opret Ida Holm.\n\nMed venlig hilsen\nMette Bruun\nNordjob ApS, CVR 29947643\n")
    place = reading.evidence["cvr"][0]
    assert reading.text[place.start : place.end] == "29947643"
