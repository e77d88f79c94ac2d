"""Whose turn it is to do a duty: this process's, or another's that lives."""

import time

from landssupport.leases import is_gone
from workflow import duties
from workflow.database import Database
from workflow.duties import Sign

BEATS_EVERY = 1.5  # seconds
GIVEN_UP_AFTER = 6.0  # seconds without a sign of life, until another takes over


class Turn:
    """One process's part in a duty that several could do."""

    def __init__(self, database: Database, name: str, owner: str) -> None:
        self._database = database
        self._name = name
        self._owner = owner
        self._alive_until = 0.0
        self._seen: Sign | None = None
        self._seen_since = 0.0

    @property
    def ours(self) -> bool:
        """Whether it is still our turn: nobody can have taken it for dead by now."""
        return time.monotonic() < self._alive_until

    def take(self) -> bool:
        """Keep the duty, or take it where nobody lives who has it. To be called often."""
        asked = time.monotonic()
        if duties.beat(self._database, self._name, self._owner) or self._took_over(asked):
            self._alive_until = asked + GIVEN_UP_AFTER - BEATS_EVERY
            return True
        self._alive_until = 0.0
        return False

    def leave(self) -> None:
        """Have another take over at once."""
        self._alive_until = 0.0
        duties.leave(self._database, self._name, self._owner)

    def _took_over(self, asked: float) -> bool:
        sign = duties.last_sign(self._database, self._name)
        if sign != self._seen:
            self._seen, self._seen_since = sign, asked
        holder = sign.held_by if sign else None
        dead = holder is None or is_gone(holder) or asked - self._seen_since >= GIVEN_UP_AFTER
        return dead and duties.take(self._database, self._name, self._owner, sign)
