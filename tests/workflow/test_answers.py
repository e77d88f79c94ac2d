"""The words that firms get: right, plain, and never wrong in a template."""

import re

import pytest

from workflow import answers
from workflow.answers import Answer, danish_day, listed, render_text, spaced_cvr, unanswerable
from workflow.facts import answer_facts, points, specimens

MOST_LIX = 35
MISSING = "cvr jobcentre agreement employee employee_name employee_email".split()
PROBLEMS = (
    "cvr_invalid cvr_conflict agreement_expired agreement_wrong_municipality agreement_unreadable "
    "agreement_unclear jobcentre_unknown employee_email_invalid".split()
)


def lix(text: str) -> float:
    """The readability index: words a sentence, and the share of words of more than 6 letters."""
    words = re.findall(r"[\wæøåÆØÅ'-]+", text)
    sentences = max(1, len(re.findall(r"[.!?:]\s|[.!?:]$|\n\n", text)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def facts(rules, **verdict):
    empty = dict.fromkeys("employees jobcentres agreements missing problems uncovered".split(), ())
    whole = {**{name: list(value) for name, value in empty.items()}, "cvr": None, **verdict}
    return answer_facts("LS-7", whole, rules)


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_reads_easily(answer, rules):
    for specimen in specimens(rules):
        assert lix(render_text(answer, specimen)) <= MOST_LIX


@pytest.mark.parametrize("item", MISSING + PROBLEMS)
def test_every_item_and_every_problem_has_a_sentence_of_its_own(item, rules):
    said = render_text(Answer.MISSING, facts(rules, missing=[item]))
    assert re.search(r"^1\. [A-ZÆØÅ].{20}", said, re.MULTILINE)


def test_a_mistake_in_a_template_is_found_before_anything_is_sent(rules, tmp_path, monkeypatch):
    for file in answers.TEMPLATES.iterdir():
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / "missing.txt").write_text("{{ ukendt }}")
    monkeypatch.setattr(answers, "TEMPLATES", tmp_path)
    answers._templates.cache_clear()
    try:
        [mistake] = answers.mistakes_in_templates(specimens(rules))
    finally:
        answers._templates.cache_clear()
    assert "missing.txt" in mistake
    assert "ukendt" in mistake


def test_the_templates_as_they_are_have_no_mistake(rules):
    assert answers.mistakes_in_templates(specimens(rules)) == []


def test_a_wrong_number_is_asked_for_once_and_not_as_missing_too():
    assert points(["cvr"], ["cvr_invalid"]) == ["cvr_invalid"]


def test_an_expired_agreement_is_named_where_the_new_one_is_asked_for(rules):
    agreement = {
        "filename": "Aftale.pdf",
        "municipalities": ["615"],
        "valid_to": "2020-12-31",
        "expired": True,
        "readable": True,
    }
    said = render_text(
        Answer.MISSING,
        facts(
            rules,
            agreements=[agreement],
            jobcentres=["615"],
            uncovered=["615"],
            missing=["agreement"],
            problems=["agreement_expired"],
        ),
    )
    assert "aftalen med kommunen for Horsens" in said
    assert "(Aftale.pdf), gjaldt til 31. december 2020." in said
    assert "2. " not in said


def test_only_the_job_centres_without_an_agreement_are_asked_about(rules):
    said = render_text(
        Answer.MISSING,
        facts(rules, jobcentres=["727", "746"], uncovered=["727"], missing=["agreement"]),
    )
    assert "for Odder." in said


def test_text_from_a_mail_is_never_a_template(rules):
    said = facts(rules, employees=[{"action": "create", "name": "{{ 7 * 7 }}", "email": "a@b.dk"}])
    assert "{{ 7 * 7 }}" in render_text(Answer.RECEIVED, said)


def test_values_are_written_as_people_write_them():
    assert danish_day("2026-05-01") == "1. maj 2026"
    assert spaced_cvr("12345678") == "12 34 56 78"
    assert listed(["Køge", "Odense", "Varde"]) == "Køge, Odense og Varde"


@pytest.mark.parametrize(
    "address", ["", "dfdg@star.dk", "DFDG@star.dk", "noreply@a.example", "postmaster@a.example"]
)
def test_some_addresses_are_never_written_to(address, office):
    assert unanswerable(address, office.desk.policy)


@pytest.mark.parametrize("address", ["karla@a.example", "norepliczek@a.example"])
def test_people_are_written_to(address, office):
    assert unanswerable(address, office.desk.policy) is None


def ida(*roles):
    return {
        "action": "create",
        "name": "Ida Holm",
        "email": "ida@firma.example",
        "roles": list(roles),
    }


@pytest.mark.parametrize("answer", [Answer.RECEIVED, Answer.MISSING, Answer.PROVISIONED])
def test_what_is_for_others_is_answered_with_no_and_why(answer, rules):
    refused = [
        {"name": name, "email": None, "role": role}
        for name in ("Ida Holm", "Bo Dahl")
        for role in ("Indkalder", "Planner administrator")
    ]
    said = render_text(answer, facts(rules, refused=refused, missing=["cvr"]))
    assert (
        "Vi kan desværre ikke give Jobcenter Planner og Planner administrator "
        "til Ida Holm og Bo Dahl. Dér kan man ikke nøjes med at se sine egne borgere." in said
    )


def test_the_answer_says_what_she_may_do_besides(rules):
    said = facts(rules, employees=[ida("Jobnet jobordrer", "Indkalder")], cvr="29947643")
    assert "(kan også oprette jobannoncer i JobKon)" in render_text(Answer.PROVISIONED, said)
    assert "(skal også kunne oprette jobannoncer i JobKon)" in render_text(Answer.RECEIVED, said)
    assert "(" not in render_text(Answer.PROVISIONED, facts(rules, employees=[ida()]))


def test_a_ticket_from_before_roles_were_read_is_answered_too(rules):
    old = {"action": "create", "name": "Ida Holm", "email": "ida@firma.example"}
    assert "Ida Holm" in render_text(Answer.PROVISIONED, facts(rules, employees=[old]))
