"""What a thread amounts to: nothing that lacks something is complete, nothing is asked twice."""

import json
from datetime import date

import pytest

from intake.reading import Action, Employee, Kind, Reading
from tests.intake.readings import AGREEMENT, read
from workflow.completeness import Corrections, Verdict, contract_fields, judge

WHOLE = "Opret Ida Holm, ida@nordjob.example, til Jobcenter Odense. CVR 29947643."


def request(words: str = WHOLE, agreement: str | None = AGREEMENT, **more: str) -> Reading:
    return read(words, documents={"aftale.pdf": agreement} if agreement else None, **more)


def answer(words: str, agreement: str | None = None) -> Reading:
    return request(words, agreement, subject="SV: [LS-12] Vi mangler lidt")


def shortfall(*readings: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    verdict = judge(readings)
    return verdict.missing, verdict.problems


def test_a_whole_request_is_complete() -> None:
    verdict = judge([request()])
    assert verdict.complete
    assert json.dumps(contract_fields(verdict))


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        (" CVR 29947643.", ("cvr",)),
        (", til Jobcenter Odense", ("jobcentre",)),
        (", ida@nordjob.example", ("employee_email",)),
        ("Ida Holm, ", ("employee_name",)),
    ],
)
def test_it_says_what_is_missing(left_out: str, missing: tuple[str, ...]) -> None:
    words = WHOLE.replace(left_out, "")
    agreement = AGREEMENT.replace(" (CVR 29947643)", "")
    verdict = judge([request(words, agreement)])
    assert (verdict.missing, verdict.complete) == (missing, False)


def test_each_job_centre_needs_its_agreement() -> None:
    verdict = judge([request(WHOLE.replace("Odense", "Odense og Jobcenter Nyborg"))])
    assert (verdict.missing, verdict.uncovered) == (("agreement",), ("450",))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2025", "2020", "agreement_expired"),
        ("29947643", "27844669", "cvr_conflict"),
        ("Odense", "Nyborg", "agreement_wrong_municipality"),
        ("Leverandøraftale", "%LOCKED", "agreement_unreadable"),
    ],
)
def test_an_agreement_that_does_not_hold_is_still_owed(old: str, new: str, problem: str) -> None:
    missing, problems = shortfall(request(agreement=AGREEMENT.replace(old, new)))
    assert missing == ("agreement",)
    assert problems == (problem,)


def test_an_agreement_without_a_municipality_counts_and_is_looked_at() -> None:
    unclear = AGREEMENT.replace("Odense Kommune", "kommunen")
    assert shortfall(request(agreement=unclear)) == ((), ("agreement_unclear",))


def test_an_agreement_holds_on_its_last_day_in_copenhagen() -> None:
    late = request(sent="Wed, 31 Dec 2025 22:30:00 +0000")
    later = request(sent="Wed, 31 Dec 2025 23:30:00 +0000")
    assert judge([late]).complete
    assert judge([later]).problems == ("agreement_expired",)


def test_without_a_date_nothing_has_expired() -> None:
    assert judge([request(agreement=AGREEMENT.replace("2025", "2020"), sent="")]).complete


def test_a_removal_needs_neither_job_centre_nor_agreement() -> None:
    assert judge([request("Slet Bo Dahl. CVR 29947643.", None)]).complete
    assert judge([request("Slet bo@nordjob.example. CVR 29947643.", None)]).complete


def test_where_nobody_is_named_that_is_missing() -> None:
    words = "Vi har en ny kollega, som skal oprettes til Jobcenter Odense. CVR 29947643."
    assert shortfall(request(words)) == (("employee",), ())


@pytest.mark.parametrize(
    ("first", "agreement", "second"),
    [
        (WHOLE.replace(" CVR 29947643.", ""), None, "29947643"),
        (WHOLE.replace("29947643", "29947634"), None, "Undskyld, CVR er 29947643."),
        (WHOLE.replace(", til Jobcenter Odense", ""), AGREEMENT, "Det er Odense"),
        (WHOLE.replace("Odense", "Atlantis"), AGREEMENT, "Jobcenter Odense"),
        (WHOLE.replace(", ida@nordjob.example", ""), AGREEMENT, "hun har ida@nordjob.example"),
        (WHOLE.replace("ida@nordjob.example", "ida@"), AGREEMENT, "ida@nordjob.example"),
        (WHOLE.replace("Ida Holm, ", ""), AGREEMENT, "Hun hedder Ida Holm."),
        (WHOLE, None, "Her er aftalen."),
    ],
)
def test_a_later_mail_gives_what_was_missing(
    first: str, agreement: str | None, second: str
) -> None:
    later = answer(second, None if agreement else AGREEMENT)
    earlier = request(first, agreement)
    assert not judge([earlier]).complete
    verdict = judge([earlier, later])
    assert (verdict.missing, verdict.problems, len(verdict.employees)) == ((), (), 1)
    assert verdict.complete


def test_each_gets_the_address_that_is_given_for_her() -> None:
    earlier = request(WHOLE.replace("Ida Holm, ida@nordjob.example,", "Ida Holm og Bo Dahl"))
    later = answer("Opret Bo Dahl: bo@nordjob.example og Ida Holm: ida@nordjob.example")
    assert [e.email for e in judge([earlier, later]).employees] == [
        "ida@nordjob.example",
        "bo@nordjob.example",
    ]


def test_an_automatic_mail_adds_nothing() -> None:
    away = request("CVR 27844669. Opret Bo Dahl.", None, subject="Autosvar: ferie")
    assert judge([request(), away]) == judge([request()])
    assert judge([away]).kind is Kind.AUTOMATIC


def test_thanks_do_not_change_a_request() -> None:
    assert judge([request(), answer("Tak!")]).complete


def corrected(corrections: Corrections, words: str = WHOLE) -> Verdict:
    return judge([request(words, None)], corrections)


def test_corrections_take_the_place_of_what_was_read() -> None:
    agreements = request().agreements
    bo = Employee(Action.CREATE, "Bo Dahl", "bo@nordjob.example")
    verdict = corrected(
        Corrections("29947643", ("461",), (bo,), agreements, Kind.REQUEST), "Hej, se bilag."
    )
    assert (verdict.complete, verdict.employees) == (True, (bo,))


def test_a_corrected_agreement_is_judged_by_the_mails_day() -> None:
    (agreement,) = request(agreement=AGREEMENT.replace("2025", "2020")).agreements
    assert agreement.valid_to == date(2020, 12, 31)
    assert corrected(Corrections(agreements=(agreement,))).problems == ("agreement_expired",)


def test_a_problem_that_was_looked_at_is_settled() -> None:
    reading = request(agreement=AGREEMENT.replace("Odense Kommune", "kommunen"))
    assert judge([reading], Corrections(settled=frozenset({"agreement_unclear"}))).problems == ()


def test_no_mail_at_all_is_something_else() -> None:
    assert judge([]).kind is Kind.OTHER


JOB_ADS, PLANNER = "Jobnet jobordrer", "Indkalder"
TWO = "Opret Ida Holm, ida@nordjob.example, og Bo Dahl, bo@nordjob.example, til Jobcenter Odense."


def roles_of(*readings: Reading) -> dict[str, tuple[str, ...]]:
    return {(e.name or "")[:2]: e.roles for e in judge(readings).employees}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Ida skal også kunne oprette jobordrer.", {"Id": (JOB_ADS,), "Bo": ()}),
        ("Bo Dahl skal også kunne oprette jobordrer.", {"Id": (), "Bo": (JOB_ADS,)}),
        ("Begge skal også kunne oprette jobordrer.", {"Id": (JOB_ADS,), "Bo": (JOB_ADS,)}),
        ("Hun skal også kunne oprette jobordrer.", {"Id": (), "Bo": ()}),  # which of them?
        ("Peter skal også kunne oprette jobordrer.", {"Id": (), "Bo": ()}),
    ],
)
def test_a_later_mail_adds_a_role_for_who_is_known(
    words: str, roles: dict[str, tuple[str, ...]]
) -> None:
    assert roles_of(request(TWO), answer(words)) == roles


def test_a_later_mail_adds_a_role_for_the_only_one() -> None:
    asked = answer("Hun skal også kunne oprette jobordrer og bruge Planner.")
    verdict = judge([request(), asked])
    assert set(verdict.employees[0].roles) == {JOB_ADS, PLANNER}
    assert [(r.name, r.role) for r in verdict.refused] == [("Ida Holm", PLANNER)]
    assert verdict.complete


def test_what_no_other_actor_may_have_hinders_nothing_and_is_told() -> None:
    verdict = judge([request(WHOLE + " Hun skal også have jobordrer og Jobcenter Planner.")])
    assert verdict.complete
    assert contract_fields(verdict)["refused"] == [
        {"name": "Ida Holm", "email": "ida@nordjob.example", "role": PLANNER}
    ]
    assert contract_fields(judge([request()]))["refused"] == []


def test_a_job_centres_own_staff_is_refused_nothing() -> None:
    words = (
        "Vi har ansat Ida Holm (idho@odense.dk) i jobcentret. Hun skal have JobKon og Planner.\n\n"
        "Mette Bruun\nJobcenter Odense, Odense Kommune"
    )
    verdict = judge([read(words, sender="Mette Bruun <meb@odense.dk>")])
    assert (verdict.kind, verdict.refused) == (Kind.MISDIRECTED, ())


def test_a_corrected_employee_has_the_roles_that_were_ticked() -> None:
    bo = Employee(Action.CREATE, "Bo Dahl", "bo@nordjob.example", roles=(JOB_ADS,))
    assert corrected(Corrections(employees=(bo,))).employees[0].roles == (JOB_ADS,)
