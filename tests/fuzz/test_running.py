"""The fuzzing tells of what raises, takes too long, or takes its process down."""

import os
import re

from fuzz.running import Attempt, run


def goes_wrong_at_times() -> Attempt:
    def attempt(number: int) -> str:
        if number == 1:
            raise ValueError("nothing can be one")
        if number == 2:
            os._exit(3)
        if number == 3:
            re.fullmatch(r"(a|aa)+", "a" * 60 + "b")  # would take years
        return "fine"

    return attempt


def test_it_tells_what_became_of_every_attempt() -> None:
    outcomes = {o.number: o for o in run(goes_wrong_at_times, range(6), 0.3, processes=2)}
    assert sorted(outcomes) == [0, 1, 2, 3, 4, 5]
    assert [number for number in outcomes if outcomes[number].word == "fine"] == [0, 4, 5]
    assert "nothing can be one" in outcomes[1].trouble
    assert "the process ended (3)" in outcomes[2].trouble
    assert "TooSlowError at test_running.py" in outcomes[3].trouble
