"""What must hold when the text of a document is taken, whatever is in it.

A child process reads it, as it does for the service: it may hang, crash or eat memory.
"""

from collections.abc import Callable
from time import monotonic

from fuzz.damage import mutated
from fuzz.originals import a_pdf
from intake.documents import Isolation, Limits
from intake.reading import Attachment, Text, Verdict

_SLACK = 3.0  # seconds to kill a child, and to start another
_OCR_EVERY = 20  # a page that is seen costs a hundred times one that is read
_GOOD_EVERY = 50


class Attempts:
    """Takes the text of the document of a number. Children read it, as they do for the service."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._limits = Limits(ocr=False)
        self._blind = Isolation(self._limits)
        self._seeing = Isolation(Limits())

    def close(self) -> None:
        self._blind.close()
        self._seeing.close()

    def __call__(self, number: int) -> str:
        file = mutated(self._seed, number)
        text_of = self._blind if number % _OCR_EVERY else self._seeing
        begun = monotonic()
        text = text_of(file)
        taken = monotonic() - begun
        assert taken < self._limits.time_limit_seconds + _SLACK, f"took {taken:.1f} s"
        assert_sound(text, self._limits)
        if number % _GOOD_EVERY == 0:
            assert_still_reads(text_of)
        return text.verdict.value


def assert_sound(text: Text, limits: Limits) -> None:
    """A text is a verdict, and letters that a database takes."""
    assert isinstance(text.verdict, Verdict)
    assert len(text.text) <= limits.letters, "more letters than the limit"
    assert text.verdict is Verdict.TEXT or not text.text, "a text without the verdict for it"
    text.text.encode("utf-8")
    assert "\0" not in text.text, "a NUL, which PostgreSQL takes in no text"


def assert_still_reads(text_of: Callable[[Attachment], Text]) -> None:
    """Whatever came before, a good document is read."""
    good = text_of(Attachment("Aftale.pdf", "application/pdf", a_pdf()))
    assert good.verdict is Verdict.TEXT, f"a good document is {good.verdict} after a bad one"
    assert "Leverandøraftale" in good.text
