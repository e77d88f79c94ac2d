"""Whose words: new ones, a signature, a mail passed on, history."""

from email.message import EmailMessage

import pytest

from intake.mail import Mail, open_mail
from intake.reading import Role

KARLA = "Karla Thygesen <karla@nordjob.example>"
DESK = "Landssupporten <dfdg@star.dk>"


def mail(text: str, subject: str = "Oprettelse", sender: str = KARLA, **fields: str) -> Mail:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, DESK, subject
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    opened = open_mail(message.as_bytes())
    assert "".join(opened.text[p.start : p.end] for p in opened.passages) == opened.text
    return opened


def words(opened: Mail, role: Role) -> str:
    found = [opened.text[p.start : p.end].strip() for p in opened.passages if p.role is role]
    return "\n".join(found)


BLOCKS = {
    "outlook": "Fra: Olga Brandt <olga@nordjob.example>\nSendt: 3. marts 2021 10:41\n"
    "Til: Karla Thygesen <karla@nordjob.example>\nEmne: Adgang\n",
    "outlook in bold": "*Fra:* Olga Brandt <olga@nordjob.example>\n*Sendt:* 3. marts 2021 10:41\n"
    "*Til:* Karla Thygesen <karla@nordjob.example>\n*Emne:* Adgang\n",
    "outlook in English": "From: Olga Brandt <olga@nordjob.example>\n"
    "Sent: Wednesday, March 3, 2021 10:41 AM\nTo: Karla Thygesen\nSubject: Adgang\n",
    "outlook on the web": "________________________________\n"
    "Fra: Olga Brandt <olga@nordjob.example>\nSendt: 3. marts 2021 10:41\n"
    "Til: Karla Thygesen <karla@nordjob.example>\nEmne: Adgang\n",
    "old outlook": "-----Oprindelig meddelelse-----\nFra: Olga Brandt "
    "[mailto:olga@nordjob.example]\nSendt: 3. marts 2021 10:41\nTil: Karla\nEmne: Adgang\n",
    "outlook with blank lines": "Fra: Olga Brandt <olga@nordjob.example>\n\n"
    "Sendt: 3. marts 2021 10:41\n\nTil: Karla Thygesen\n\nEmne: Adgang\n",
}
ATTRIBUTIONS = {
    "gmail": "Den ons. 3. mar. 2021 kl. 10.41 skrev Olga Brandt <olga@nordjob.example>:\n",
    "gmail, wrapped": "Den ons. 3. mar. 2021 kl. 10.41 skrev Olga Brandt <\n"
    "olga@nordjob.example>:\n",
    "gmail in English": "On Wed, Mar 3, 2021 at 10:41 AM Olga Brandt "
    "<olga@nordjob.example> wrote:\n",
    "apple": "Den 3. mar. 2021 kl. 10.41 skrev Olga Brandt <olga@nordjob.example>:\n",
    "thunderbird": "Den 03-03-2021 kl. 10:41 skrev Olga Brandt:\n",
    "name first": "Olga Brandt <olga@nordjob.example> skrev den 3. mar. 2021 kl. 10.41:\n",
}
FORWARDS = {
    "gmail": "---------- Forwarded message ---------\nFra: Olga Brandt <olga@nordjob.example>\n"
    "Date: ons. 3. mar. 2021 kl. 10.41\nSubject: Adgang\nTo: Karla <karla@nordjob.example>\n",
    "gmail in Danish": "---------- Videresendt meddelelse ----------\n"
    "Fra: Olga Brandt <olga@nordjob.example>\nDato: 3. mar. 2021 10.41\nEmne: Adgang\nTil: Karla\n",
    "thunderbird": "-------- Videresendt besked --------\nEmne: \tAdgang\n"
    "Dato: \tWed, 3 Mar 2021 10:41:00 +0100\nFra: \tOlga Brandt <olga@nordjob.example>\n"
    "Til: \tKarla <karla@nordjob.example>\n",
    "apple": "Start på videresendt besked:\n\nFra: Olga Brandt <olga@nordjob.example>\n"
    "Emne: Adgang\nDato: 3. marts 2021 kl. 10.41.00 CET\nTil: karla@nordjob.example\n",
}
ASKED = "Jeg skal have adgang til Jobcenter Odense, min mail er olga@nordjob.example."


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_it_takes_what_a_reply_quotes_as_history(block: str) -> None:
    opened = mail(f"Tak, hun skal slettes igen.\n\n{block}\n{ASKED}\n", "SV: Adgang")
    assert words(opened, Role.NEW) == "Tak, hun skal slettes igen."
    assert ASKED in words(opened, Role.QUOTED)
    assert words(opened, Role.FORWARDED) == ""
    author = next(p.author for p in opened.passages if p.role is Role.QUOTED)
    assert author
    assert author.name == "Olga Brandt"
    assert author.email == "olga@nordjob.example"


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS.keys())
@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "unmarked"])
def test_it_knows_the_line_before_what_is_quoted(line: str, mark: str) -> None:
    quoted = f"{mark}Hej Karla\n{mark}{ASKED}\n"
    opened = mail(f"Hun skal slettes igen.\n\n{line}\n{quoted}", "Re: Adgang")
    assert words(opened, Role.NEW) == "Hun skal slettes igen."
    assert ASKED in words(opened, Role.QUOTED)
    author = next(p.author for p in opened.passages if p.role is Role.QUOTED)
    assert author
    assert author.name == "Olga Brandt"


@pytest.mark.parametrize("block", FORWARDS.values(), ids=FORWARDS.keys())
@pytest.mark.parametrize("new", ["", "Se nedenfor.\n\n", "Hermed, vh Karla\n\n"])
def test_it_takes_a_mail_that_is_passed_on_as_forwarded(block: str, new: str) -> None:
    opened = mail(f"{new}{block}\n{ASKED}\n", "Adgang")
    assert words(opened, Role.FORWARDED) == ASKED
    assert "Fra:" in words(opened, Role.QUOTED)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
@pytest.mark.parametrize("prefix", ["VS:", "Fwd:", "FW:", "Videresendt:", "[EKSTERN] VS:"])
def test_it_knows_a_forward_by_its_subject(block: str, prefix: str) -> None:
    opened = mail(f"Vil I oprette hende? CVR 25110773\n\n{block}\n{ASKED}\n", f"{prefix} Adgang")
    assert words(opened, Role.FORWARDED) == ASKED
    assert words(opened, Role.NEW).startswith("Vil I oprette hende?")


def test_it_reads_a_forward_whose_every_line_is_marked() -> None:
    block = FORWARDS["apple"] + "\n" + ASKED
    marked = "\n".join(f"> {line}" for line in block.split("\n"))
    opened = mail(f"Se nedenfor\n\n{marked}\n", "Fwd: Adgang")
    assert words(opened, Role.FORWARDED) == ASKED


def test_it_takes_what_a_forwarded_mail_quotes_as_history() -> None:
    older = "Den 1. mar. 2021 kl. 09.00 skrev Karla <karla@nordjob.example>:\n\n> Opret gamle Bo.\n"
    opened = mail(f"Se nedenfor\n\n{BLOCKS['outlook']}\n{ASKED}\n\n{older}", "VS: SV: Adgang")
    assert words(opened, Role.FORWARDED) == ASKED
    assert "Opret gamle Bo." in words(opened, Role.QUOTED)


def test_it_reads_a_forward_of_a_forward() -> None:
    inner = (
        "Fra: Bo Ege <bo@nordjob.example>\nSendt: 1. marts 2021 08:00\n"
        f"Til: Olga Brandt\nEmne: Adgang\n\n{ASKED}\n"
    )
    outer = BLOCKS["outlook"].replace("Emne: Adgang", "Emne: VS: Adgang")
    opened = mail(f"Se nedenfor\n\n{outer}\nFYI\n\n{inner}", "VS: VS: Adgang")
    assert words(opened, Role.FORWARDED) == f"FYI\n{ASKED}"


def test_it_does_not_read_an_old_request_below_a_new_one_that_was_forwarded() -> None:
    new = "Opret Bo Ege, bo@nordjob.example, til Jobcenter Odense."
    opened = mail(f"{new}\n\n{BLOCKS['outlook']}\n{ASKED}\n", "VS: Adgang")
    assert words(opened, Role.NEW) == new
    assert ASKED in words(opened, Role.QUOTED)


def test_it_takes_answers_between_quoted_lines_as_new() -> None:
    opened = mail(
        "Se mine svar:\n\n" + ATTRIBUTIONS["gmail"] + "\n> Hvilket CVR-nummer har I?\n\n"
        "25110773\n\n> Hvilket jobcenter gælder det?\n\nOdense\n\n"
        "> Venlig hilsen\n> Landssupporten\n",
        "Re: [LS-12] Oprettelse",
    )
    assert words(opened, Role.NEW) == "Se mine svar:\n25110773\nOdense"
    assert "CVR-nummer" in words(opened, Role.QUOTED)


def test_it_takes_an_answer_below_what_it_quotes_as_new() -> None:
    opened = mail(
        ATTRIBUTIONS["thunderbird"] + "> Hvem skal oprettes?\n\nDet skal Bo Ege.\n", "Re: x"
    )
    assert words(opened, Role.NEW) == "Det skal Bo Ege."


@pytest.mark.parametrize(
    "closing",
    ["Venlig hilsen", "Med venlig hilsen", "Mvh", "Mvh.", "M.v.h.", "Hilsen", "De bedste hilsner",
     "Kind regards,", "Best regards", "Med venlig hilsen / Kind regards", "Vh", "-- ",
     "Venlig hilsen Karla Thygesen", "God weekend og venlig hilsen"],
)  # fmt: skip
def test_it_finds_the_signature_after_a_closing(closing: str) -> None:
    opened = mail(f"Opret Bo Ege.\n\n{closing}\nKarla Thygesen\nNordjob ApS · CVR 25110773\n")
    assert words(opened, Role.NEW) == "Opret Bo Ege."
    assert words(opened, Role.SIGNATURE).endswith("Nordjob ApS · CVR 25110773")


@pytest.mark.parametrize(
    "line",
    ["Sendt fra min iPhone", "Hent Outlook til iOS", "Karla Thygesen", "Karla",
     "Karla Thygesen, Nordjob",
     "Denne e-mail kan indeholde fortrolige oplysninger."],
)  # fmt: skip
def test_it_finds_a_signature_without_a_closing(line: str) -> None:
    opened = mail(f"Opret Bo Ege.\n\n{line}\n")
    assert words(opened, Role.NEW) == "Opret Bo Ege."
    assert words(opened, Role.SIGNATURE) == line


@pytest.mark.parametrize(
    "content",
    ["Navn: Bo Ege\nMail: bo@nordjob.example\nJobcenter: Odense\nCVR: 25110773",
     "PS. Bo Ege skal også oprettes, bo@nordjob.example",
     "Medarbejder\tE-mail\nBo Ege\tbo@nordjob.example"],
)  # fmt: skip
def test_it_does_not_take_a_request_after_a_closing_for_a_signature(content: str) -> None:
    opened = mail(f"Opret denne medarbejder, tak.\n\nVenlig hilsen\nKarla Thygesen\n\n{content}\n")
    assert content in words(opened, Role.NEW)
    assert words(opened, Role.SIGNATURE) == "Venlig hilsen\nKarla Thygesen"


def test_it_does_not_take_a_sentence_about_having_written_for_history() -> None:
    text = "Den 3. marts skrev vi til jer om Bo Ege:\nHan skal have adgang til Jobcenter Odense."
    opened = mail(text)
    assert words(opened, Role.NEW) == text


def test_it_does_not_take_dates_from_and_to_for_a_header_block() -> None:
    text = "Opret Bo Ege\nFra: 1. marts 2021\nTil: 31. marts 2022\nCVR: 25110773"
    opened = mail(text)
    assert words(opened, Role.NEW) == text


def test_it_reads_what_a_colleague_asked_when_a_reply_passes_it_on() -> None:
    opened = mail(
        f"Hej Landssupport, kan I hjælpe med nedenstående?\n\n{BLOCKS['outlook']}\n{ASKED}\n",
        "SV: Adgang",
        In_Reply_To="<1@nordjob.example>",
    )
    assert words(opened, Role.FORWARDED) == ASKED


def test_it_does_not_take_our_own_question_as_passed_on() -> None:
    ours = (
        "Fra: Landssupporten <dfdg@star.dk>\nSendt: 3. marts 2021 10:41\nTil: Karla\n"
        "Emne: [LS-12] Oprettelse\n"
    )
    opened = mail(
        f"Se nedenfor, jeg har svaret i teksten.\n\n{ours}\nVi mangler CVR-nummer.\n",
        "SV: [LS-12] Oprettelse",
    )
    assert "Vi mangler CVR-nummer." in words(opened, Role.QUOTED)
