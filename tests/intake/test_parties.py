"""Who an agreement is between: its municipalities, and whose each CVR number is."""

import re
import time

import pytest

from intake.municipalities import find_municipal
from intake.owners import other_actors_number
from tests.intake.papers import papers
from tests.intake.readings import RULES

OURS, THEIRS, NEIGHBOURS = "28376618", "29189412", "29190097"
CODES = {m.name: code for code, m in RULES.municipalities.items()}


def numbered(text: str) -> str:
    for letter, number in (("F", OURS), ("K", THEIRS), ("H", NEIGHBOURS)):
        text = re.sub(rf"\b{letter}\b", number, text)
    return text


def number_in(text: str, mail: str = "") -> str | None:
    mentions = find_municipal(text, RULES).mentions
    number = other_actors_number(text, mentions, mail, RULES)
    return number.value if number else None


@pytest.mark.parametrize(("head", "text"), papers("parties.txt"))
def test_it_tells_the_parties_and_their_numbers(head: list[str], text: str) -> None:
    text = numbered(text)
    places = find_municipal(text, RULES).places
    assert [place.code for place in places] == [CODES[name] for name in head[0].split(",")]
    assert number_in(text) == OURS


def test_among_several_firms_it_is_the_one_whose_mail_it_is() -> None:
    text = numbered("Mellem Greve Kommune (K), Coach ApS (CVR 29947643) og Nordjob ApS (CVR F)")
    assert number_in(text) == "29947643"
    assert number_in(text, f"Vores CVR-nummer er {OURS}.") == OURS


@pytest.mark.parametrize(
    "text",
    [
        "Aftale mellem Favrskov Kommune, Skovvej 20, 8382 Hinnerup (CVR K), og Trivselshuset",
        "Favrskov Kommune\nArbejdsmarkedsafdelingen\nTlf. 89 64 10 10\nCVR K\nAftale med jer",
        # What may be the department is no firm, unless the mail says so.
        "Favrskov Kommune, Job og Vækst, CVR-nr. K, og Trivselshuset, har aftalt følgende",
        "mellem\nFavrskov Kommune\nTeam Mentor\n8382 Hinnerup\nCVR-nr.: K\nog\nVejviser",
        "Favrskov Kommune\nJob og Vækst · CVR K\nKære Bo",
        "Favrskov Kommune, Ungehuset ved Mosen, CVR K, og Vejviser",
        "Kære Bo. Vi bekræfter aftalen.\nVenlig hilsen\nFavrskov Kommune\nMosehuset\nCVR K",
    ],
)
def test_a_municipalitys_own_number_is_nobody_elses(text: str) -> None:
    assert number_in(numbered(text)) is None


@pytest.mark.parametrize("unit", ["mellem\n", "aftale mellem ", "Odense Kommune\n", "KOMMUNE "])
def test_a_long_text_is_read_in_a_short_time(unit: str) -> None:
    start = time.monotonic()
    find_municipal(unit * (30_000 // len(unit)), RULES)
    assert time.monotonic() - start < 10
