"""Who is named beside those asked for, and left out by the words themselves."""

import pytest

from tests.intake.readings import persons, read

IDA = ("create", "Ida Holm", "ida@nordjob.example")
BO = ("remove", "Bo Dahl", "bo@nordjob.example")


@pytest.mark.parametrize(
    "words",
    [
        "Ida Holm (ida@nordjob.example) skal oprettes. Bo Dahl (bo@nordjob.example) bliver, som "
        "han er.",
        "Vores team består af Hans Krogh, Bo Dahl og Ida Holm. Kun Ida mangler adgang; hendes mail "
        "er ida@nordjob.example.",
        "Jeg har fået lov af Hans Krogh til at bestille adgang til Ida Holm, ida@nordjob.example.",
        "Ida Holm, ida@nordjob.example, skal have samme adgang, som Bo Dahl (bo@nordjob.example) "
        "har.",
        "Ida Holm og Bo Dahl begynder 1. marts. Ida (ida@nordjob.example) skal oprettes nu. Bo "
        "melder vi ind senere.",
        "Opret:\nIda Holm, mentor, ida@nordjob.example\nKontakt: Hans Krogh, hkr@nordjob.example",
    ],
)
def test_others_than_the_new_one_are_left_out(words: str) -> None:
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl, bo@nordjob.example, kan lukkes. Ida Holm, ida@nordjob.example, skal blive.",
        "Luk alle undtagen Ida Holm. Det vil sige Bo Dahl, bo@nordjob.example.",
        "Nedlæg alle på nær Ida Holm. Det er Bo Dahl, bo@nordjob.example.",
    ],
)
def test_who_is_excepted_stays(words: str) -> None:
    assert persons(read(words)) == [BO]


@pytest.mark.parametrize(
    "words",
    [
        "Ida Holm og Bo Dahl skal oprettes. Kun Ida mangler mail endnu; Bos er bo@nordjob.example.",
        "Ida Holm bliver vores mentor i Odense, og Bo Dahl (bo@nordjob.example) oprettes også.",
    ],
)
def test_who_lacks_only_an_address_is_asked_for(words: str) -> None:
    asked = [name for _, name, _ in persons(read(words))]
    assert asked == ["Ida Holm", "Bo Dahl"]
