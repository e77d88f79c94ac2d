"""A short run over documents that are no longer what somebody saved."""

import os
import subprocess
from contextlib import closing

from fuzz.documents import Attempts

SEED = 20


def children() -> list[str]:
    """The children of this process that read documents."""
    shown = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in shown.stdout.splitlines() if "intake.documents.child" in line]


def test_every_mutated_document_has_its_verdict_and_the_next_is_read() -> None:
    with closing(Attempts(SEED)) as attempts:
        seen = {attempts(number) for number in range(1, 61) if number % 20}
    assert {"text", "damaged"} <= seen
    assert children() == []
