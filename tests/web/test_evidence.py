from intake.read import read_mail
from intake.reading import Text, Verdict
from intake.rules import Rules
from tests.builders import a_mail, a_request
from web.evidence import body, marks_of

LATER = a_mail(
    "Hej\n\nVores CVR-nummer er 29 94 76 43.\n\nHilsen Karla\n\n"
    "> Hvilket CVR-nummer har I?\n> Hilsen Landssupporten\n",
    subject="SV: Oprettelse",
)


def test_it_shows_every_letter_once_whatever_is_marked(rules: Rules) -> None:
    for raw in (a_mail(a_request()), LATER):
        reading = read_mail(raw, rules, lambda _: Text(Verdict.NO_TEXT))
        shown = body(reading, marks_of(1, reading, rules))
        assert "".join(piece.text for stretch in shown for piece in stretch.pieces) == reading.text


def test_it_marks_each_fact_by_itself_within_a_sentence(rules: Rules) -> None:
    reading = read_mail(a_mail(a_request()), rules, lambda _: Text(Verdict.NO_TEXT))
    marks = marks_of(7, reading, rules)
    shown = {p.anchor: p.text for s in body(reading, marks) for p in s.pieces if p.anchor}
    assert shown[marks.links["cvr"]] == "29947643"
    assert shown[marks.links["employee:zenia@nordlys-job.example"]] == "zenia@nordlys-job.example"
    assert "Køge" in shown[marks.links["jobcentre:259"]]
    assert marks.links["cvr"].startswith("m7-")


def test_it_folds_the_history_alone(rules: Rules) -> None:
    reading = read_mail(LATER, rules, lambda _: Text(Verdict.NO_TEXT))
    shown = body(reading, marks_of(1, reading, rules))
    folded = "".join(piece.text for s in shown if s.folded for piece in s.pieces)
    assert "Hvilket CVR-nummer har I?" in folded
    assert "29 94 76 43" not in folded
