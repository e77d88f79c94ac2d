"""Which job centres are asked for, and which are only mentioned."""

import pytest

from intake.jobcentres import read_jobcentres
from intake.places import nearest
from intake.words import clauses
from tests.intake.readings import AGREEMENT, RULES, read


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Opret Ida til Jobcenter Silkeborg, Skanderborg og Favrskov.", "710 740 746"),
        ("jobcentrene i Odder og Randers Kommune", "727 730"),
        ("Randers Jobcenter", "730"),
        ("jobcentret i Albertslund Kommune", "165"),
        ("Københavns Kommunes jobcenter", "101"),
        ("adgang til Silkeborgs og Vejles jobcentre", "630 740"),
        ("JC Kbh.", "101"),
        ("jobcentre:\n- Odder\n- Ringkøbing-Skjern\n", "727 760"),
        ("Jobcenter: Høje Tåstrup\nCVR: 29947643", "169"),
        ("Jobcenter Ålborg og Århus", "751 851"),
        ("Navn\tJobcenter\nIda Holm\tOdder\nBo Dahl\tVejle", "630 727"),
        ("Jobcenter Silkeborf", "740"),
        ("Jobcenter Odense, Nyborg og Kertemine.", "440 450 461"),
        ("ikke Jobcenter Randers, men Jobcenter Vejle", "630"),
        ("Hun har allerede adgang til Jobcenter Vejle, men skal nu have Jobcenter Odder", "727"),
        ("adgang til Odder, for eksempel Jobcenter Randers", "727"),
        ("Vi bor Algade 9, 9000 Aalborg", ""),
        ("Jobcenter Planner", ""),
    ],
)
def test_it_takes_those_asked_for(words: str, codes: str) -> None:
    assert " ".join(read_jobcentres(words, clauses(words), (), RULES).codes) == codes


@pytest.mark.parametrize("words", ["Jobcenter Atlantis", "Jobcenter Odense og Nordby."])
def test_it_tells_what_is_no_job_centre(words: str) -> None:
    unknown = read_jobcentres(words, clauses(words), (), RULES).unknown
    assert [words[a:b] for a, b in unknown] == [words.split()[-1].strip(".")]


def test_it_guesses_no_misspelling_that_is_near_to_two() -> None:
    assert nearest("Holbæk", RULES) == "316"
    assert nearest("Horsn", RULES) is None


def test_the_agreement_tells_which_where_the_mail_says_so() -> None:
    words = "Opret Ida Holm, ida@nordjob.example, til det jobcenter, som aftalen er med."
    assert read(words, documents={"aftale.pdf": AGREEMENT}).jobcentres == ("461",)


def test_a_job_centre_where_access_ends_is_not_asked_for() -> None:
    assert read("Luk Bo Dahls adgang til Jobcenter Odense.").jobcentres == ()
