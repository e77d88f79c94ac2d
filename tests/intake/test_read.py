"""The whole reading: whose words count, nothing lost on the way to the database, never a crash."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.read import read_mail
from intake.reading import Attachment, Kind, Reading, Text, Verdict
from intake.record import as_dict, from_dict
from tests.intake.readings import AGREEMENT, RULES, persons, read

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.eml"))
RAW = [path.read_bytes() for path in SAMPLES]


def no_text(attachment: Attachment) -> Text:
    return Text(Verdict.NO_TEXT)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(RAW), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9))))
def test_a_mail_with_bytes_changed_is_still_read(
    raw: bytes, changes: list[tuple[float, bytes]]
) -> None:
    for place, put in changes:
        at = int(place * len(raw))
        raw = raw[:at] + put + raw[at + len(put) :]
    assert isinstance(read_mail(raw, RULES, no_text), Reading)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_words_are_read(text: str) -> None:
    raw = f"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\nOpret {text}"
    assert isinstance(read_mail(raw.encode("utf-8", "replace"), RULES, no_text), Reading)


@pytest.mark.parametrize("raw", RAW, ids=[path.name for path in SAMPLES])
def test_a_reading_comes_back_from_json_as_it_was(raw: bytes) -> None:
    reading = read_mail(raw, RULES, no_text)
    assert from_dict(json.loads(json.dumps(as_dict(reading)))) == reading


def test_quoted_history_asks_for_nothing() -> None:
    words = (
        "Slet Bo Dahl. CVR 29947643.\n\n"
        "Den man. 1. feb. 2021 kl. 10.00 skrev Mette Bruun <mb@nordjob.example>:\n\n"
        "> Opret Ida Holm, ida@nordjob.example, til Jobcenter Odense. CVR 27844669.\n"
    )
    reading = read(words, subject="SV: Brugere")
    assert persons(reading) == [("remove", "Bo Dahl", None)]
    assert (reading.cvr, reading.jobcentres) == ("29947643", ())


def test_the_new_words_may_point_to_the_number_below() -> None:
    words = (
        "Opret Ida Holm. Samme CVR-nummer som nedenfor.\n\n"
        "Den man. 1. feb. 2021 kl. 10.00 skrev Mette Bruun <mb@nordjob.example>:\n\n"
        "> Vores CVR er 29947643.\n"
    )
    assert read(words, subject="SV: Brugere").cvr == "29947643"


def test_who_is_passed_on_asks_for_herself() -> None:
    words = (
        "Se nedenfor.\n\n"
        "Fra: Ida Holm <ida@nordjob.example>\nSendt: 1. februar 2021 09:00\n"
        "Til: Mette Bruun <mb@nordjob.example>\nEmne: Adgang\n\n"
        "Jeg skal have adgang til Jobcenter Odense.\n\nIda\n"
    )
    reading = read(words, subject="VS: Adgang")
    assert persons(reading) == [("create", "Ida Holm", "ida@nordjob.example")]
    assert reading.jobcentres == ("461",)


def test_a_disclaimer_asks_for_nothing() -> None:
    words = (
        "Opret Ida Holm, ida@nordjob.example.\n\n"
        "Er du ikke rette modtager, så slet mailen og skriv til slet@nordjob.example."
    )
    assert persons(read(words)) == [("create", "Ida Holm", "ida@nordjob.example")]


def test_a_logo_is_kept_on_record_and_not_read() -> None:
    def refuse(attachment: Attachment) -> Text:
        raise AssertionError(attachment.filename)

    raw = RAW[[path.name for path in SAMPLES].index("s006.eml")]
    (document,) = read_mail(raw, RULES, refuse).documents
    assert (document.verdict, document.size) == (Verdict.NO_TEXT, 1801)


def test_a_terse_answer_gives_its_field() -> None:
    assert read("29947643", subject="SV: [LS-12] Vi mangler").cvr == "29947643"
    assert read("Det er Randers", subject="SV: [LS-12] Vi mangler").jobcentres == ("730",)
    answer = read("hendes mail er ida@nordjob.example", subject="SV: [LS-12] Vi mangler")
    assert persons(answer) == [("create", None, "ida@nordjob.example")]
    agreement = read("Her.", subject="SV: [LS-12]", documents={"aftale.pdf": AGREEMENT})
    assert (agreement.kind, agreement.agreements[0].municipality) == (Kind.OTHER, "461")
