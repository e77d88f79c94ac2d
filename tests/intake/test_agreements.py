"""Which documents are agreements, with whom, and for how long."""

from datetime import date

import pytest

from intake.agreements import read_agreement, read_agreements
from intake.offered import Sort, is_offered, sort_of
from intake.reading import Document, Verdict
from tests.intake.readings import AGREEMENT, RULES, read

PARTIES = "Leverandøraftale mellem Odense Kommune, CVR 35209115, og Nordjob ApS, CVR 29947643.\n"


def a_document(text: str) -> Document:
    return Document("Aftale.pdf", "application/pdf", 1, "", Verdict.TEXT, 1, False, text)


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        ("Løbetid: 1. januar 2019 - 31. december 2020", "2019-01-01", "2020-12-31"),
        ("Løbetid: 01.01.19–31.12.20", "2019-01-01", "2020-12-31"),
        ("Periode: januar 2019 - december 2020", "2019-01-01", "2020-12-31"),
        ("Gyldig fra 2019-01-01\nGyldig til 2020-12-31", "2019-01-01", "2020-12-31"),
        ("Startdato\tSlutdato\n1/1 2019\t31/12-2020", "2019-01-01", "2020-12-31"),
        ("Aftalen gælder i 2 år fra den 1. januar 2019.", "2019-01-01", "2020-12-31"),
        ("Den træder i kraft d. 1. januar 2019 og løber i 24 måneder.", "2019-01-01", "2020-12-31"),
        ("It runs from 1 January 2019 until December 31, 2020.", "2019-01-01", "2020-12-31"),
        ("Løbetid: l. januar 2019 til 31.december202l", "2019-01-01", "2021-12-31"),
        ("Aftalen gælder fra 1. januar 2019 indtil opsigelse.", "2019-01-01", None),
        ("Gyldig fra 1. januar 2019\nGyldig til indtil opsigelse", "2019-01-01", None),
        ("Aftalen ophører den 31. december 2020.", None, "2020-12-31"),
        ("Aftalen gælder for kalenderåret 2020.", "2020-01-01", "2020-12-31"),
        ("Den løber fra 1/6 2019 til udgangen af 2020.", "2019-06-01", "2020-12-31"),
        ("Den træder i kraft ved underskrift.\nOdense, den 3. marts 2019", None, None),
    ],
)
def test_it_reads_the_term(term: str, first: str | None, last: str | None) -> None:
    agreement = read_agreement(0, a_document(PARTIES + term), RULES)
    days = [day.isoformat() if day else None for day in (agreement.valid_from, agreement.valid_to)]
    assert days == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        PARTIES,
        "Rammeaftale\nPart 1: Odense Kommune\nCVR: 35209115\nPart 2: Nordjob\nCVR: 29947643",
        "AFTALE\nmellem\nNordjob ApS\nCVR-nr.: 29947643\nog\nOdense Kommune\nCVR-nr.: 35209115",
        "Databehandleraftale\nOdense Kommune\tNordjob ApS\nCVR: 35209115\tCVR: 29947643",
        "Kontrakt\nKommune Leverandør\nOdense Kommune Nordjob\nCVR: 35209115 CVR: 29947643",
        "Tillæg nr. 2\nParterne, Odense Kommune og Nordjob (CVR nr. 29947643), har aftalt",
        "Kontrakt mellem Odense Kommune (CVR 11111116) og\nNordjob (CVR 29947643), Leverandøren",
        "Kontrakt\nJobcenter Odense og Nordjob ApS (CVR 29947643). Aftalen gælder fra 1.1.2020.",
        PARTIES + "Nordjob har kontor i Nyborg Kommune. Tvister afgøres ved Retten i Aarhus.",
    ],
)
def test_it_tells_the_parties(text: str) -> None:
    agreement = read_agreement(0, a_document(text), RULES)
    assert (agreement.municipality, agreement.municipalities) == ("461", ("461",))
    assert agreement.cvr == "29947643"


def test_it_names_every_municipality_of_a_joint_agreement() -> None:
    text = "Fælles kontrakt\nOdense, Nyborg og Kerteminde kommuner og Nordjob ApS, CVR 29947643"
    assert read_agreement(0, a_document(text), RULES).municipalities == ("461", "450", "440")


@pytest.mark.parametrize(
    "text",
    [
        "Curriculum vitae\nIda Holm\nAnsat i Odense Kommune, jobcentret",
        "Faktura nr. 12\nOdense Kommune\nJf. aftale af 1. januar 2020 med Nordjob ApS",
        "ANSÆTTELSESKONTRAKT\nmellem Nordjob ApS og Ida Holm, Odense Kommune",
        "Orientering fra Odense Kommune\nKære leverandør. Vi flytter jobcentret.",
        "Prisliste 2020\nNordjob ApS til Odense Kommune",
    ],
)
def test_it_takes_no_other_document_for_one(text: str) -> None:
    assert sort_of(a_document(text), RULES) in (Sort.OTHER, Sort.UNLIKE)


def test_a_document_that_nowhere_speaks_of_an_agreement_is_none() -> None:
    reading = read(
        "Opret Ida Holm. Aftalen er vedhæftet.", documents={"p.pdf": "Politik i Odense Kommune"}
    )
    assert reading.agreements == ()


def test_a_locked_one_that_is_offered_counts_as_unreadable() -> None:
    reading = read("Opret Ida Holm. Aftalen er vedhæftet.", documents={"skan.pdf": "%LOCKED"})
    (agreement,) = reading.agreements
    assert (agreement.readable, agreement.municipality) == (False, None)


def test_it_shows_where_a_fact_stands() -> None:
    (agreement,) = read("Opret Ida Holm.", documents={"aftale.pdf": AGREEMENT}).agreements
    assert agreement.valid_to == date(2025, 12, 31)
    shown = [AGREEMENT[e.start : e.end] for e in agreement.evidence]
    assert shown == ["Odense", "29947643", "1. januar 2020", "31. december 2025"]


ASKS = "Opret Ida Holm, ih@nordjob.example, til Jobcenter Odense. CVR 29947643. "
CV = "Curriculum vitae\nIda Holm\n2019-2022 Jobkonsulent, Odense Kommune"
FORM = (
    "Skema til ny bruger\nFirma: Nordjob ApS\nCVR: 29947643\nJobcenter: Odense Kommune\n"
    "Navn: Ida Holm\nMail: ih@nordjob.example\nAftale vedlagt: ja"
)
WITH_OTHERS = "Databehandleraftale\nMellem Nordjob ApS (CVR 29947643) og Visma A/S\nFra 1. maj 2022"
UNCLEAR = "Samarbejdsaftale\nMellem kommunen og Nordjob ApS (CVR 29947643)\nPris: 450 kr."


@pytest.mark.parametrize(
    ("words", "documents", "counted"),
    [
        ("Aftalen er vedhæftet.", {"1.pdf": AGREEMENT, "cv.pdf": CV}, ["1.pdf"]),
        ("Kontrakten er vedhæftet.", {"skan.pdf": "%LOCKED"}, ["skan.pdf"]),
        ("", {"skan.pdf": "%LOCKED"}, []),
        ("", {"Kontrakt Odense.pdf": "%LOCKED"}, ["Kontrakt Odense.pdf"]),
        ("Aftalen eftersendes i morgen.", {"skan.pdf": "%LOCKED"}, []),
        ("Vi har endnu ikke fået aftalen retur.", {"skan.pdf": "%LOCKED"}, []),
        ("Aftalen er vedhæftet.", {"Prisliste.pdf": "%LOCKED"}, []),
        ("Tilsagnet fra kommunen er vedhæftet.", {"skan.pdf": "%LOCKED"}, ["skan.pdf"]),
        ("Kommunens godkendelse er vedlagt.", {"skan.pdf": "%LOCKED"}, ["skan.pdf"]),
        ("Papiret fra kommunen er sat på.", {"skan.pdf": "%LOCKED"}, ["skan.pdf"]),
        ("Our contract is attached.", {"skan.pdf": "%LOCKED"}, ["skan.pdf"]),
        ("Aftalen er vedhæftet.", {"1.pdf": AGREEMENT, "x.pdf": "%LOCKED"}, ["1.pdf"]),
        ("", {"1.pdf": AGREEMENT, "dba.pdf": "%LOCKED"}, ["1.pdf", "dba.pdf"]),
        ("Aftalen er vedhæftet.", {"aftale.pdf": " "}, ["aftale.pdf"]),
        ("Aftalen er vedhæftet.", {"brev.pdf": UNCLEAR}, ["brev.pdf"]),
        ("Aftalen er vedhæftet.", {"skema.txt": FORM}, []),
        ("", {"aftale.pdf": AGREEMENT, "dba visma.pdf": WITH_OTHERS}, ["aftale.pdf"]),
        (
            "",
            {"Aftale med Odense.pdf": "Vi hjælper ledige i Odense Kommune."},
            ["Aftale med Odense.pdf"],
        ),
        ("", {"aftaler.csv": "Aftale\tKommune\n1\tOdense Kommune"}, []),
    ],
)
def test_it_takes_what_is_offered_unless_it_is_something_else(
    words: str, documents: dict[str, str], counted: list[str]
) -> None:
    reading = read(ASKS + words, documents=documents)
    assert [agreement.filename for agreement in reading.agreements] == counted


@pytest.mark.parametrize(
    "words",
    [
        "Begge kontrakter følger med.",
        "Her kommer aftalen.",
        "I får både aftalen og brevet.",
        "Aftalen var glemt sidst, den er vedhæftet nu.",
        "Vedlagt tilsagnet fra Greve.",
        "Please find our agreement enclosed.",
        "Kontrakten med Odense mangler vi stadig, men aftalen med Assens ligger ved.",
        "Kolding-aftalen kommer på mandag, mens Vejles aftale er her.",
        "Tildelingsbrevet er vedlagt.",
    ],
)
def test_it_hears_that_the_agreement_is_there(words: str) -> None:
    assert is_offered(words, RULES)


@pytest.mark.parametrize(
    "words",
    [
        "Aftalen vedhæftes, når den er underskrevet.",
        "Kontrakten er ikke vedlagt.",
        "Når vi får aftalen retur, sender vi den.",
        "Aftalen følger senere.",
        "Kontrakten mangler stadig.",
        "Kontrakten ligger hos vores jurist, du får den i uge 18.",
        "Kontrakten har I allerede, den kom med sidst.",
        "Opret Ida Holm.",
    ],
)
def test_it_hears_that_the_agreement_is_still_to_come(words: str) -> None:
    assert not is_offered(words, RULES)


def test_a_scan_is_read_through_its_specks() -> None:
    text = (
        "'SAMARBEJDSAFIALE\nmellem Brønderslev Kornmune; CVR 29189412\nog Dronninglund Job ApS,"
        " CVR 2994764З\nAftalen' gælder fra den l. januar; 2O22 til.den 3l: decernber 2023\n"
    ).replace("З", "3")
    scan = Document("skan.pdf", "application/pdf", 1, "", Verdict.TEXT, 1, True, text)
    assert sort_of(scan, RULES) is Sort.AGREEMENT
    agreement = read_agreement(0, scan, RULES)
    assert (agreement.municipality, agreement.cvr) == ("810", "29947643")
    assert agreement.valid_from == date(2022, 1, 1)
    assert agreement.valid_to == date(2023, 12, 31)


@pytest.mark.parametrize("label", ["Leverandørnr.", "Lev. nr.", "Kreditor", "Leverandør-id"])
def test_an_order_gives_the_firms_number_as_a_suppliers(label: str) -> None:
    order = (
        "REKVISITION\nBestiller\tGreve Kommune, Jobafdelingen\nBestillers CVR\t29189927\n"
        f"Leveres af\tNordjob ApS\n{label}\t29947643\nVare\tOpkvalificering, hold\n"
        "Leveringsperiode\t12.04.2021 - 17.12.2021\nRekvisitionen er den fulde aftale."
    )
    found = read(
        "Opret Ida Holm. Vores CVR er 29947643, rekvisitionen er vedhæftet.",
        documents={"rekvisition.pdf": order},
    )
    assert [agreement.cvr for agreement in found.agreements] == ["29947643"]


@pytest.mark.parametrize("last", ["Sidste dag for levering er", "Sidste dag i forløbet:"])
def test_the_last_day_is_told_of_what_is_delivered(last: str) -> None:
    text = (
        f"{AGREEMENT.rpartition('Aftalen')[0]}Aftalen gælder fra 1. maj 2021. {last} 30. juni 2022."
    )
    assert read_agreement(0, a_document(text), RULES).valid_to == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("name", "words", "counted"),
    [
        ("roedovre.pdf", "Aftalen er vedhæftet.", True),
        ("scan0002.pdf", "Aftaler: begge vedhæftet", True),
        ("scan0002.pdf", "Kontrakterne følger her.", True),
        ("scan0002.pdf", "Aftalen er vedhæftet.", False),
        ("CV.pdf", "Aftaler: begge vedhæftet", False),
    ],
)
def test_one_without_text_counts_beside_another_where_it_is_offered_too(
    name: str, words: str, counted: bool
) -> None:
    damaged = Document(name, "application/pdf", 9, "", Verdict.DAMAGED, 0, False, "")
    found = read_agreements([a_document(PARTIES), damaged], words, RULES)
    assert [a.readable for a in found] == [True] + [False] * counted


def test_one_with_an_unnamed_public_partner_counts_where_its_terms_are_offered() -> None:
    paper = a_document(
        "Samarbejdsaftale\nAftalen er indgået mellem Nordjob, CVR 29947643, og vores offentlige "
        "samarbejdspartner.\nAftalen gælder fra 1. marts 2020 til 28. februar 2022."
    )
    words = "Rammerne for samarbejdet fremgår af vedlagte."
    assert [a.municipalities for a in read_agreements([paper], words, RULES)] == [()]
