"""Answers that were written into the mail in which we asked, point by point.

Our questions are numbered. Below each stands a line to answer at, and below the last a sentence
that ends them: what stands between is the sender's, whether her mail program marks what it quotes
(>) or not.
"""

import re
from collections.abc import Iterator, Sequence

from intake.heads import is_head_line

ANSWER_HERE = "Jeres svar:"
END_OF_POINTS = "I behøver ikke sende det igen, som vi har."

_MARKS = r"^[\s>|]{0,80}"  # bounded, as each of a thousand blank lines begins anew
_POINT = re.compile(rf"{_MARKS}\d{{1,2}}[.)]\s+\S", re.M)
_ANSWER = re.compile(rf"{_MARKS}{re.escape(ANSWER_HERE)}[ \t]*", re.I | re.M)
# A mail program may have wrapped it.
_END = re.compile(rf"{_MARKS}I behøver ikke sende det", re.M)
_FIRST_SENTENCE = re.compile(r"\W*\d{1,2}[.)]\s+(?P<asks>.+?[.?:])(?=\s|$)", re.S)
_EXAMPLE = re.compile(r"(?:,\s*)?\b(?:for eksempel|f\.\s?eks|fx)\b.*", re.I | re.S)


def answered(lines: Sequence[str]) -> Iterator[int]:
    """The lines, by their place, that the sender wrote under the questions of our newest mail."""
    inside = asked = False
    for at, line in enumerate(lines):
        if asked and (_END.match(line) or is_head_line(line)):
            return
        if _POINT.match(line) and not (inside and _goes_on(lines, at)):
            asked, inside = True, False
        elif asked and (here := _ANSWER.match(line)):
            inside = True
            if line[here.end() :].strip(" >|\t"):
                yield at
        elif inside and line.strip(" >|\t"):
            yield at


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a numbered line is a list of the sender's: no line to answer at follows it."""
    for line in lines[at + 1 :]:
        if _ANSWER.match(line):
            return False
        if _POINT.match(line) or _END.match(line):
            return True
    return True


def question_in(stretch: str) -> tuple[int, str] | None:
    """The question that a quoted stretch ends with: where it begins, and what it asks for.

    That is the first sentence of the last numbered point, without what it gives for an example.
    """
    last = None
    for last in _POINT.finditer(stretch):  # noqa: B007
        pass
    if last is None or _END.search(stretch, last.end()):
        return None
    start = last.start() + len(last.group()) - len(last.group().lstrip("\n"))
    asks = _FIRST_SENTENCE.match(stretch[start:].replace(">", " "))
    if asks is None:
        return None
    said = asks.group()
    example = _EXAMPLE.search(said)
    return start, said[: example.start()] if example else said


def without_marks(text: str) -> str:
    """A text with the lines to answer at blanked out, each letter at its place."""
    return _ANSWER.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
