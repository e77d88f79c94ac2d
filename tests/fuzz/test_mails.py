"""A short run of the fuzzing: `make fuzz` is the long one (see README.md)."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz import mutations, structures
from fuzz.promises import hold, invented
from fuzz.seeds import corpus
from intake.attached import TextOf
from intake.rules import DATA, Rules, load_rules

SEED = 20
MAILS = 100


@cache
def surroundings() -> tuple[Rules, TextOf]:
    return load_rules(DATA), invented(corpus())


@pytest.mark.parametrize("first", range(0, MAILS, 20))
def test_every_promise_holds_for_mutated_mails(first: int) -> None:
    for number in range(first, first + 20):
        hold(mutations.mutated(corpus(), SEED, number), *surroundings())


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(structures.mails())
def test_every_promise_holds_for_mails_that_somebodys_program_could_write(raw: bytes) -> None:
    hold(raw, *surroundings())


def test_a_number_makes_the_same_mail_again() -> None:
    made = [mutations.mutated(corpus(), SEED, number) for number in range(20)]
    assert made == [mutations.mutated(corpus(), SEED, number) for number in range(20)]
    assert len({*made}) > 15
