"""Municipalities' names, as they are spelt and as they are misspelt."""

import pytest

from intake.places import find_places, nearest
from tests.intake.readings import RULES


@pytest.mark.parametrize(
    ("spelt", "code"),
    [
        ("Åbenrå", "580"),
        ("Aabenraa", "580"),
        ("Nordfyns", "480"),
        ("Høje-Taastrup", "169"),
        ("Hoje-Taastrup", "169"),
        ("Ikast/Brande", "756"),
        ("Brondby", "153"),
        ("HTK", "169"),
        ("Copenhagen", "101"),
        ("Bornholms Regionskommune", "400"),
    ],
)
def test_it_knows_the_spellings_of_a_name(spelt: str, code: str) -> None:
    assert {place.code for place in find_places(spelt, RULES)} == {code}


@pytest.mark.parametrize(
    ("spelt", "code"),
    [
        ("Holbæk", "316"),
        ("Nestved", "370"),
        ("Midelfart", "410"),
        ("Ringkøbing-Skern", "760"),
        ("Horsn", None),
        ("Flensburg", None),
        ("Nordkysten", None),
    ],
)
def test_it_guesses_no_misspelling_that_is_near_to_two_or_to_none(
    spelt: str, code: str | None
) -> None:
    assert nearest(spelt, RULES) == code
