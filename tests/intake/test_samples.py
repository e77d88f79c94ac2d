"""Every sample mail right in every field that the contract binds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.documents import Isolation
from intake.read import read_mail
from intake.reading import Attachment, Text
from tests.intake.readings import RULES
from workflow.completeness import contract_fields, judge

SAMPLES = Path(__file__).parents[1] / "samples"
LABELS = [json.loads(line) for line in (SAMPLES / "labels.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def text_of() -> Iterator[Callable[[Attachment], Text]]:
    with Isolation() as isolated:
        yield isolated


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["file"])
def test_it_reads_the_sample_right(
    label: dict[str, Any], text_of: Callable[[Attachment], Text]
) -> None:
    raw = (SAMPLES / label["file"]).read_bytes()
    found = contract_fields(judge([read_mail(raw, RULES, text_of)]))
    bound = set(label) - {"file"} if label["kind"] == "request" else {"kind", "missing", "complete"}
    for agreement in found["agreements"]:
        agreement.pop("municipalities")
        agreement.pop("expired")
    assert {field: found[field] for field in bound} == {field: label[field] for field in bound}
