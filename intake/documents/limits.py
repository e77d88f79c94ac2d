"""How much one document may cost, and the ways in which it is more than that."""

from dataclasses import dataclass, field
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take. `unpacked_mb` is what may come out of an archive."""

    ocr: bool = True
    time_limit_seconds: float = 20
    memory_mb: int = 512
    pages: int = 200
    unpacked_mb: int = 200
    letters: int = 300_000


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of one reading that has begun."""

    limits: Limits
    begun: float = field(default_factory=monotonic)

    def spent(self, share: float) -> bool:
        """Whether this share of the time is over: slow steps end early, and what is had counts."""
        return monotonic() - self.begun > self.limits.time_limit_seconds * share


class LockedError(Exception):
    """The document opens with a password only."""


class DamagedError(Exception):
    """The document cannot be read as what it says that it is."""


class TooLargeError(Exception):
    """More comes out of the document than is allowed."""


class UnknownTypeError(Exception):
    """Nothing here reads documents of this type."""
