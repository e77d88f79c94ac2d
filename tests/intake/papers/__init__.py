"""Texts of papers, each under a head that says what is to be read in it: `=== Greve | 2022-01-01`.

`-` stands for what the text does not say. In parties.txt F is the firm's number, K the
municipality's, and H that of a second municipality.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest


def papers(name: str) -> list[object]:
    """What a test is given: a head's cells and the text, named by its first words."""
    return [
        pytest.param(head, body, id=f"{number} {body.strip()[:40].splitlines()[0]}")
        for number, (head, body) in enumerate(_papers(name), 1)
    ]


def _papers(name: str) -> Iterator[tuple[list[str | None], str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for part in re.split(r"(?m)^===", text)[1:]:
        head, _, body = part.partition("\n")
        cells = [cell.strip() for cell in head.split("|")]
        yield [None if cell == "-" else cell for cell in cells], body
