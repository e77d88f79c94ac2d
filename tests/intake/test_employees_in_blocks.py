"""Lists of persons, block by block or row by row: some lack an address, some a place behind it."""

import pytest

from tests.intake.readings import persons, read

Employee = tuple[str, str | None, str | None]
IDA: Employee = ("create", "Ida Holm", "ida@nordjob.example")
BO: Employee = ("create", "Bo Dahl", "bo@nordjob.example")
BO_WITHOUT: Employee = ("create", "Bo Dahl", None)


@pytest.mark.parametrize(
    "below",
    [
        "(mail kommer senere)",
        "(afventer mail fra IT)",
        "Adressen er ikke oprettet endnu",
        "(email to follow)",
        "mail: eftersendes",
        "Har ikke fået e-mail endnu",
        "",
    ],
)
def test_who_lacks_an_address_in_a_list_is_asked_for_too(below: str) -> None:
    words = (
        "Nordjob har netop fået nye folk:\n\nIda Holm\nida@nordjob.example\n\n"
        f"Bo Dahl\n{below}\n\nBegge skal ind under Jobcenter Odense."
    )
    assert persons(read(words)) == [IDA, BO_WITHOUT]


def test_a_signature_below_a_list_is_no_block_of_it() -> None:
    words = "Nye folk til Odense:\n\nIda Holm\nida@nordjob.example\n\nHans Krogh\nNordjob ApS"
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "rows",
    [
        "Ida Holm, ida@nordjob.example, til Jobcenter Aalborg\nBo Dahl, bo@nordjob.example, til "
        "Jobcenter Viborg",
        "Ida Holm / ida@nordjob.example / Glostrup og Albertslund\nBo Dahl / bo@nordjob.example / "
        "Glostrup",
        "1. Ida Holm (ida@nordjob.example), JC Nyborg\n2. Bo Dahl (bo@nordjob.example), Faxe",
        "Ida Holm – ida@nordjob.example – skal på Jobcenter Ballerup\nBo Dahl – "
        "bo@nordjob.example – skal på Jobcenter Herlev",
    ],
)
def test_the_place_that_ends_a_row_is_not_of_the_next_ones_name(rows: str) -> None:
    assert persons(read(f"Opret:\n{rows}")) == [IDA, BO]


def test_a_name_that_is_wrapped_is_whole() -> None:
    words = (
        "Opret Ida Holm (ida@nordjob.example) til Jobcenter Odense, og opret Bo\nDahl "
        "(bo@nordjob.example) til Jobcenter Nyborg."
    )
    assert persons(read(words)) == [IDA, BO]


@pytest.mark.parametrize(
    "label", ["Kontaktperson", "Indsendt af", "Contact person", "Dit navn", "Rekvirent:"]
)
def test_who_sends_a_form_is_not_asked_for(label: str) -> None:
    words = (
        f"Firma\nNordjob\n{label}\nHans Krogh, hkr@nordjob.example\nBesked\nVores mentor Ida Holm "
        "skal kunne logge på for Jobcenter Odense. Hun har ida@nordjob.example."
    )
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize("trade", ["Medhjælper", "Tømrermester", "Bogholder", "Skovarbejder"])
@pytest.mark.parametrize("name", ["Ida Holm", "Torgny Obel"])
def test_what_somebody_is_stands_before_her_name(trade: str, name: str) -> None:
    words = f"{trade} {name} skal have adgang, adressen er x@nordjob.example."
    assert persons(read(words)) == [("create", name, "x@nordjob.example")]


@pytest.mark.parametrize(
    "told",
    [
        "Den bruger, Hans Krogh skriver om nederst, kan I godt lukke. Det er Bo Dahl",
        "Den medarbejder, som Hans Krogh nævner nedenfor, skal slettes: Bo Dahl",
        "Ham, Hans Krogh spurgte jer om, skal nedlægges, altså Bo Dahl",
    ],
)
def test_whoever_writes_of_somebody_is_not_meant(told: str) -> None:
    assert persons(read(f"{told} (bo@nordjob.example).")) == [("remove", *BO[1:])]


@pytest.mark.parametrize(
    "old",
    [
        "(Den gamle fra kommunen, idho@kom.example, duer ikke længere.)",
        "Adressen idho@kom.example virker ikke mere.",
        "idho@kom.example bruges ikke længere.",
    ],
)
def test_an_address_that_is_used_no_longer_is_nobodys(old: str) -> None:
    words = f"Opret Ida Holm. Hendes nye mail er ida@nordjob.example. {old}"
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "given",
    [
        "Hendes email er ida.nordjob.dk.",
        "E-mail: ida.holm.nordjob.com",
        "Mailen er ida.nord-job.dk",
    ],
)
def test_an_address_without_its_at_sign_is_none(given: str) -> None:
    found = read(f"Opret Ida Holm. {given}")
    assert (persons(found), found.problems) == (
        [("create", "Ida Holm", None)],
        ("employee_email_invalid",),
    )


def test_umlauts_are_spelt_in_two_ways_in_addresses() -> None:
    words = "Opret Jürgen Blum-Kofoed. He will be juergen@nordjob.example."
    assert persons(read(words)) == [("create", "Jürgen Blum-Kofoed", "juergen@nordjob.example")]


def test_a_forms_name_is_not_that_of_somebody_thanked_above() -> None:
    words = "Tak for snakken med Bente. Opret:\nFulde navn: Ida Holm\nE-mail: ida@nordjob.example"
    assert persons(read(words)) == [IDA]
