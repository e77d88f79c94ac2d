"""Persons' numbers: found by their date, masked everywhere, and never moved."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cpr import find_cpr, find_masked, mask_cpr
from intake.record import as_dict
from tests.intake.readings import read


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "311299 - 4321", "010190 1234"])
def test_it_masks_a_persons_number(number: str) -> None:
    masked = mask_cpr(f"Ida, {number}, skal oprettes")
    assert not any(digit in masked for digit in "0123456789")


@pytest.mark.parametrize("other", ["310290-1234", "29947643", "P-nr. 1012345678", "5798000123456"])
def test_it_leaves_other_numbers(other: str) -> None:
    assert find_cpr(other) == []


@given(st.text())
def test_it_moves_nothing(text: str) -> None:
    assert len(mask_cpr(text)) == len(text)


def test_it_keeps_them_out_of_the_reading() -> None:
    reading = read(
        "Opret Ida Holm 010190-1234.",
        subject="Ida 0101901234",
        sender="Mette 010190-1234 <mb@nordjob.example>",
        headers={"Cc": "Bo 010190-1234 <bo@nordjob.example>"},
        documents={"Ida 010190-1234.csv": "Navn\tCPR\nIda Holm\t010190-1234"},
    )
    assert "1234" not in json.dumps({**as_dict(reading), "documents": ()})
    assert "1234" not in reading.documents[0].filename + reading.documents[0].text


def test_it_keeps_them_out_of_who_wrote_below() -> None:
    reading = read(
        "Se nedenfor\n\nDen 1. maj 2021 kl. 10.00 skrev 010190-1234 Bo:\n> Slet Ida Holm"
    )
    assert "1234" not in json.dumps(as_dict(reading))


def test_it_finds_what_it_masked() -> None:
    for number in ("010190-1234", "0101901234", "010190 1234", "01.01.90-1234", "010190 - 1234"):
        text = f"Hendes CPR er {number}, og CVR er 29947643."
        assert find_masked(mask_cpr(text)) == find_cpr(text) != []
    assert find_masked("Ring på xx xx, eller skriv til xxxxxxxxxxxx") == []
