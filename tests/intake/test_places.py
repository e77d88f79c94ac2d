"""Municipalities' names, as they are spelt and as they are misspelt."""

import pytest

from intake.places import find_compounds, find_numbered, find_places, nearest
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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ringstedborgerne", "329"),
        ("Silkeborgholdet", "740"),
        ("Vejle-opgaven", ""),
        ("holdet", ""),
    ],
)
def test_it_finds_a_name_that_a_word_begins_with(words: str, code: str) -> None:
    assert "".join(place.code for place in find_compounds(words, RULES)) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("kommunekode 740", "740"),
        ("Kommunenr.: 0740", "740"),
        ("Jobcenter-id 74001", "740"),
        ("kommunekode 999", ""),
        ("kommune 740", ""),
    ],
)
def test_it_knows_a_municipality_by_its_number(words: str, code: str) -> None:
    assert "".join(place.code for place in find_numbered(words, RULES)) == code
