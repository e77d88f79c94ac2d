"""What a mail is."""

from collections.abc import Mapping

import pytest

from intake.reading import Kind
from tests.intake.readings import AGREEMENT, read

AGREED = {"aftale.pdf": AGREEMENT}


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm, ida@nordjob.example.",
        "Vi ansætter en ny kollega, som skal oprettes til Jobcenter Odense.",
        "Ida Holm, ida@nordjob.example, Jobcenter Odense, CVR 29947643",
        "Jeg kan ikke logge på. Opret i øvrigt Ida Holm, ida@nordjob.example.",
        "Vi siger på forhånd tak for oprettelsen af Ida Holm, ida@nordjob.example.",
        "Ida Holm (ih@nordjob.example) er ny hos os og har endnu ikke noget login til portalen.",
        "Vil I være søde at få Signe Kofoed med på JobKon? sk@nordjob.example",
        "We would like to order a user for Peter Novak, pn@nordjob.example.",
        "Hello, can you please make account for my coworker Li Wei, li@nordjob.example?",
        "I'd like to request a login for our new mentor, Ida Holm.",
        "Er det jer, der laver brugere? Så må I meget gerne lave en til Ida Holm.",
        "Kan det lade sig gøre, at Bo Ege får en profil i JobKon inden mandag?",
        "jeg skal have job kon til assens jobcenter, min mail er ida@nordjob.example",
        "Vi er et lille firma. Vi skal bruge to brugere til JobKon. Hvilke oplysninger mangler I?",
        "Der skal oprettes en ny bruger hos Nordjob ApS.",
        "Jeg vil høre, om vi kan få Ida Holm (ih@nordjob.example) på JobKon i denne uge?",
        "Har vi ret i, at nye folk meldes ind her? I givet fald ønsker vi Ida Holm oprettet.",
        "Kan I nå at få Ida Holm i luften på Arbejdsmarkedsportalen?",
        "Jobcentret siger, at I skal oprette Ida Holm, ih@nordjob.example.",
        "Har I modtaget min mail? Hvis ikke, så vil jeg bede om, at Ida Holm bliver oprettet.",
        "Det er for dårligt! Ida Holm skulle have været i gang. Opret hende NU.",
        "Vi er flyttet til Vestergade 9. Samtidig vil vi gerne have Ida Holm oprettet.",
        "hej vi skal bruge en login til ida holm ih@nordjob.example odense tak",
        "Glem det, jeg skrev i går. Det er kun Ida Holm (ih@nordjob.example), der skal oprettes.",
        "Jeg skal være ærlig: jeg har mistet overblikket. Kan I ikke bare oprette Ida Holm?",
    ],
)
def test_it_asks_for_somebody_to_be_created(words: str) -> None:
    assert read(words).kind is Kind.REQUEST


@pytest.mark.parametrize(
    "words",
    [
        "Bo Dahl er rejst. Luk hans adgang.",
        "Bo Dahl (bd@nordjob.example) er ikke hos os længere.",
        "Sørg venligst for, at Bo Dahl ikke kan komme ind i JobKon mere.",
        "Please make sure that Bo Dahl can't use our JobKon any more.",
        "Vi har mistet opgaven. Derfor har Bo Dahl ikke brug for sin bruger mere.",
        "Jeg går ud fra, at det er jer, der skal tage Bo Dahls login, og det bedes I gøre i dag.",
        "Vil I slå Bo Dahl fra? Han er på orlov til nytår.",
        "Kan vi tage et møde om samarbejdet? Og kan I i øvrigt slette Bo Dahl, som er rejst?",
        "Vi lukker den 30. juni. Alle vores brugere skal derfor nedlægges.",
        "Line Toft: ud.\nBo Ege: ind (be@nordjob.example, Odense).",
    ],
)
def test_it_asks_for_somebody_to_be_removed(words: str) -> None:
    assert read(words).kind is Kind.REQUEST


@pytest.mark.parametrize(
    "words",
    [
        "Hvordan opretter jeg en ny medarbejder?",
        "Hvad koster det at få en bruger til JobKon?",
        "Hvor mange dage i forvejen skal man bestille adgang til en ny medarbejder?",
        "Kan en konsulent, der er freelancer, få adgang til JobKon?",
        "Må en praktikant få en bruger? Og hvor længe gælder den?",
        "Er Ida Holm oprettet hos jer? Jeg kan ikke huske, om jeg nåede at sende mailen.",
        "Kan I bekræfte, at Ida Holm er blevet slettet? Vores revisor spørger.",
        "We would like to know whether Ida Holm still has access to Jobcenter Odense.",
        "Vi får snart aftale og skal have adgang til JobKon. Hvordan får vi brugere?",
        "En kollega siger, at jeg skal have adgang til JobKon. Er det rigtigt?",
        "Hvis Ida Holm stopper, skal vi så selv slette hende, eller sker det automatisk?",
        "Er hendes bruger stadig aktiv, eller bliver den lukket?",
        "For our audit we need a list of the users that have been created for us.",
        "Please send me the user guide for JobKon.",
        "Kan I sende os en blanket til brugeroprettelse?",
        "Vi har en huskeliste. Der står: “Bed Landssupporten om at oprette den nye.” Rigtigt?",
    ],
)
def test_it_only_asks_to_be_told(words: str) -> None:
    assert read(words).kind is Kind.OTHER


@pytest.mark.parametrize(
    "words",
    [
        "Jeg kan ikke logge på JobKon for Jobcenter Odense. CVR 29947643.",
        "Ida Holm (ih@nordjob.example) bliver smidt ud af JobKon hele tiden. Jobcenter Odense.",
        "Ida Holm kan logge på, men knappen 'Opret jobordre' er grå. Hvad gør hun?",
        "Karinas login er holdt op med at virke, og hun får en hvid side. Hun ER oprettet.",
        "Ida Holm har fået adgang, men hun kan kun se to af sine borgere. Hvad er der galt?",
        "Tak for hjælpen med oprettelsen af Ida Holm!",
        "Hvornår bliver Ida Holm oprettet?",
        "Hvor langt er I med oprettelsen af Ida Holm? Hun starter på mandag.",
        "Har I modtaget vores mail i sidste uge om oprettelse?",
        "For en uge siden sendte jeg en anmodning om oprettelse af en kollega. Er den nået frem?",
        "Jeg vil gerne klage over, at Ida Holm fik lukket sin adgang uden varsel.",
        "Ida Holm har skiftet efternavn til Ida Krogh. Kan I ændre det i systemet?",
        "Vi har fået ny direktør: Per Lund tiltræder den 1. august. Skriv til pl@nordjob.example.",
        "Nordjob ApS har skiftet navn. Alle brugere fortsætter uændret.",
        "Listen er korrekt, og ingen skal slettes.",
        "Vi trækker vores anmodning om Ida Holm tilbage, da hun ikke tiltræder alligevel.",
        "Fjern os fra jeres mailingliste, tak.",
        "Slet venligst alle personoplysninger, som I har om mig.",
        "Jobopslaget skal lukkes, da stillingen er besat. Kan I gøre det?",
        "En borger er blevet oprettet to gange. Kan den ene slettes?",
        "Faktura 1234 på 500 kr. Betalingsfrist 1. maj.",
        "Hermed faktura for oprettelse af 3 brugere i vores eget system.",
        "Opret dig som bruger nu, og hent din gevinst!",
        "Vi vil gerne have, at I holder et oplæg om JobKon på vores personaledag.",
        "Hej Henrik, skal vi tage en kop kaffe om den nye brugeradministration?",
        "29947643",
    ],
)
def test_it_is_about_something_else(words: str) -> None:
    assert read(words).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("Se vedhæftede.", {"brev.txt": "Vi anmoder om, at Ida Holm får adgang til JobKon."}),
        (
            "Udfyldt blanket vedlagt.",
            {"blanket.txt": "Oprettelse af bruger\nNavn: Ida Holm\nE-mail: ih@nordjob.example\n"},
        ),
        (
            "Jf. vedlagte liste.",
            {"liste.txt": "Oprettes i JobKon\nNavn\tE-mail\nIda Holm\tih@nordjob.example\n"},
        ),
        ("Her er det hele: Ida Holm, ih@nordjob.example.", AGREED),
    ],
)
def test_what_is_enclosed_may_be_the_request(words: str, documents: Mapping[str, str]) -> None:
    assert read(words, documents=documents).kind is Kind.REQUEST


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1. Ida Holm\n2. ih@nordjob.example\n3. Jobcenter Odense", Kind.REQUEST),
        ("CVR: 29947643\nJobcenter: Odense", Kind.REQUEST),
        ("Super, tak! Hun er inde nu.", Kind.OTHER),
        ("Det er modtaget, tak.", Kind.OTHER),
        ("Vi afventer stadig kommunens underskrift, så I må vente lidt endnu.", Kind.OTHER),
    ],
)
def test_an_answer_is_what_its_own_words_are(words: str, kind: Kind) -> None:
    assert read(words, subject="SV: [LS-12] Oprettelse af Ida Holm").kind is kind


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("Oprettelse", {"Auto-Submitted": "auto-replied"}),
        ("Oprettelse", {"Precedence": "bulk"}),
        ("Oprettelse", {"List-Id": "<nyt.example>"}),
        ("Oprettelse", {"Return-Path": "<>"}),
        ("Autosvar: Oprettelse", {}),
        ("Automatisk svar: SV: Oprettelse", {}),
        ("Out of Office: Oprettelse", {}),
        ("Undeliverable: Oprettelse", {}),
        ("Læst: Oprettelse", {}),
        ("Recall: Oprettelse", {}),
        ("Abwesenheitsnotiz: Oprettelse", {}),
    ],
)
def test_nobody_wrote_it(subject: str, headers: dict[str, str]) -> None:
    reading = read("Opret Ida Holm, ida@nordjob.example.", subject=subject, headers=headers)
    assert reading.kind is Kind.AUTOMATIC


@pytest.mark.parametrize(
    "words",
    [
        "Tak for din mail. Jeg er ikke på kontoret i dag. Skriv til ida@nordjob.example.",
        "Jeg holder ferie i uge 28. Nye medarbejdere oprettes af Ida Holm: ida@nordjob.example",
        "I'm currently out of office. For urgent matters please contact Ida Holm.",
        "Kontoret er lukket mellem jul og nytår.",
        "Vi har modtaget din henvendelse. Den har fået sagsnummer 48812.",
        "Denne e-mailadresse er ikke længere i brug.",
    ],
)
def test_a_mail_that_tells_of_nothing_but_absence_is_nobodys(words: str) -> None:
    assert read(words, subject="SV: [LS-3] Vi mangler lidt").kind is Kind.AUTOMATIC


@pytest.mark.parametrize(
    "words",
    [
        "Opret Ida Holm, ih@nordjob.example. Jeg er på ferie fra fredag, så svar til kontoret.",
        "Jeg er ikke på kontoret i dag, men Ida Holm skal oprettes. Kan I ordne det?",
        "Mens jeg er på barsel, skal Ida Holm (ih@nordjob.example) have min plads i JobKon.",
        "Undskyld det sene svar, jeg har været på ferie. Ida Holm skal have adgang.",
        "Dette er en automatisk besked fra HR.\nBestil adgang til JobKon: Ida Holm",
    ],
)
def test_a_request_may_tell_of_a_holiday(words: str) -> None:
    assert read(words).kind is Kind.REQUEST


def test_a_person_may_say_that_the_mail_was_not_automatic() -> None:
    reading = read("Opret Ida Holm, a@b.example.", headers={"Auto-Submitted": "no"})
    assert reading.kind is Kind.REQUEST


@pytest.mark.parametrize(
    "words",
    [
        "Udløber en adgang af sig selv? Jeg har ingen, der skal oprettes eller slettes nu.",
        "Hvor længe gælder en adgang? Vi har ingen, der skal oprettes og nedlægges i dag.",
    ],
)
def test_whoever_has_nobody_to_create_or_remove_asks_for_nothing(words: str) -> None:
    assert read(words).kind is Kind.OTHER
