"""The CVR number: every spelling of it, every other number that it is not, and whose it is."""

import pytest

from intake.cvr import find_numbers
from tests.intake.readings import AGREEMENT, read


@pytest.mark.parametrize(
    "written",
    [
        "CVR 29947643",
        "cvr29947643",
        "cvr.nr. 29 94 76 43",
        "CVR-nr.: 2994 7643",
        "CVR-nummeret er 29-94-76-43",
        "Cvr 29.94.76.43",
        "CVR: DK29947643",
        "VAT no DK-29947643",
        "CVR/SE-nr. 29947643",
        "CVR-nr./P-nr.: 29947643 / 1021447765",
        "Virksomhedens CVR ............: 29 94 76 43",
        "Firma og CVR-nr.: Nordjob, 29947643",
        "CVR for Nordjob Rådgivning er 29947643",
        "CVR (8 cifre): 29947643",
        "CVR (ikke P-nr.): 29947643",
        "Company registration number: 29947643",
        "Business registration no. 29947643",
        "Company reg. 29947643 (CVR)",
        "Reg. no. 29947643 (Denmark)",
        "Org.nr. 29947643",
        "Virksomhedsnummer: 29947643",
        "optaget i Det Centrale Virksomhedsregister under nr. 29947643",
        "29947643 er vores CVR-nummer",
        "29947643 er virksomhedens cvr\naftale med Odense i pdf",
        "Nordjob (29947643 i CVR)",
        "we are registered as 29947643 (that's the CVR)",
        "vi hedder stadig Nordjob med 29947643 som CVR-nummer",
        "CVR-nummer\n29947643\nTelefon\n86 12 00 11",
        "Hvad er jeres CVR-nummer?\n29947643",
        "Firma\tCVR\tTlf.\nNordjob\t29947643\t22114098",
        "Nordjob ApS (29947643)",
        "Nordjob ApS – 29947643",
        "Nummeret på vores selskab er 29947643",
        "Jeg skal vist oplyse vores CVR-nummer. Det er 29947643",
        "Vi er registreret som 29947643 hos Erhvervsstyrelsen",
        "Koncern-CVR, som I kender det: 29947643",
        "Virksomheden er 29947643",
        "Firmaet har nr. 29947643",
    ],
)
def test_it_knows_every_spelling_of_the_number(written: str) -> None:
    assert read(f"Opret Ida Holm, ida@nordjob.example.\n{written}").cvr == "29947643"


@pytest.mark.parametrize(
    "other",
    [
        "Tlf. 29947643",
        "Telefonnummer: 29 94 76 43",
        "P-nummer 1029947643",
        "EAN 5729947643123",
        "Konto 1234 29947643",
        "+45 29947643",
        "den 31.12.2023",
        "010190-1234",
        "29947643 (mobil)",
        "Sagsnr. 29947643",
        "Registered in England no. 29947643",
        "I kan fange mig på 29947643",
        "CVR følger i morgen, ellers ring til mig på 29947643",
        "CVR-nummer:\nTelefon: 29947643",
        "CVR følger. Mit nummer er 29947643, ring endelig",
        "Firmaet kan fanges på 29947643",
    ],
)
def test_it_takes_no_other_number_for_it(other: str) -> None:
    reading = read(f"Opret Ida Holm, ida@nordjob.example.\n{other}")
    assert (reading.cvr, reading.problems) == (None, ())


@pytest.mark.parametrize("lone", ["Hilsen\nMette Bruun\nNordjob\n29947643", "Lone 29947643"])
def test_a_number_that_nothing_calls_anything_is_asked_about(lone: str) -> None:
    assert read(f"Opret Ida Holm, ida@nordjob.example.\n\n{lone}").cvr is None


def test_a_number_beside_the_name_that_the_senders_domain_holds_is_the_firms() -> None:
    signed = "Kram\nFie fra Nordjob i Vejle\nNordjob Vejle (29947643)"
    assert read(f"Opret Ida Holm, ida@nordjob.example.\n\n{signed}").cvr == "29947643"


@pytest.mark.parametrize(
    "wrong",
    [
        "CVR 29947634",
        "Vores CVR-nummer er 2994764",
        "Company registration number (CVR): 29947634",
        "Virksomhedsnummer: 29947634",
        "CVR for Nordjob ApS: 29947634",
    ],
)
def test_it_says_so_where_the_number_given_is_wrong(wrong: str) -> None:
    reading = read(f"Opret Ida Holm, ida@nordjob.example. {wrong}.")
    assert (reading.cvr, reading.problems) == (None, ("cvr_invalid",))


def test_it_asks_though_the_agreement_has_a_number_where_the_mails_own_is_wrong() -> None:
    reading = read("Opret Ida Holm. CVR 29947634.", documents={"aftale.pdf": AGREEMENT})
    assert reading.cvr is None


def test_it_takes_the_agreements_number_where_the_mail_has_none() -> None:
    assert read("Opret Ida Holm.", documents={"aftale.pdf": AGREEMENT}).cvr == "29947643"


@pytest.mark.parametrize(
    "said",
    [
        "Odense Kommune (CVR 35209115), STAR CVR 55568510. Vores CVR er 29947643.",
        "Vores CVR er 29947643 (tidligere CVR 27844669).",
        "Vores CVR er ændret fra 27844669 til 29947643.",
        "Det gamle CVR-nummer var 27844669, det nye er 29947643.",
        "Før havde vi 27844669, men nu er vores CVR 29947643.",
        "CVR er 29947643 og ikke længere 27844669.",
        "CVR 29947643 (ikke at forveksle med 27844669, som er vores gamle).",
        "Vores revisor (CVR 27844669) har set aftalen. Nordjob: CVR 29947643.",
        "Moderselskabet har CVR 27844669, men det er Nordjob ApS, CVR 29947643, der ansætter.",
        "Som kunde hos Telenord (CVR 27844669) fik vi ny mail. Firmaets CVR er 29947643.",
        "Kommunens CVR er 27844669, vores er 29947643.",
        "27844669 er vores revisors CVR. Vores eget CVR er 29947643.",
        "Jeg er bogholder for Nordjob ApS, CVR 29947643.",
        "På vegne af min kunde Nordjob ApS, CVR 29947643.",
        "Ikke længere CVR 27844669, men 29947643.",
        "Min revisor mente, at det var på tide, så nu hedder vi Nordjob ApS, CVR 29947643.",
        "Vi er en del af Nord A/S (CVR 27844669), men har vores eget CVR: 29947643.",
        "Vi deler lokaler med Nord A/S, CVR 27844669. CVR 29947643.",
        "Vi har Nord Holding ApS (CVR 27844669) og Nordjob ApS (CVR 29947643); brug 29947643.",
    ],
)
def test_it_tells_the_firms_number_from_others_and_from_former_ones(said: str) -> None:
    assert read(f"Opret Ida Holm, ida@nordjob.example. {said}").cvr == "29947643"


@pytest.mark.parametrize(
    "said",
    ["Vores revisors CVR er 27844669.", "Tidligere CVR: 27844669", "Kommunens CVR er 27844669."],
)
def test_anothers_number_is_never_the_firms_though_no_other_is_there(said: str) -> None:
    assert read(f"Opret Ida Holm, ida@nordjob.example. {said}").cvr is None


def test_it_finds_it_in_the_signature_and_says_where() -> None:
    reading = read("Opret Ida Holm.\n\nMed venlig hilsen\nMette Bruun\nNordjob ApS, CVR 29947643\n")
    place = reading.evidence["cvr"][0]
    assert reading.text[place.start : place.end] == "29947643"


HISTORY = """

Fra: Landssupporten <dfdg@star.dk>
Sendt: 1. februar 2021 09:00
Til: Mette Bruun <mb@nordjob.example>
Emne: SV: Ida

Brugeren er oprettet med adgang til Jobcenter Vejle. CVR 55568510

Fra: Mette Bruun <mb@nordjob.example>
Sendt: 31. januar 2021 12:00
Til: Landssupporten <dfdg@star.dk>
Emne: Ida

Opret Ida Holm, ida@nordjob.example, ved Jobcenter Odense. CVR 29947643.
"""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Vores CVR-nummer står i min oprindelige mail forneden.", "29947643"),
        ("CVR er det samme som sidst.", "29947643"),
        ("Resten af oplysningerne finder I i min mail nedenfor.", "29947643"),
        ("Se venligst nedenfor.", None),
    ],
)
def test_history_counts_where_the_mail_points_to_it(words: str, number: str | None) -> None:
    text = f"Luk Ida Holm, ida@nordjob.example. {words}\n\nMette{HISTORY}"
    assert read(text, subject="SV: Ida").cvr == number


def test_a_question_above_an_answer_says_what_the_number_is() -> None:
    text = "Se mine svar.\n\n> Hvilket CVR-nummer har firmaet?\n29947643\n\n> Hvem?\nIda Holm\n"
    assert read(text, headers={"In-Reply-To": "<a@star.dk>"}).cvr == "29947643"


def test_it_reads_a_long_text_of_labels_in_no_time() -> None:
    assert len(find_numbers("cvr nr. 29947643 " * 3000)) == 3000


def test_the_number_in_a_municipalitys_mail_passed_on_is_not_the_firms() -> None:
    text = (
        "Opret Ida Holm, ida@nordjob.example, se mailen fra kommunen.\nNordjob I/S / 29947643\n\n"
        "Fra: Kim Bo <kimb@nordkommune.example>\nSendt: 1. februar 2021 09:00\n"
        "Til: Mette Bruun <mb@nordjob.example>\nEmne: Kontrakt\n\nKontrakten er på plads.\n\n"
        "Kim Bo\nTlf. 48 10 01 00 - CVR 35209115\n"
    )
    assert read(text, subject="VS: Kontrakt").cvr == "29947643"


def test_a_telephone_number_that_would_pass_does_not_hide_a_wrong_number() -> None:
    found = read("Opret Ida Holm.\nCVR: 29947644\nRing gerne på min tlf. til mig 24 60 81 15.")
    assert (found.cvr, found.problems) == (None, ("cvr_invalid",))


@pytest.mark.parametrize(
    "said", ["Kundens CVR: {}", "Kunde: Nordjob ApS, CVR {}", "Klient, cvr {}"]
)
def test_who_writes_for_a_client_gives_his_number_and_not_her_own(said: str) -> None:
    words = (
        f"{said.format('29947643')}\nOpret Ida Holm (ida@nordjob.example) mod Jobcenter Odense."
        "\n\n-- \nNordIT A/S | CVR 35209115 | Servicedesk"
    )
    found = read(words, sender="Desk <desk@nordit.example>", documents={"aftale.pdf": AGREEMENT})
    assert found.cvr == "29947643"
