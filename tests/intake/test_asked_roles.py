"""Which roles a mail asks for beyond JobKon, and for whom: said in many ways, and not said."""

import json

import pytest

from intake.reading import Reading, RoleAsked
from intake.record import as_dict, employee_as_dict, from_dict
from tests.intake.readings import read

JOB_ADS, PLANNER, ADMINISTRATOR = "Jobnet jobordrer", "Indkalder", "Planner administrator"
PORTAL = "Jobnets administrationsportal"

ONE = "Opret Ida Holm (ida@nordjob.example) til Jobcenter Odense. CVR 29947643.\n"
TWO = (
    "Opret Ida Holm (ida@nordjob.example) og Bo Dahl (bo@nordjob.example) til Jobcenter Odense. "
    "CVR 29947643.\n"
)


def roles(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The roles of each employee who is to have any, by given name."""
    return {(e.name or "?").split()[0]: e.roles for e in reading.employees if e.roles}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Hun skal også kunne oprette jobannoncer.", JOB_ADS),
        ("Ida skal også kunne lægge jobopslag op.", JOB_ADS),
        ("Giv hende også rollen Jobnet jobordrer.", JOB_ADS),
        ("Vil I tilføje jobordrer til hendes bruger?", JOB_ADS),
        ("Desuden ønskes rettigheder til jobordrer.", JOB_ADS),
        ("Må hun også få lov til at slå stillinger op i JobKon?", JOB_ADS),
        ("Ida får brug for at kunne annoncere ledige stillinger.", JOB_ADS),
        ("Rolle: Sagsbehandler + Jobnet jobordrer", JOB_ADS),
        ("Roller: JobKon, jobordrer", JOB_ADS),
        ("Skal kunne oprette jobordrer: Ja", JOB_ADS),
        ("Jobordrer (ja/nej): ja", JOB_ADS),
        ("[x] JobKon\n[x] Jobordrer\n[ ] Jobcenter Planner", JOB_ADS),
        ("Hun skal have:\n- JobKon\n- Jobordrer\n", JOB_ADS),
        ("JobKon og jobordrer.", JOB_ADS),
        ("Hun kan ikke oprette jobordrer i dag, men det skal hun kunne med jobordrer.", JOB_ADS),
        ("Vi beder også om adgang til, at hun laver stillingsopslag for virksomheder.", JOB_ADS),
        ("Det er vigtigt, at hun ikke kun får JobKon, men også jobordrer.", JOB_ADS),
        ("Jobordrer skal hun også have.", JOB_ADS),
        ("Jobannoncer ønskes også.", JOB_ADS),
        ("Udvid gerne hendes adgang, så hun kan slå job op.", JOB_ADS),
        ("She should also be able to post job ads.", JOB_ADS),
        ("Please give her the right to create vacancies.", JOB_ADS),
        ("Ida also needs the role for job orders.", JOB_ADS),
        ("Could you also add job postings to her access?", JOB_ADS),
        ("She must be allowed to advertise jobs.", JOB_ADS),
        ("Husk jobordrer til hende.", JOB_ADS),
        ("Sørg for, at hun kan lave jobopslag.", JOB_ADS),
        ("Ida skal kunne det samme som Peter, dvs. JobKon plus jobordrer.", JOB_ADS),
        ("Til virksomhedskonsulenten: JobKon med jobordrer", JOB_ADS),
        ("Rettigheder: JobKon (inkl. jobordrer)", JOB_ADS),
        ("JobKon: ja\nJobordrer: ja\nPlanner: nej", JOB_ADS),
        ("Hun skal have samme adgang som mig (JobKon og jobordrer).", JOB_ADS),
        ("I må meget gerne give hende mulighed for at slå ledige job op.", JOB_ADS),
        ("Ida is going to post vacancies, so she needs the job order role.", JOB_ADS),
        ("Role: caseworker + job orders", JOB_ADS),
        ("Jobcentret har bedt os om at få hende ind i Planner.", PLANNER),
        ("Vores kontaktperson siger, at hun også skal have Planner.", PLANNER),
        ("Hvis muligt: Planner.", PLANNER),
        ("Hun får jo også brug for Planner - kan det lade sig gøre?", PLANNER),
        ("Hun skal også bruge Jobcenter Planner.", PLANNER),
        ("Gerne også adgang til Planner, hvis det kan lade sig gøre.", PLANNER),
        ("Kan hun få Planner med det samme?", PLANNER),
        ("Er det muligt også at give hende Jobcenter Planner?", PLANNER),
        ("Opret hende i både JobKon og Planner.", PLANNER),
        ("Giv hende rollen Indkalder.", PLANNER),
        ("Hun mangler indkalderrollen.", PLANNER),
        ("Adgang: JobKon og Jobcenter Planner", PLANNER),
        ("She will need access to Planner as well.", PLANNER),
        ("We would like her to have Jobcenter Planner too.", PLANNER),
        ("Ida skal være administrator i Jobcenter Planner.", ADMINISTRATOR),
        ("Giv hende rollen Planner administrator.", ADMINISTRATOR),
        ("She needs to be administrator of Planner.", ADMINISTRATOR),
        ("Hun skal også have adgang til Jobnets administrationsportal.", PORTAL),
        ("Please grant her access to Jobnet's administration portal.", PORTAL),
        ("Opret hende som LBA.", "LBA"),
        ("Hun skal have LBA-rollen.", "LBA"),
        ("Vi ønsker rollen Revi til hende.", "Revi"),
        ("Hun skal også bruge A-kasse Kursusadministration.", "A-kasse Kursusadministration"),
    ],
)
def test_it_reads_what_is_asked_for(words: str, role: str) -> None:
    reading = read(ONE + words)
    assert roles(reading) == {"Ida": (role,)}
    [employee] = reading.employees
    place = employee.evidence[-1]
    assert place.why.startswith("Beder om ")
    assert reading.text[place.start : place.end].strip()


@pytest.mark.parametrize(
    "words",
    [
        "Hun skal ikke have Planner.",
        "Opret hende i JobKon, ikke Planner.",
        "Hun skal kun have JobKon og ikke jobordrer.",
        "Jobcenter Planner er ikke nødvendig.",
        "Planner skal hun ikke have.",
        "Hun behøver hverken jobordrer eller Planner.",
        "Jobordrer: nej",
        "Jobordrer (ja/nej): nej",
        "Jobordrer (ja/nej):",
        "[x] JobKon\n[ ] Jobordrer",
        "Hun skal ikke have:\n- Planner\n- Jobordrer\n",
        "Planner venter vi med.",
        "Jobordrer kommer senere.",
        "Hun har allerede Planner gennem kommunen.",
        "Hun kender Planner fra sit tidligere arbejde.",
        "Jobcentret bruger Jobcenter Planner til at booke samtaler.",
        "Kommunen opretter selv jobordrer.",
        "Hvordan opretter man en jobordre?",
        "Hvad er forskellen på JobKon og Jobcenter Planner?",
        "Tak for jeres webinar om jobordrer.",
        "Jeg har læst jeres vejledning til jobordrer.",
        "Knappen til jobordrer findes ikke i vores vejledning.",
        "Vi slår hver uge ledige stillinger op på vores egen side.",
        "Hun har erfaring med jobordrer.",
        "Jeg skriver som LBA for vores afdeling.",
        "Everything except Planner.",
        "Vi ved godt, at vi ikke kan få Planner.",
        "Vi har ikke brug for Planner eller jobordrer.",
        "Planner er nævnt i aftalen, men det skal vi ikke bruge.",
        "Ida kommer fra jobcentret, hvor hun brugte Planner hver dag.",
        "Hun har været indkalder i kommunen.",
        "Jeg har spurgt jobcentret om Planner, og de svarede nej.",
        "Kim skriver, at Planner er nede i dag.",
        "Vores annonce i Jobnet er udløbet, og vi har lige slået en stilling op.",
        "Skal hun have Planner for at se borgere?",
        "Er jobordrer med i JobKon som standard?",
        "Job orders are handled by the municipality.",
        "I saw that Planner is only for job centres, so JobKon is enough.",
        "She does not need Planner.",
        "She already has access to Planner.",
        "No job ads for her, please.",
        "Mvh Mette\n\n--\nMette Bruun\nJobannoncer og rekruttering\nNordjob ApS",
        "Mvh Mette\n\nDen 1. jan. 2021 kl. 9 skrev Kim <kim@nordjob.example>:\n"
        "> Hun skal også have Planner og jobordrer.\n",
    ],
)
def test_a_role_that_is_only_mentioned_is_not_asked_for(words: str) -> None:
    assert roles(read(ONE + words)) == {}


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Ida skal også kunne oprette jobannoncer.", "Ida"),
        ("Bo Dahl skal desuden have jobordrer.", "Bo"),
        ("Bos adgang skal også omfatte jobordrer.", "Bo"),
        ("Begge skal kunne oprette jobordrer.", "Bo Ida"),
        ("De skal også kunne oprette jobordrer.", "Bo Ida"),
        ("Alle skal have jobordrer.", "Bo Ida"),
        ("Alle skal have jobordrer undtagen Bo.", "Ida"),
        ("Begge skal have jobordrer. Bo skal dog ikke have jobordrer alligevel.", "Ida"),
        ("Sidstnævnte skal også kunne oprette jobordrer.", "Bo"),
        ("Kun Ida skal have jobordrer.", "Ida"),
        ("Førstnævnte skal også kunne lave jobopslag.", "Ida"),
        ("Ida skal have jobordrer, Bo skal ikke.", "Ida"),
        ("Ida needs job orders; Bo does not.", "Ida"),
        ("Bo skal kun have JobKon, mens Ida også skal kunne oprette jobordrer.", "Ida"),
        ("Ida (JobKon og jobordrer) og Bo (kun JobKon)", "Ida"),
        ("Ida: JobKon + jobordrer\nBo: JobKon", "Ida"),
        ("Alle på nær Bo skal have jobordrer.", "Ida"),
        ("Giv alle jobordrer, bortset fra Bo Dahl.", "Ida"),
        ("Jobordrer: Ida", "Ida"),
        ("Jobordrer: begge", "Bo Ida"),
        ("Bo overtager jobopslagene og skal derfor have jobordrer.", "Bo"),
        ("Vi skal også bruge jobordrer til Bo.", "Bo"),
        ("Jobordrer til Ida Holm og Bo Dahl, tak. Det skal de have.", "Bo Ida"),
        ("Ida Holm skal have JobKon med jobordrer, og Bo Dahl skal kun have JobKon.", "Ida"),
        ("Both should be able to post job ads.", "Bo Ida"),
        ("Bo should also be able to post job ads.", "Bo"),
        ("Peter Juul skal også have jobordrer.", ""),
        ("Der skal være adgang til jobordrer.", "Bo Ida"),
    ],
)
def test_it_reads_for_whom(words: str, whose: str) -> None:
    assert " ".join(sorted(roles(read(TWO + words)))) == whose


def test_each_block_of_a_form_is_one_persons() -> None:
    form = (
        "Vi beder om to nye brugere til Jobcenter Odense. CVR 29947643.\n\n"
        "Navn: Ida Holm\nMail: ida@nordjob.example\nRoller: JobKon\n\n"
        "Navn: Bo Dahl\nMail: bo@nordjob.example\nRoller: JobKon, jobordrer\n"
    )
    assert roles(read(form)) == {"Bo": (JOB_ADS,)}
    assert roles(read(form.replace("\n\nNavn: Bo", "\nNavn: Bo"))) == {"Bo": (JOB_ADS,)}


def test_each_row_of_a_table_is_one_persons() -> None:
    head = "Opret disse til Jobcenter Odense. CVR 29947643.\n\n"
    rows = (
        "Navn\tMail\tJobordrer\tPlanner\n"
        "Ida Holm\tida@nordjob.example\tja\tnej\n"
        "Bo Dahl\tbo@nordjob.example\t\tx\n"
    )
    assert roles(read(head + rows)) == {"Ida": (JOB_ADS,), "Bo": (PLANNER,)}
    rows = (
        "Navn\tMail\tRoller\n"
        "Ida Holm\tida@nordjob.example\tSagsbehandler, Jobnet jobordrer\n"
        "Bo Dahl\tbo@nordjob.example\tSagsbehandler\n"
    )
    assert roles(read(head + rows)) == {"Ida": (JOB_ADS,)}


def test_who_leaves_gets_nothing() -> None:
    words = (
        "Slet Bo Dahl, bo@nordjob.example. Ida Holm (ida@nordjob.example) afløser ham i Odense og "
        "skal have jobordrer. CVR 29947643."
    )
    reading = read(words)
    assert roles(reading) == {"Ida": (JOB_ADS,)}


def test_the_subject_counts_where_the_text_says_nothing_of_roles() -> None:
    assert roles(read(ONE, subject="Bruger med jobordrer")) == {"Ida": (JOB_ADS,)}
    assert roles(read(ONE + "Ikke jobordrer.", subject="Bruger med jobordrer")) == {}
    assert roles(read(ONE, subject="SV: Bruger med jobordrer")) == {}


def test_what_no_other_actor_may_have_is_known_as_such() -> None:
    [ida] = read(ONE + "Hun skal have jobordrer og Jobcenter Planner.").employees
    assert set(ida.roles) == {JOB_ADS, PLANNER}
    assert ida.refused == (PLANNER,)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Ida skal også kunne oprette jobordrer.", RoleAsked(JOB_ADS, "Ida")),
        ("Hun skal også kunne oprette jobordrer.", RoleAsked(JOB_ADS, None)),
        ("De skal alle have jobordrer.", RoleAsked(JOB_ADS, None, all=True)),
        ("Hun skal også bruge Planner.", RoleAsked(PLANNER, None, refused=True)),
    ],
)
def test_a_reply_may_ask_for_somebody_of_an_earlier_mail(words: str, asked: RoleAsked) -> None:
    reading = read(words, subject="SV: [LS-12] Vi har modtaget jeres mail")
    assert reading.roles == (asked,)
    assert reading.evidence["roles"]


def test_roles_are_kept_and_older_readings_have_none() -> None:
    reading = read(ONE + "Hun skal have jobordrer.")
    record = json.loads(json.dumps(as_dict(reading)))
    assert from_dict(record) == reading
    del record["roles"]
    for employee in record["employees"]:
        del employee["roles"], employee["refused"]
    assert roles(from_dict(record)) == {}


def test_the_contract_shows_roles_only_where_there_are_any() -> None:
    [without] = read(ONE).employees
    [with_them] = read(ONE + "Hun skal have jobordrer.").employees
    assert set(employee_as_dict(without)) == {"action", "name", "email"}
    assert employee_as_dict(with_them)["roles"] == [JOB_ADS]


def test_many_roles_are_read_in_little_time() -> None:
    many = "Ida skal have jobordrer, Planner, LBA-rollen og ikke Revi. " * 2000
    rows = "Navn\tJobordrer\tPlanner\n" + "Ida Holm\tja\tnej\n" * 5000
    assert roles(read(ONE + many + "\n\n" + rows))
