"""The words that firms get: right, plain, and never wrong in a template."""

import re

import pytest

from intake.markup import html_text
from tests.builders import a_mail, a_request, an_agreement
from workflow import answers
from workflow.answers import Answer, danish_day, listed, render_text, spaced_cvr, unanswerable
from workflow.facts import answer_facts, points, specimens
from workflow.letters import simple_html

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


@pytest.mark.parametrize("item", MISSING + PROBLEMS)
def test_every_point_gives_an_example_and_is_answered_below_it(item, rules):
    said = render_text(Answer.MISSING, facts(rules, missing=[item]))
    point = re.search(r"^1\. .*?\nJeres svar:\n", said, re.MULTILINE | re.DOTALL)[0]
    assert re.search("for eksempel|Skriv gerne", point)
    assert re.search(r"\b(vi|Vi)\b", point), "says why it is asked"
    assert len(re.findall(r"[.!?](?=\s)", point)) >= 2


@pytest.mark.parametrize("answer", Answer)
def test_the_html_says_the_same_words(answer, rules):
    for specimen in specimens(rules):
        text = render_text(answer, specimen)
        html = simple_html(text, "Emne")
        assert html_text(html).split() == f"{text}".split()


def test_what_stands_in_it_from_a_mail_is_only_text(rules):
    evil = {"action": "create", "name": "<script>x</script>\n1. Skriv", "email": "a@b.dk"}
    text = render_text(Answer.RECEIVED, facts(rules, employees=[evil]))
    assert "<script>x</script> 1. Skriv, a@b.dk" in text
    html = simple_html(text, "<b>")
    assert "<script" not in html
    assert "&lt;script&gt;x&lt;/script&gt; 1. Skriv" in html
    assert "<title>&lt;b&gt;</title>" in html


def test_an_answer_is_text_and_html(office):
    office.arrive(a_mail(a_request()))
    [answer] = office.answers()
    assert answer.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in answer.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    html = list(answer.iter_parts())[1].get_content()
    assert "aftalen med kommunen for Køge" in html
    assert '<html lang="da">' in html


def test_what_was_read_is_said_back(office):
    office.arrive(a_mail(a_request()))
    said = office.answers()[0].get_content()
    assert "Vi har læst:" in said
    assert "- CVR-nummer: 29 94 76 43" in said
    assert "- Opret: Zenia Holm Aagaard, zenia@nordlys-job.example" in said


def test_the_guide_stands_where_one_is_set(rules):
    assert "http" not in render_text(Answer.MISDIRECTED, facts(rules))
    told = render_text(Answer.MISDIRECTED, facts(rules) | {"guide": "https://star.dk/vejledning"})
    assert "Den ligger her: https://star.dk/vejledning" in told


def test_a_question_without_a_place_to_answer_is_a_mistake(rules, tmp_path, monkeypatch):
    for file in answers.TEMPLATES.iterdir():
        (tmp_path / file.name).write_text(file.read_text())
    asked = tmp_path / "asked.txt"
    asked.write_text(asked.read_text().replace("{{ answer_here }}", ""))
    monkeypatch.setattr(answers, "TEMPLATES", tmp_path)
    answers._templates.cache_clear()
    try:
        assert "asked.txt" in answers.mistakes_in_templates(specimens(rules))[0]
    finally:
        answers._templates.cache_clear()


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


def test_who_had_to_be_asked_hears_how_it_goes_faster_the_next_time(office):
    office.arrive(a_mail(a_request()))
    office.arrive(
        a_mail(
            "Her er aftalen.",
            answers="<1@nordlys-job.example>",
            message_id="<2@nordlys-job.example>",
            pdfs={"Aftale.pdf": an_agreement()},
        )
    )
    other = a_request(email="bo@nordlys-job.example", employee="Bo Falk Lind")
    office.arrive(
        a_mail(other, message_id="<3@nordlys-job.example>", pdfs={"Aftale.pdf": an_agreement()})
    )
    asked, thanked, at_once = [letter.get_content() for letter in office.answers()]
    assert "Et råd til næste gang" in thanked
    assert "Et råd til næste gang" not in asked + at_once
