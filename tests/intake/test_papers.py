"""Papers of many kinds, as municipalities and firms write them: which are agreements, and when."""

import pytest

from intake.agreements import read_agreements
from intake.reading import Agreement, Document, Verdict
from tests.intake.papers import papers
from tests.intake.readings import RULES

CODES = {m.name: code for code, m in RULES.municipalities.items()}
SILENT = "Opret Ida Holm, ih@nordjob.example."
OFFERS = f"{SILENT} Aftalen er vedhæftet."


def taken(body: str, mail: str) -> list[Agreement]:
    paper = Document("dokument.pdf", "application/pdf", 9, "", Verdict.TEXT, 1, False, body)
    return list(read_agreements([paper], mail, RULES))


@pytest.mark.parametrize(("head", "body"), papers("agreements.txt"))
def test_it_reads_an_agreement(head: list[str | None], body: str) -> None:
    places, number, first, last = head
    # One that names no municipality counts only where the mail offers it.
    (agreement,) = taken(body, SILENT if places else OFFERS)
    assert agreement.municipalities == tuple(
        CODES[name.strip()] for name in (places.split(",") if places else ())
    )
    assert agreement.cvr == number
    days = (agreement.valid_from, agreement.valid_to)
    assert [day.isoformat() if day else None for day in days] == [first, last]


@pytest.mark.parametrize(("head", "body"), papers("offered.txt"))
def test_it_takes_what_may_be_one_only_where_the_mail_offers_it(
    head: list[str | None], body: str
) -> None:
    assert taken(body, SILENT) == []
    (agreement,) = taken(body, OFFERS)
    assert agreement.cvr == head[1]
    assert [CODES[name] for name in (head[0] or "").split(", ") if name] == [
        *agreement.municipalities
    ]


@pytest.mark.parametrize(("head", "body"), papers("others.txt"))
def test_it_takes_no_other_paper_for_one(head: list[str | None], body: str) -> None:
    assert taken(body, OFFERS) == []
