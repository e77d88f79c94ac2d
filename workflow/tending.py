"""Deeds that the calendar asks for, one row after another: one that fails stops no other."""

import logging
from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)


def each(deed: Callable[[int], bool], due: Iterable[int], what: str) -> int:
    """Do the deed for each number, and say for how many it did something.

    `what` names the rows in the log. What fails is tried again the next time.
    """
    done = 0
    for number in due:
        try:
            done += deed(number)
        except Exception:
            log.exception("%s %d failed", what, number)
    return done
