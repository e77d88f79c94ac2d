"""Which job centres are asked for, and which are only mentioned."""

import pytest

from intake.jobcentres import read_jobcentres
from intake.words import clauses
from tests.intake.readings import AGREEMENT, RULES, read


def codes(words: str) -> str:
    return " ".join(read_jobcentres(words, clauses(words), (), RULES).codes)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Opret Ida til Jobcenter Silkeborg, Skanderborg og Favrskov.", "710 740 746"),
        ("jobcentrene i Odder og Randers Kommune", "727 730"),
        ("Randers Jobcenter", "730"),
        ("jobcentret i Albertslund Kommune", "165"),
        ("Københavns Kommunes jobcenter", "101"),
        ("adgang til Silkeborgs og Vejles jobcentre", "630 740"),
        ("JC Kbh.", "101"),
        ("jc Kbh. og jc Frb.", "101 147"),
        ("på Jobcenter København, Lærkevej", "101"),
        ("Jobcenter: Høje Tåstrup\nCVR: 29947643", "169"),
        ("Jobcenter Ålborg og Århus", "751 851"),
        ("Jobcenter Silkeborf", "740"),
        ("Jobcenter Odense, Nyborg og Kertemine.", "440 450 461"),
        ("to af de tre kommuner, nemlig jobcentrene i Middelfart og Assens", "410 420"),
        ("begge jobcentrene på Djursland, altså Norddjurs og Syddjurs", "706 707"),
        ("ind på alle tre jobcentre i udbuddet: Assens, Middelfart og Nordfyn", "410 420 480"),
        ("Adgang til de to jobcentre, Hillerød og Fredensborg, for Ida", "210 219"),
        ("Opret Ida med Kalundborg som jobcenter", "326"),
        ("Jobcentret er altså Kalundborg", "326"),
        ("Som jobcenter ønskes Kalundborg", "326"),
        ("The job centre is Sønderborg", "540"),
        ("Ida skal på i Aalborg, jobcentret på Sønderbro", "851"),
        ("beskæftigelsescentret i Herning", "657"),
        ("Jobcenter Rønne og jobcentret i Hobro", "400 846"),
        ("Jobcentre: Fr.sund + Halsnæs", "250 260"),
        ("Gribskov Kommunes jobcenter i Helsinge", "270"),
        ("adgang til Jobcenter Rudersdal Hørsholm", "223 230"),
        ("Opret Ida til jobcentrene i Aalborg- og Rebild-regi.", "840 851"),
        (
            "Delt op efter jobcenter:\n\nHobro\nHolm, Ida - ih@nordjob.example\n\n"
            "Odder\nDahl, Bo - bd@nordjob.example\n",
            "727 846",
        ),
        (
            "Ida erstatter Bo, som rejste til Jobcenter Assens. Hun skal have Jobcenter Nyborg",
            "450",
        ),
    ],
)
def test_it_takes_what_the_word_jobcenter_names(words: str, expected: str) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jobcentre:\n- Odder\n- Ringkøbing-Skjern\n", "727 760"),
        ("  Bruger ............ Ida\n  Jobcenter ......... Bornholm\n", "400"),
        ("Navn: Ida Holm\nSkal arbejde for: Lemvig og Struer\n", "665 671"),
        ("Hvor: Gladsaxe + Herlev\nHvem: Ida Holm", "159 163"),
        ("Tilknyttes: Struer", "671"),
        ("Arbejdssted: Algade 2, 4300 Holbæk\nAdgang til: Odsherred", "306"),
        ("5. Hvilket jobcenter?\nSorø\n6. Bemærkninger", "340"),
        ("Which job centre(s)?\nOnly Lyngby-Taarbæk.", "173"),
        ('"Hvilket jobcenter?" spurgte I. Holbæk.', "316"),
        ("Jobcenter? Holbæk", "316"),
        ("[x] Jobcenter Næstved\n[ ] Jobcenter Faxe\n[x] Jobcenter Stevns", "336 370"),
        ("a) Ida Holm\nb) ida@nordjob.example\nc) Holbæk\n", "316"),
        ("- Køge: Ida Holm, ida@nordjob.example\n- Solrød: Bo Dahl", "259 269"),
        (
            "Ida Holm (ida@nordjob.example) - Aarhus\nBo Dahl (bo@nordjob.example) - Odder",
            "727 751",
        ),
    ],
)
def test_it_takes_what_forms_lists_and_questions_name(words: str, expected: str) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Navn\tJobcenter\nIda Holm\tOdder\nBo Dahl\tVejle", "630 727"),
        ("Hvem\tHvor (jobcenter)\tMail\nIda\tKøge, Stevns\tida@x.example", "259 336"),
        (
            "Hvem\tHvor\tMail\nIda\tKøge, Greve\tida@x.example\nBo\tFaxe\tbo@x.example",
            "253 259 320",
        ),
        ("Hvem\tSted\nIda\tAlgade 2, 4300 Holbæk\nBo\tTorvet 1, 8900 Randers", ""),
        ("Navn\tJobcenter 1\tJobcenter 2\nIda\tThisted\tMorsø", "773 787"),
        ("Navn\tJobcenter\nIda Holm\tKertemine\nBo Dahl\tNyborg", "440 450"),
        ("| Navn | Jobcenter |\n|---|---|\n| Ida | Skive |\n| Bo | Morsø |", "773 779"),
        ("Jobcenter     Navn     Mail\nMorsø         Ida      ida@x.example", "773"),
        ("\tOdense\tNyborg\tAssens\nIda\tX\t\t\nBo\tX\tx\t", "450 461"),
        ("Navn | Odense | Nyborg | Assens\nIda |  | x | ", "450"),
        ("Navn\tJobcenter Odense\tJobcenter Vejle\nIda\tnej\tja", "630"),
        ("\tIda\tBo\nOdense\tX\t\nNyborg\t\t\nAssens\t\tX", "420 461"),
        ("Jobcenter\tOdense\nMedarbejder\tIda Holm", "461"),
        ("Felt\tVærdi\nJobcenter(e)\tGribskov; Halsnæs", "260 270"),
        ("Felt\tVærdi\nJobcenter, der gives adgang til\tGribskov", "270"),
    ],
)
def test_it_reads_tables_by_their_columns_and_ticks(table: str, expected: str) -> None:
    assert codes(table) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ida Holm skal oprettes i Vesthimmerland.", "820"),
        ("Ida skal sidde med borgerne fra Stevns.", "336"),
        ("Det er Sorø.", "340"),
        ("ny bruger: ida holm, ida@nordjob.example, hedensted.", "766"),
        ("jeg har set bruger på vejen", ""),
        ("JobKon Skanderborg til Ida", "746"),
        ("Vil I oprette Ida Holm, Horsens?", "615"),
        ("Jeg overtager Odsherred-borgerne og skal oprettes", "306"),
        ("Nordfyns Kommune har valgt os. Opret Ida Holm.", "480"),
        ("Opret Ida til ringstedborgerne.", "329"),
        ("Kan I sætte Ida på Solrød? Og tilføje Greve samtidig?", "253 269"),
        ("Ida skal på Morsø, da hun i øvrigt har Thisted.", "773"),
        ("Opret Ida Holm. Kommunekode 740.", "740"),
        ("She works for the Municipality of Silkeborg.", "740"),
    ],
)
def test_a_municipality_may_be_named_without_the_word(words: str, expected: str) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ikke Jobcenter Randers, men Jobcenter Vejle", "630"),
        ("Det er ikke Jobcenter Aarhus, som I skrev, men Odder.", "727"),
        ("Bo skal IKKE have Faxe, det er Næstved Jobcenter, han hører til.", "370"),
        ("Hun skal ikke oprettes til Jobcenter Faxe, men til Jobcenter Næstved.", "370"),
        ("alle jobcentre undtagen Nordfyns, dvs. Jobcenter Assens", "420"),
        ("Hun har allerede adgang til Jobcenter Vejle, men skal nu have Jobcenter Odder", "727"),
        ("Ida, som allerede er på Jobcenter Ballerup, skal også på Jobcenter Ishøj.", "183"),
        ("Ida er på Jobcenter Ballerup i forvejen. Hun skal på Jobcenter Ishøj.", "183"),
        ("Ida har hidtil haft Jobcenter Kolding. Nu får hun Jobcenter Vejle.", "630"),
        ("Hun skal flyttes fra Jobcenter Slagelse til Jobcenter Sorø.", "340"),
        ("Jobcenter Sorø i stedet for Jobcenter Slagelse", "340"),
        ("Begge var tilknyttet Jobcenter Vejle.", ""),
        ("They worked with Jobcenter Vejle.", ""),
        ("adgang til Odder, for eksempel Jobcenter Randers", "727"),
        ("Vi bor Algade 9, 9000 Aalborg", ""),
        ("Ida Holm bor i Roskilde, men skal på Ballerup Jobcenter.", "151"),
        ("Hun kommer fra Jobcenter Randers og skal på Jobcenter Aarhus.", "751"),
        ("Mine mentees kommer fra Jobcenter Aarhus.", "751"),
        ("Holstebro går vi først i gang med til foråret. Jobcenter Lemvig er det nu.", "665"),
        ("Jobcenter Sorø skal hun på. Jobcenter Faxe har vist interesse.", "340"),
        ("Jobcenter Varde har ringet. Ida skal på Jobcenter Esbjerg.", "561"),
        ("Jobcenter Varde har spurgt, hvor vores folk bliver af.", "573"),
        ("Bo sidder på Jobcenter Odder. Ida Holm skal på Jobcenter Samsø.", "741"),
        ("Ida på Jobcenter Odder. Bo på Jobcenter Samsø, beholder sin bruger.", "727"),
        ("Ida skal arbejde sammen med Lone Randers i jobcentret i Aarhus.", "751"),
        ("Ida skal på Jobcenter Lemvig. Lyngby Hovedgade 70.", "665"),
        ("Aftalen er fælles for Holstebro og Lemvig. Ida skal kun have Lemvig.", "665"),
        ("Holstebro-aftalen er vedlagt. Ida skal på Jobcenter Lemvig.", "665"),
        ("Jobcenter Planner", ""),
        ("Vi har ingen aftale med Jobcenter Faxe. Ida skal på Jobcenter Stevns.", "336"),
        ("Hun har før siddet på Jobcenter Ikast-Brande. Nu er det Jobcenter Varde.", "573"),
        ("She has previously worked with Jobcenter Faxe. Please add Jobcenter Stevns.", "336"),
        ("Vi har i mange år kørt forløb for Jobcenter Odense. Opret Ida.", "461"),
        ("Jobcenter Faxe udgår. Ida skal på Jobcenter Stevns.", "336"),
    ],
)
def test_it_leaves_those_named_for_another_reason(words: str, expected: str) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jeg kan ikke se borgerne fra Jobcenter Næstved, før jeg er oprettet.", "370"),
        ("Ida har ikke adgang til Jobcenter Næstved. Det skal hun have.", "370"),
        ("Ida er endnu ikke oprettet ved Jobcenter Næstved.", "370"),
        ("Kan I ikke lægge Jobcenter Næstved på hende?", "370"),
        ("ikke kun Jobcenter Næstved, men også Jobcenter Faxe", "320 370"),
        ("Det drejer sig ligesom for Bodil om Jobcenter Assens", "420"),
        ("Ida venter stadig på adgang til Jobcenter Assens", "420"),
        ("Ida er i dag rykket over på Jobcenter Assens", "420"),
        ("så hun har både Jobcenter Ringsted og Jobcenter Sorø", "329 340"),
        ("a user for the same municipality, that is Rudersdal.", "230"),
    ],
)
def test_what_she_lacks_is_what_is_asked_for(words: str, expected: str) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Vi har en aftale med Bornholm, og Ida skal have adgang til jobcentret dér.", "400"),
        ("Vi har aftaler med Sorø og Faxe. Ida skal have begge jobcentre.", "320 340"),
        ("Jf. kontrakt med Sorø Kommune og Faxe Kommune oprettes Ida i jobcentrene.", "320 340"),
        ("Vi har aftaler med Sorø og Faxe. Ida skal på jobcentret.", ""),
    ],
)
def test_the_job_centre_without_a_name_is_that_of_the_one_spoken_of(
    words: str, expected: str
) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Jobcenter Atlantis", "Atlantis"),
        ("Jobcenter Odense og Nordby.", "Nordby"),
        ("jobcentret i Trekantsområdet", "Trekantsområdet"),
        ("Navn\tJobcenter\nIda\tOdense\nBo\tNordkysten", "Nordkysten"),
        ("Job centre\tChange\nOdense\tadd", ""),
        ("Jobcenter: Vedlagt aftale", ""),
        ("Jobcenteret Lone talte med er Silkeborg.", ""),
        ("Jobcenter Sønderborgs kontaktperson", ""),
        ("Adgang for JC Erhverv ApS", ""),
        ("Hun skal have JobKon.\n\nJC Hald", ""),
    ],
)
def test_it_tells_what_is_no_job_centre(words: str, named: str) -> None:
    unknown = read_jobcentres(words, clauses(words), (), RULES).unknown
    assert " ".join(words[a:b] for a, b in unknown) == named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Silkeborg har bestilt tre forløb. Opret Ida Holm.", ("740",)),
        ("Giv Ida Holm (ida@x.example) Silkeborg og Aarhus.", ("740", "751")),
        ("Aftalen med Silkeborg er på plads. Opret Ida Holm.", ("740",)),
        ("Opret Ida Holm. Vi har kontor i Silkeborg.", ()),
        ("Opret Ida Holm. Silkeborg, den 3. maj 2023", ()),
        ("Opret Ida Holm. Hilsen Silkeborg Jobcoach", ()),
        ("opret ida holm, ida@silkeborg.example, www.silkeborg.dk", ()),
        ("Silkeborg har bestilt. Vejle har bestilt. Opret Ida Holm.", ()),
    ],
)
def test_the_one_municipality_that_is_named_in_passing_serves_where_no_other_is(
    words: str, expected: tuple[str, ...]
) -> None:
    assert read(words).jobcentres == expected


def test_a_subject_that_names_one_municipality_serves_where_the_text_names_none() -> None:
    words = "Opret Ida Holm, ida@nordjob.example."
    assert read(words, subject="Ny bruger, Sønderborg").jobcentres == ("540",)
    assert read(words, subject="Ny bruger, Sønderborg eller Tønder").jobcentres != ("540",)


def test_a_question_above_an_answer_says_that_it_is_a_job_centre() -> None:
    words = "> Hvem?\nIda Holm, ida@nordjob.example\n> Hvilket jobcenter?\nOdense\n"
    reading = read(words, headers={"In-Reply-To": "<a@star.dk>"})
    assert reading.jobcentres == ("461",)


@pytest.mark.parametrize(
    "said",
    [
        "til det jobcenter, som aftalen er med",
        "til jobcentret i den kommune, kontrakten er indgået med",
        "i henhold til vedlagte aftale",
        "idet vi henviser til vedlagte aftale, som er grundlaget for adgangen",
        "på den vedlagte aftale; jobcentret fremgår af den",
        "som skal arbejde under kontrakten. Vi har kun den ene aftale",
        "for the job centre named in the contract",
    ],
)
def test_the_agreement_tells_which_where_the_mail_says_so(said: str) -> None:
    words = f"Opret Ida Holm, ida@nordjob.example, {said}."
    assert read(words, documents={"aftale.pdf": AGREEMENT}).jobcentres == ("461",)


@pytest.mark.parametrize(
    "said",
    [
        "Aftalen er vedhæftet.",
        "Vi ved endnu ikke, hvilket jobcenter det bliver. Se aftalen.",
        "Det er efter aftale med Jens.",
        "Aftalen med kommunen er vedhæftet, og hun skal begynde på mandag.",
        "Efter sommerferien starter hun, aftalen er vedhæftet.",
        "Aftalen gælder til nytår.",
    ],
)
def test_an_agreement_that_is_only_attached_tells_nothing(said: str) -> None:
    words = f"Opret Ida Holm, ida@nordjob.example. {said}"
    assert read(words, documents={"aftale.pdf": AGREEMENT}).jobcentres == ()


def test_a_job_centre_where_access_ends_is_not_asked_for() -> None:
    assert read("Luk Bo Dahls adgang til Jobcenter Odense.").jobcentres == ()


def test_the_senders_own_earlier_words_name_it_where_the_mail_points_to_them() -> None:
    history = (
        "\n\nDen 21-03-2023 kl. 09:48 skrev Mette Bruun:\n> Opret Ida Holm ved Jobcenter Odense.\n"
    )
    words = "Navn, jobcenter og CVR tager I bare fra min mail nedenfor."
    assert read(words + history, subject="SV: Ida").jobcentres == ("461",)
    assert read("Tak for svaret." + history, subject="SV: Ida").jobcentres == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ida Holm tager Næstved, og Per Juul tager Faxe. De skal oprettes.", "320 370"),
        ("Fra marts hjælper hun også til i Skive. Opret hende.", "779"),
        ("Nu kommer Solrød til, og derfor skal Ida Holm oprettes.", "269"),
        ("Vi har vundet udbuddet i Thisted. Ida Holm skal oprettes.", "787"),
        ("Opret Ida Holm. De ledige henvises: borgere fra Langeland.", "482"),
        ("Ida Holm skal have adgang i de to: Struer (fælles kontrakt) og Skive.", "671 779"),
        ("Ida Holm skal have adgang til Thisted fra 1. maj og Morsø fra 1. juni.", "773 787"),
        ("Vi har kontrakter med Herning og Skive. Ida Holm skal oprettes på begge.", "657 779"),
        ("[x] Thisted\n[ ] Morsø\n[x] Skive", "779 787"),
        ("Ida Holm til Jobcenter Greve; for Solrød afventer vi kontrakten.", "253"),
        ("Ida Holm skal oprettes, sandsynligvis til Jobcenter Greve.", ""),
        (
            "Vi mødtes med Jobcenter Svendborg. Ida Holm skal oprettes til Jobcenter Langeland.",
            "482",
        ),
        (
            "Opret Ida Holm, der i vores team i Svendborg løser opgaven for Langeland.",
            "482",
        ),
    ],
)
def test_it_hears_where_somebody_is_to_work(words: str, expected: str) -> None:
    assert codes(words) == expected


def test_what_is_only_named_is_asked_for_where_the_agreements_are_with_it() -> None:
    words = "I Odense får vi 20 pladser mere. Opret Ida Holm, ida@nordjob.example. CVR 29947643"
    assert read(words).jobcentres == ()
    attached = {"aftale.txt": AGREEMENT}
    assert read(words, documents=attached).jobcentres == ("461",)
    others = f"{words}. Hun er fra Vejle."
    assert read(others, documents=attached).jobcentres == ()


@pytest.mark.parametrize(
    "words",
    [
        "Vi sidder i Næstved, Ringstedgade 88, men jobcentret får I senere.",
        "Vi bor i Næstved, men jobcentret får I senere.",
        "Vi holder til i Næstved. Jobcentret oplyser jeg senere.",
        "Vores kontor ligger i Næstved. Hvilket jobcenter det hører under, vender jeg tilbage med.",
    ],
)
def test_where_the_firm_has_its_house_is_not_asked_for(words: str) -> None:
    assert read(f"Opret Ida Holm (ida@nordjob.example). {words}").jobcentres == ()


@pytest.mark.parametrize(
    "words",
    [
        "Jeg skrev i sidste uge om Jobcenter Greve. Glem den mail.",
        "Min mail fra i går om Jobcenter Greve bedes I se bort fra.",
        "Forleden bad vi om adgang til Jobcenter Greve. Det bortfalder.",
        "Please disregard my mail about Jobcenter Greve.",
        "I fik en bestilling på Jobcenter Greve. Den skal I bare se bort fra, forløbet er aflyst.",
    ],
)
def test_what_is_taken_back_is_not_asked_for(words: str) -> None:
    found = read(f"{words} Opret Ida Holm, ida@nordjob.example, til Jobcenter Solrød.")
    assert found.jobcentres == ("269",)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Jon flytter fra kontoret. Han bliver kontaktperson for Jobcenter Ishøj og Jobcenter "
            "Greve, og han skal derfor sættes op på dem.",
            "183 253",
        ),
        ("Ida flytter fra Lemvig-teamet og får brug for adgang til jobcentret i Struer.", "671"),
    ],
)
def test_a_change_of_work_is_no_reason_to_leave_a_job_centre_out(words: str, expected: str) -> None:
    assert codes(words) == expected
