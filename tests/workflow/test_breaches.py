"""The rules of roles: every row of the guide's table, who may use what, and in which order."""

import pytest

from intake.rolebook import RoleBook
from intake.rules import Rules
from workflow.breaches import Held, breaches, breaches_of_order, in_order_of_creation
from workflow.steps import Grant, breaches_of

COPENHAGEN, KOEGE, ODENSE = "101", "259", "461"
FUND, FIRM = "12345674", "29947643"


@pytest.fixture
def book(rules: Rules) -> RoleBook:
    return rules.roles


def at(organisation: str, code: str, *roles: str) -> list[Held]:
    return [Held(organisation, code, role) for role in roles]


CASEWORKER = at("jobcentre", KOEGE, "Sagsbehandler")


@pytest.mark.parametrize(
    ("holder", "held"),
    [
        ("municipality", at("municipality", KOEGE, "Sagsbehandler")),
        ("municipality", at("municipality", KOEGE, "LBA")),
        ("municipality", at("municipality", COPENHAGEN, "Revi", "ReviApprover")),
        ("municipality", at("municipality", "159", "Revi")),
        ("municipality", at("municipality", "269", "Revi")),
        ("municipality", at("municipality", "849", "ReviApprover")),
        ("municipality", CASEWORKER),
        ("municipality", at("jobcentre", KOEGE, "Indkalder")),
        ("municipality", at("jobcentre", KOEGE, "Indkalder", "Planner administrator")),
        ("municipality", at("jobcentre", KOEGE, "Sagsbehandler", "Jobnet jobordrer")),
        ("municipality", at("jobcentre", KOEGE, "LBA")),
        ("fund", at("fund", FUND, "LBA")),
        ("certificate", at("certificates", FIRM, "Webservice")),
        ("test_system", at("test", FIRM, "LSS")),
        ("other_actor", CASEWORKER),
        ("other_actor", at("jobcentre", KOEGE, "Sagsbehandler", "Jobnet jobordrer")),
        ("other_actor", [*CASEWORKER, *at("jobcentre", ODENSE, "Sagsbehandler")]),
        ("other_actor", []),
    ],
)
def test_what_the_guide_allows_breaks_nothing(
    book: RoleBook, holder: str, held: list[Held]
) -> None:
    assert breaches(holder, held, book) == []


@pytest.mark.parametrize(
    ("holder", "held", "told"),
    [
        ("other_actor", at("municipality", KOEGE, "Sagsbehandler"), "må ikke gives til andre aktø"),
        ("other_actor", at("municipality", KOEGE, "LBA"), "LBA i kommunen (Køge) må ikke"),
        ("other_actor", at("municipality", COPENHAGEN, "Revi"), "Rollen er kun for kommuner."),
        ("other_actor", at("municipality", COPENHAGEN, "ReviApprover"), "må ikke gives til andre"),
        ("other_actor", at("jobcentre", KOEGE, "Indkalder"), "sine egne borgere"),
        ("other_actor", at("jobcentre", KOEGE, "LBA"), "Jeres brugere opretter og nedlægger vi"),
        ("other_actor", at("fund", FUND, "LBA"), "må ikke gives til andre aktørers ansatte"),
        ("other_actor", at("certificates", FIRM, "Webservice"), "ikke for personer"),
        ("other_actor", at("test", FIRM, "LSS"), "kun for fagsystemer i test"),
        ("municipality", at("municipality", KOEGE, "Revi"), "er kun for kommuner i pilotprojektet"),
        ("municipality", at("municipality", ODENSE, "ReviApprover"), "Gladsaxe, Solrød og Jamme"),
        (
            "municipality",
            at("jobcentre", KOEGE, "Planner administrator"),
            "Planner administrator i jobcentret (Køge) kræver også rollen Indkalder samme sted.",
        ),
        (
            "municipality",
            [
                *at("jobcentre", KOEGE, "Planner administrator"),
                *at("jobcentre", ODENSE, "Indkalder"),
            ],
            "kræver også rollen Indkalder samme sted.",
        ),
        ("other_actor", at("jobcentre", KOEGE, "Jobnet jobordrer"), "kræver også rollen Sagsbeh"),
        (
            "municipality",
            at("certificates", FIRM, "Webservice"),
            "må ikke gives til kommunens egne",
        ),
        ("municipality", at("test", KOEGE, "LSS"), "må ikke gives til kommunens egne ansatte"),
        ("municipality", at("fund", FUND, "LBA"), "må ikke gives til kommunens egne ansatte"),
        ("fund", CASEWORKER, "må ikke gives til a-kassens egne ansatte"),
        ("fund", at("municipality", KOEGE, "LBA"), "må ikke gives til a-kassens egne ansatte"),
        ("other_actor", at("jobcentre", "999", "Sagsbehandler"), "ingen kommune med koden 999"),
        ("other_actor", at("jobcentre", KOEGE, "Konge"), "Rollen Konge findes ikke i jobcentret."),
        ("other_actor", at("månen", KOEGE, "LBA"), "Rollen LBA findes ikke i månen."),
    ],
)
def test_each_breach_is_named(book: RoleBook, holder: str, held: list[Held], told: str) -> None:
    found = breaches(holder, held, book)
    assert any(told in breach for breach in found), found


def test_each_of_several_breaches_is_named_once(book: RoleBook) -> None:
    held = at("jobcentre", KOEGE, "Indkalder", "LBA", "Indkalder")
    assert len(breaches("other_actor", held, book)) == 2


@pytest.mark.parametrize(
    ("holder", "application", "held", "told"),
    [
        ("other_actor", "JobKon", CASEWORKER, ""),
        ("municipality", "JobKon", CASEWORKER, ""),
        ("other_actor", "JobKon", [], "JobKon kræver rollen Sagsbehandler."),
        ("fund", "JobKon", CASEWORKER, "JobKon må ikke bruges af a-kassens egne ansatte."),
        ("fund", "A-kasse Kursusadministration", [], ""),
        ("other_actor", "A-kasse Kursusadministration", [], "må ikke bruges af andre aktørers"),
        ("municipality", "A-kasse Kursusadministration", [], "må ikke bruges af kommunens egne"),
        ("municipality", "Jobcenter Planner", at("jobcentre", KOEGE, "Indkalder"), ""),
        ("municipality", "Jobcenter Planner", CASEWORKER, "kræver rollen Indkalder"),
        ("other_actor", "Jobcenter Planner", CASEWORKER, "må ikke bruges af andre aktørers"),
        ("fund", "Jobcenter Planner", [], "må ikke bruges af a-kassens"),
        ("municipality", "Jobnets administrationsportal", [], ""),
        ("other_actor", "Jobnets administrationsportal", [], "må ikke bruges af andre aktørers"),
        ("fund", "Jobnets administrationsportal", [], "må ikke bruges af a-kassens"),
        # the LBA's cases: of a municipality, a job centre and an unemployment fund
        ("municipality", "Brugeradministration", at("municipality", KOEGE, "LBA"), ""),
        ("municipality", "Brugeradministration", at("jobcentre", KOEGE, "LBA"), ""),
        ("fund", "Brugeradministration", at("fund", FUND, "LBA"), ""),
        ("municipality", "Brugeradministration", CASEWORKER, "kræver rollen LBA"),
        ("fund", "Brugeradministration", [], "kræver rollen LBA"),
        ("other_actor", "Brugeradministration", [], "må ikke bruges af andre aktørers ansatte"),
        ("municipality", "Solitaire", [], "Der er ikke noget, der hedder Solitaire."),
    ],
)
def test_who_may_use_an_application_and_with_which_role(
    book: RoleBook, holder: str, application: str, held: list[Held], told: str
) -> None:
    found = [b for b in breaches(holder, held, book, [application]) if application in b]
    assert told in " ".join(found)
    assert bool(found) is bool(told)


def test_the_municipalitys_user_comes_before_the_job_centres_roles(book: RoleBook) -> None:
    of_jobcentre = at("jobcentre", KOEGE, "Jobnet jobordrer", "Sagsbehandler")
    of_municipality = at("municipality", KOEGE, "Sagsbehandler")
    ordered = in_order_of_creation([*of_jobcentre, *of_municipality], book)
    assert ordered == [*of_municipality, *reversed(of_jobcentre)]
    assert breaches_of_order(ordered, book) == []
    [late] = breaches_of_order([*reversed(of_jobcentre), *of_municipality], book)[:1]
    assert late == (
        "Rollen Sagsbehandler i kommunen (Køge) skal gives før "
        "rollen Sagsbehandler i jobcentret (Køge)."
    )


def test_what_is_needed_comes_first(book: RoleBook) -> None:
    wrong = at("jobcentre", KOEGE, "Planner administrator", "Indkalder")
    assert len(breaches_of_order(wrong, book)) == 1
    assert breaches_of_order(in_order_of_creation(wrong, book), book) == []


def test_job_centres_keep_the_order_in_which_they_were_given(book: RoleBook) -> None:
    held = [*at("jobcentre", ODENSE, "Sagsbehandler"), *CASEWORKER]
    assert in_order_of_creation(held, book) == held


def test_grants_are_checked_as_another_actors(book: RoleBook) -> None:
    assert breaches_of([Grant(KOEGE, "Sagsbehandler")], book) == []
    assert breaches_of([Grant(KOEGE, "Indkalder")], book)
