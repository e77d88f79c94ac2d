"""A case leaves the system as one file that can be registered elsewhere."""

import csv
import hashlib
import io
import json
import zipfile

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, KARLA
from workflow import changes
from workflow.case_file import case_file

AGREEMENT = an_agreement()
MAIL = a_mail(a_request(), pdfs={"../Aftale æøå.pdf": AGREEMENT})


def opened(office, number=1):
    return zipfile.ZipFile(io.BytesIO(case_file(office.desk.database, number)))


def lines(file):
    text = file.read("journal.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_it_holds_each_document_as_it_was_with_its_hash(office):
    office.arrive(MAIL)
    file = opened(office)
    assert file.read("001-ind/mail.eml") == MAIL
    answer, mail, agreement = sorted(lines(file), key=lambda line: line["Retning"], reverse=True)
    assert answer["Retning"] == "Udgående"
    assert (mail["Afsender"], mail["Retning"]) == (KARLA, "Indgående")
    assert mail["Tema"] == f"Brugeradministration: oprettelse, CVR {CVR}"
    assert file.read(agreement["Fil"]) == AGREEMENT
    assert all(
        hashlib.sha256(file.read(line["Fil"])).hexdigest() == line["SHA-256"]
        for line in lines(file)
    )


def test_no_file_in_it_can_leave_the_folder_it_is_unpacked_in(office):
    office.arrive(MAIL)
    assert all(
        ".." not in name.split("/") and not name.startswith("/")
        for name in opened(office).namelist()
    )


def test_it_tells_who_decided_what_and_when(office):
    ticket = office.arrive(MAIL)
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    case = json.loads(opened(office).read("sag.json"))
    decided = case["history"][-1]
    assert (decided["by"], decided["event"]) == (IB, "approved")
    assert decided["at"] == office.now.isoformat()


def test_there_is_none_of_a_ticket_that_is_not_there(office):
    assert case_file(office.desk.database, 7) is None
