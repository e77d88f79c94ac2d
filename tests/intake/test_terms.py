"""From when to when an agreement holds, in the many ways in which it is written."""

import time

import pytest

from intake.terms import read_term
from tests.intake.papers import papers
from tests.intake.readings import RULES

PARTIES = "Leverandøraftale mellem Odense Kommune, CVR 35209115, og Nordjob ApS, CVR 29947643.\n"


@pytest.mark.parametrize(("head", "said"), papers("terms.txt"))
def test_it_hears_what_each_date_is(head: list[str | None], said: str) -> None:
    term = read_term(PARTIES + said, RULES)
    days = (term.valid_from, term.valid_to)
    assert [day.isoformat() if day else None for day in days] == head


@pytest.mark.parametrize("unit", ["1. januar 2020 - ", "01.01-", "1.1.2020\n", "i 2 år ", "uden "])
def test_a_long_text_is_read_in_a_short_time(unit: str) -> None:
    start = time.monotonic()
    read_term(unit * (30_000 // len(unit)), RULES)
    assert time.monotonic() - start < 10
