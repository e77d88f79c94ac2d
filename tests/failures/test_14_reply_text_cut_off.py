"""Failure 14: what is answered inside our quoted question is lost, or our question is read."""

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR
from workflow.states import State


def quoted(answer) -> list[str]:
    return [f"> {line}" for line in answer.get_content().splitlines()]


def test_an_answer_written_under_our_numbered_question_is_read(office):
    office.arrive(a_mail(a_request(cvr=""), pdfs={"a.pdf": an_agreement(cvr="")}))
    ours = office.answers()[0]
    lines = quoted(ours)
    at = next(n for n, line in enumerate(lines) if line.startswith("> 1."))
    lines.insert(at + 1, f"\nDet er {CVR}.\n")
    text = "Landssupporten skrev:\n" + "\n".join(lines)
    mail = a_mail(text, message_id="<2@x.example>", answers=ours["Message-ID"])
    assert office.arrive(mail).state is State.READY


def test_our_own_question_answers_nothing(office):
    office.arrive(a_mail(a_request(cvr=""), pdfs={"a.pdf": an_agreement(cvr="")}))
    ours = office.answers()[0]
    text = "Det vender jeg tilbage med.\n\nLandssupporten skrev:\n" + "\n".join(quoted(ours))
    mail = a_mail(text, message_id="<2@x.example>", answers=ours["Message-ID"])
    ticket = office.arrive(mail)
    assert ticket.verdict["cvr"] is None
    assert ticket.verdict["missing"] == ["cvr"]
