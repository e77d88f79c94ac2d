"""Who is to have no access, has it already, or belongs to another house: nobody asks for her."""

import pytest

from tests.intake.readings import persons, read

IDA = ("create", "Ida Holm", "ida@nordjob.example")
BO = ("remove", "Bo Dahl", "bo@nordjob.example")
OPEN = "Opret Ida Holm (ida@nordjob.example) på Jobcenter Odense. "


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl (bo@nordjob.example) passer kun haven og skal ikke have adgang.",
        "Bo Dahl (bo@nordjob.example) er også ny, men han behøver ingen bruger.",
        "Bo Dahl (bo@nordjob.example) doesn't need a login.",
        "Bo Dahl, bo@nordjob.example, søger selv om adgang.",
        "Hun bliver makker med Bo Dahl (bo@nordjob.example), som er bruger i forvejen.",
        "Bo Dahl (bo@nordjob.example) kender I. Han har allerede adgang.",
        "Bo Dahl (bo@nordjob.example) har alt det, han skal bruge.",
        "Bo Dahl (bo@nordjob.example) er blevet gift og hedder nu Bo Krogh.",
    ],
)
def test_who_is_to_have_nothing_new_is_not_asked_for(words: str) -> None:
    assert persons(read(OPEN + words)) == [IDA]


def test_who_is_to_have_no_access_any_longer_goes() -> None:
    assert BO in persons(read(OPEN + "Bo Dahl (bo@nordjob.example) skal ikke have adgang mere."))


def test_who_is_gone_and_is_to_have_no_access_goes() -> None:
    words = "Bo Dahl (bo@nordjob.example) er stoppet. Han skal ikke have adgang til JobKon."
    assert persons(read(words)) == [BO]


def test_who_has_access_elsewhere_may_be_given_more() -> None:
    words = (
        "Ida Holm (ida@nordjob.example) har allerede adgang til Svendborg, men skal også på "
        "Jobcenter Odense."
    )
    assert persons(read(words)) == [IDA]


def test_a_place_that_is_denied_leaves_nobody_out() -> None:
    words = (
        "Opret Ida Holm (ida@nordjob.example). Hun skal ikke have adgang til Svendborg, kun til "
        "Jobcenter Odense."
    )
    assert persons(read(words)) == [IDA]


@pytest.mark.parametrize(
    "words",
    [
        "Hans Krogh fra jobcentret (hans@nordjob.example) kan svare på resten.",
        "Det er aftalt med Hans Krogh, hkr@odense-kommune.example.",
        "Hans Krogh, der er ansat i kommunen, låner nogle gange vores login.",
        "Den, der har ansvaret for brugerne her, er Hans Krogh (hans@nordjob.example).",
        "Hans Krogh (hans@nordjob.example), som er brugeransvarlig hos os, er orienteret.",
        "Regningen sendes att. Hans Krogh, mb@nordjob.example.",
        "Min chef, hr. Hans Krogh, siger, at jeg skal skrive til jer.",
        "Aftalen er underskrevet af direktør Karen Krogh og borgmester Hans Krogh.",
    ],
)
def test_who_only_answers_for_it_is_not_asked_for(words: str) -> None:
    assert persons(read(OPEN + words)) == [IDA]


@pytest.mark.parametrize(
    "words",
    [
        "Det er Ida Holm, der skal oprettes, ikke Ina Hjelm. Mail: ida@nordjob.example.",
        "Jeg skrev Ina Hjelm i går. Det skulle have været Ida Holm (ida@nordjob.example), som "
        "skal have adgang.",
    ],
)
def test_a_name_that_was_wrong_is_nobodys(words: str) -> None:
    assert persons(read(words + " Jobcenter Odense.")) == [IDA]


@pytest.mark.parametrize(
    "rows",
    [
        "Oprettes:\nIda Holm, ida@nordjob.example\n\nUændret:\nBo Dahl, bo@nordjob.example",
        "Tilgang:\nIda Holm\nida@nordjob.example\n\nOrlov (skal ikke lukkes):\nBo Dahl\n"
        "bo@nordjob.example",
        "Ida Holm - ny, skal oprettes (ida@nordjob.example)\nBo Dahl - kører fint",
        "Navn: Ida Holm, mail: ida@nordjob.example, oprettes: ja\n"
        "Navn: Bo Dahl, mail: bo@nordjob.example, oprettes: nej",
        "Navn\tMail\tJobKon\nIda Holm\tida@nordjob.example\tx\nBo Dahl\tbo@nordjob.example\t",
        "Navn\tMail\tNærmeste leder\tLeders mail\nIda Holm\tida@nordjob.example\tBo Dahl"
        "\tbo@nordjob.example\nEva Lund\teva@nordjob.example\tBo Dahl\tbo@nordjob.example",
    ],
)
def test_a_list_tells_for_whom_nothing_is_to_be_done(rows: str) -> None:
    found = persons(read(f"Hej\n\n{rows}\n\nJobcenter Odense"))
    assert IDA in found
    assert not any(name == "Bo Dahl" for _, name, _ in found)


def test_a_reason_beside_each_keeps_nobody_who_is_to_go() -> None:
    words = "Følgende skal slettes:\nBo Dahl - orlov i to år\nHans Krogh - ny stilling"
    assert persons(read(words)) == [("remove", "Bo Dahl", None), ("remove", "Hans Krogh", None)]


def test_a_form_with_the_firms_address_asks_for_nobody_of_that_address() -> None:
    form = "Stamoplysninger\nFirma: Nordjob ApS\nCVR: 29947643\nMail: mb@nordjob.example\n"
    found = read(OPEN, documents={"Stamkort.txt": form})
    assert persons(found) == [IDA]
