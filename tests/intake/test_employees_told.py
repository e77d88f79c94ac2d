"""Who comes and who goes, as firms tell it: in passing, by "hun", in parts, line by line."""

import pytest

from tests.intake.readings import persons, read

Employee = tuple[str, str | None, str | None]


def created(name: str, email: str | None = None) -> Employee:
    return "create", name, email


def removed(name: str, email: str | None = None) -> Employee:
    return "remove", name, email


METTE = "Mette Bruun"
HERS = "mb@nordjob.example"
IDA, BO = ("Ida Holm", "ida@nordjob.example"), ("Bo Dahl", "bo@nordjob.example")


@pytest.mark.parametrize(
    "words",
    [
        "Bo er flyttet til Norge. Han skal ikke bruge sin adgang længere. Derimod har vi fået Ida, "
        "og hende vil vi gerne have på Jobcenter Viborg.\n\nIda Holm, ida@nordjob.example\n"
        "Bo Dahl, bo@nordjob.example",
        "Ida Holm (ida@nordjob.example) overtager Bo Dahls plads, da han går på efterløn. Opret "
        "hende og luk ham, tak (bo@nordjob.example).",
        "Ida Holm | ida@nordjob.example | ny\nBo Dahl | bo@nordjob.example | udgår",
        "Navn: Ida Holm\nMail: ida@nordjob.example\nHandling: oprettes\n\nNavn: Bo Dahl\n"
        "Mail: bo@nordjob.example\nHandling: nedlægges",
        "Følgende er kommet til siden sidst:\nIda Holm, ida@nordjob.example\n\nFølgende er her "
        "ikke mere:\nBo Dahl, bo@nordjob.example",
        "Ida Holm er tilbage. Hendes blev jo lukket i fjor, men nu skal den åbnes igen: "
        "ida@nordjob.example. Bo Dahl, bo@nordjob.example, må gerne tages af.",
        "Oprettes:\nIda Holm\nida@nordjob.example\n\nNedlægges:\nBo Dahl\nbo@nordjob.example",
    ],
)
def test_one_comes_and_one_goes(words: str) -> None:
    assert set(persons(read(words))) == {created(*IDA), removed(*BO)}


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl er væk nu, og I må gerne tage ham af. Han brugte bo@nordjob.example.",
        "Jeg har sagt farvel til Bo Dahl. Hans konto (bo@nordjob.example) må gerne forsvinde.",
        "Bo Dahl kommer ikke mere. bo@nordjob.example skal slukkes.",
        "Bo Dahl (bo@nordjob.example) har fået nyt job, så smid ham bare ud.",
        "Kan I slette Bo? Han hedder Dahl til efternavn, bo@nordjob.example.",
    ],
)
def test_one_goes(words: str) -> None:
    assert persons(read(words)) == [removed(*BO)]


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm (ida@nordjob.example). Bo Dahl skal ikke røres.",
        "Opret Ida Holm (ida@nordjob.example). Hun skal sidde sammen med Bo Dahl.",
        "Opret Ida Holm (ida@nordjob.example). Kontaktperson hos vikarbureauet er Bo Dahl.",
        "Jeg skriver for Bo Dahl, der er på ferie. Han har bedt mig få oprettet Ida Holm, "
        "ida@nordjob.example.",
        "Opret Ida Holm, ida@nordjob.example. Mit eget login skal bare fortsætte.",
        "Jeg skal bruge adgang til Ida. Ida Holm, ida@nordjob.example.",
        "Jeg skal bruge en konto til min nye medarbejder. Navnet er Ida Holm, ida@nordjob.example.",
        "Opret Ida Holm, ida@nordjob.example, ligesom jeg selv er.",
    ],
)
def test_only_whom_it_asks_for_is_created(words: str) -> None:
    assert persons(read(words)) == [created(*IDA)]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Kan jeg få adgang til Jobcenter Lejre?", "create"),
        ("Derfor beder jeg om at blive oprettet.", "create"),
        ("Undertegnede bedes oprettet til Jobcenter Lejre.", "create"),
        ("Jeg er startet for mig selv. Jeg har brug for et login til Jobcenter Lejre.", "create"),
        ("Jeg er blevet 67 og gider ikke mere. Luk min adgang.", "remove"),
        ("Jeg går på pension den 1. maj og skal derfor ikke have adgang længere.", "remove"),
        ("Jeg stopper på fredag og skal slettes.", "remove"),
        ("Min brugeradgang bedes nedlagt, da jeg stopper.", "remove"),
    ],
)
def test_the_writer_asks_for_herself_alone(words: str, action: str) -> None:
    assert persons(read(words)) == [(action, METTE, HERS)]


@pytest.mark.parametrize(
    "words",
    [
        "Undertegnede samt Ida Holm (ida@nordjob.example) skal bruge adgang til Jobcenter Lejre.",
        "Alle skal have adgang:\nIda Holm, ida@nordjob.example\nog så mig selv.",
        "Opret Ida Holm, ida@nordjob.example, og mig.",
    ],
)
def test_the_writer_is_one_of_several(words: str) -> None:
    assert set(persons(read(words))) == {created(*IDA), created(METTE, HERS)}


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida, ida@nordjob.example. Idas efternavn er Holm.",
        "Vi har ansat Ida, hendes efternavn er Holm. Opret hende: ida@nordjob.example.",
        "Opret Ida (ida@nordjob.example). Ida hedder Holm til efternavn.",
        "Opret Ida på ida@nordjob.example. Ida hedder Holm.",
        'Opret Ida "Ib" Holm, ida@nordjob.example.',
    ],
)
def test_a_name_may_be_told_in_parts(words: str) -> None:
    assert persons(read(words)) == [created(*IDA)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Opret Kirsten Aa. Madsen, x@a.example", "Kirsten Aa. Madsen"),
        ("Opret Jens Chr. Hald, x@a.example", "Jens Chr. Hald"),
        ("Opret Viola Ring, x@a.example", "Viola Ring"),
    ],
)
def test_it_knows_names_written_short(words: str, name: str) -> None:
    assert persons(read(words)) == [created(name, "x@a.example")]


def test_two_persons_after_a_heading_are_two() -> None:
    words = "Afgang: Ida Holm, Bo Dahl\nTilgang: Per Krag (per@nordjob.example)"
    assert persons(read(words)) == [
        removed("Ida Holm"),
        removed("Bo Dahl"),
        created("Per Krag", "per@nordjob.example"),
    ]


def test_a_colleague_who_signs_too_is_known_by_her_whole_name() -> None:
    words = (
        "Kan I give Ida (ida@nordjob.example) adgang til Jobcenter Lejre?\n\n"
        "Med venlig hilsen\n\nMette Bruun\nIda Marie Holm\nNordjob I/S"
    )
    assert persons(read(words)) == [created("Ida Marie Holm", "ida@nordjob.example")]


def test_who_is_put_beside_an_action_word_in_a_long_text_costs_little() -> None:
    words = "jeg skal " + "og så " * 10_000 + "have adgang. Opret Ida Holm, ida@nordjob.example."
    assert created(*IDA) in persons(read(words))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Vil I tage\na) Ida Holm, som bruger ida@nordjob.example\nb) Bo Dahl (mail følger)\n"
            "på til Jobcenter Odense",
            [created(*IDA), created("Bo Dahl")],
        ),
        (
            "Alle mine vikarer skal meldes fra igen. Det er Ida Holm, Eva Lund og så Bo Dahl.",
            [removed("Ida Holm"), removed("Eva Lund"), removed("Bo Dahl")],
        ),
        (
            "Min vikar skal have adgang. Han hedder Zbynek, resten må jeg slå op.",
            [created("Zbynek")],
        ),
        (
            "Luk venligst Ida Holms (ida@nordjob.example) og Bo Dahls (bo@nordjob.example) adgang.",
            [removed(*IDA), removed(*BO)],
        ),
        (
            "DET DREJER SIG OM MIN SØN DER ER BLEVET ANSAT: BO DAHL. HAN SKAL PÅ SYSTEMET FOR "
            "JOBCENTER ODENSE. HANS MAIL ER BO@NORDJOB.EXAMPLE",
            [created(*BO)],
        ),
        (
            "Hans Krogh (hk@nordjob.example) sidder i møder og har bedt mig skrive. Opret "
            "Ida Holm, ida@nordjob.example.",
            [created(*IDA)],
        ),
        (
            "Opgaven løses af vores underleverandør, Mindspring Møn. Opret Ida Holm, "
            "ida@mindspring-moen.example.",
            [created("Ida Holm", "ida@mindspring-moen.example")],
        ),
        (
            "Ida Holm skal have adgang, og mailen er vist ida@nordjob.example (det stopper der).",
            [created(*IDA)],
        ),
        (
            "Nu hvor jobcentrene ikke længere behøver hedde jobcentre, ved jeg ikke, hvad jeg skal "
            "kalde det, men det er i følgende kommuner:\n\nMedarbejder\tMail\tJobcenter\n"
            "Ida Holm\tida@nordjob.example\tHerning",
            [created(*IDA)],
        ),
        (
            "det er mig selv der skal oprettes mette bruun og min mail er mb@nordjob.example",
            [created(METTE, HERS)],
        ),
    ],
)
def test_it_reads_what_small_firms_tell(words: str, found: list[Employee]) -> None:
    assert persons(read(words)) == found


def test_a_request_told_in_quotation_marks_in_a_mail_passed_on_is_none() -> None:
    text = (
        "Jeg gør som Eva nedenfor: Opret Ida Holm, ida@nordjob.example, Jobcenter Nyborg.\n\n"
        "Fra: Eva Lund <eva@lund.example>\nSendt: 1. februar 2021 09:00\n"
        "Til: Mette Bruun <mb@nordjob.example>\nEmne: Adgang\n\n"
        'Jeg skrev bare: "Opret Eva Lund, eva@lund.example, til Jobcenter Middelfart".\n'
    )
    reading = read(text, subject="VS: Adgang")
    assert (persons(reading), reading.jobcentres) == ([created(*IDA)], ("450",))
