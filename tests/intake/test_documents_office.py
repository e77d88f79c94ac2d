"""Office documents, new and old: what a person who opens them reads, and nothing else."""

import io
import struct
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from intake.documents.limits import Limits
from intake.documents.opening import text_of
from intake.reading import Attachment, Text, Verdict
from tests.intake.outlook_files import compound
from tests.intake.test_documents import PEOPLE, SAID, TABBED, lines, open_document, zipped_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(content: bytes, name: str) -> Text:
    return text_of(Attachment(name, "application/octet-stream", content), Limits())


def docx(body: str, name: str = "word/document.xml", **more: str) -> bytes:
    files = {
        "[Content_Types].xml": b"",
        name: f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
    }
    files |= {f"word/{part}.xml": f"<w:x {W}>{xml}</w:x>".encode() for part, xml in more.items()}
    return zipped_bytes(files)


def p(*runs: str) -> str:
    return (
        "<w:p>"
        + "".join(r if r.startswith("<") else f"<w:r><w:t>{r}</w:t></w:r>" for r in runs)
        + "</w:p>"
    )


def control(content: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_it_reads_the_fields_of_a_word_form_and_not_what_asks_for_an_answer() -> None:
    empty = control(p("Klik her for at angive tekst."), "<w:showingPlcHdr/>")
    inside = control("<w:r><w:t>Vælg et element.</w:t></w:r>", "<w:showingPlcHdr/>")
    body = (
        p("Navn: ", control("<w:r><w:t>Olga Brandt</w:t></w:r>"))
        + control(p("CVR 25110773"))
        + empty
        + p("Jobcenter: ", inside)
    )
    assert lines(read(docx(body), "a.docx")) == ["Navn: Olga Brandt", "CVR 25110773", "Jobcenter: "]


def test_it_reads_words_older_check_boxes() -> None:
    def box(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return f"<w:r><w:fldChar>{data}</w:fldChar></w:r>"

    body = p(box('<w:default w:val="0"/><w:checked/>'), " Opret") + p(
        box('<w:default w:val="1"/><w:checked w:val="0"/>'), " Nedlæg"
    )
    assert lines(read(docx(body), "a.docx")) == ["[x] Opret", "[ ] Nedlæg"]


def test_it_reads_headers_boxes_and_notes_and_leaves_out_what_is_not_seen() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> vist</w:t></w:r>'
    gone = "<w:del><w:r><w:delText>slettet</w:delText></w:r></w:del>"
    box = f"<w:r><w:pict><w:txbxContent>{p('I en boks')}</w:txbxContent></w:pict></w:r>"
    raw = docx(
        p("Aftale", hidden, shown, gone, box),
        name="word/document2.xml",
        header1=p("Køge Kommune"),
        footer1=p("Side 1"),
        endnotes=p("En note"),
        comments=p("Husk at rette"),
    )
    assert lines(read(raw, "a.docx")) == [
        "Køge Kommune", "Aftale vist", "I en boks", "En note", "Side 1",
    ]  # fmt: skip


def test_it_reads_a_sheet_as_people_see_it() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Navn", "CPR", "Start"),
        ("Olga", 1, date(2021, 2, 1)),
        ("Ib", 2, date(2021, 2, 3)),
    ):
        sheet.append(row)
    sheet.append(["Bo", 3, 0.1 + 0.2])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("meget skjult").sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    assert lines(read(out.getvalue(), "a.xlsx")) == ["Navn\tStart", "Olga\t01-02-2021", "Bo\t0.3"]


@pytest.mark.parametrize("part", ["xl/styles.xml", "docProps/core.xml"])
def test_it_reads_a_sheet_whose_decoration_is_broken(part: str) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Olga", "ob@nordjob.example"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    broken = zipped_bytes({**files, part: files[part].replace(b"<", b"<q:", 2)})
    assert lines(read(broken, "a.xlsx")) == ["Olga\tob@nordjob.example"]


# --- before 2007 ---


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def label(row: int, column: int, text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + raw)


def number(row: int, column: int, value: float, style: int) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def xls() -> bytes:
    """A workbook in BIFF8 with a hidden sheet and a hidden row."""
    cells = [label(r, c, said) for r, row in enumerate(PEOPLE) for c, said in enumerate(row)]
    cells += [number(3, 0, 44228, 1), number(3, 1, 42, 2), number(4, 0, 25110773, 0)]
    cells += [record(0x0208, struct.pack("<HHHHHHI", 5, 0, 9, 255, 0, 0, 0x20)), label(5, 0, "x")]
    sheets = [b"".join(cells), label(0, 0, "hemmeligt")]
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    end = record(0x0A, b"")
    styles = b"".join(record(0xE0, struct.pack("<HHH14x", 0, key, 0)) for key in (0, 14, 164))
    shape = record(0x041E, struct.pack("<HHB", 164, 3, 0) + b"000")
    head = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + shape + styles
    names = ("Ark1", "Ark2")
    at = len(head) + sum(4 + 8 + len(name) for name in names) + len(end)
    for name, sheet, hidden in zip(names, sheets, (0, 1), strict=True):
        head += record(0x85, struct.pack("<IBBBB", at, hidden, 0, len(name), 0) + name.encode())
        at += len(begin + sheet + end)
    return compound({"Workbook": head + end + b"".join(begin + s + end for s in sheets)})


def test_it_reads_an_old_sheet_as_people_see_it() -> None:
    text = read(xls(), "liste.xls")
    assert lines(text) == [*TABBED, "01-02-2021\t042", "25110773"]


def test_it_reads_a_sheet_that_a_program_wrote_as_xml() -> None:
    def cell(said: str, more: str = "", kind: str = "String") -> str:
        return f'<Cell{more}><Data ss:Type="{kind}">{said}</Data></Cell>'

    rows = "".join(f"<Row>{''.join(cell(said) for said in row)}</Row>" for row in PEOPLE)
    rows += "<Row>" + cell("2021-02-01T00:00:00.000", ' ss:Index="2"', "DateTime") + "</Row>"
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A">'
        f"<Table>{rows}</Table></Worksheet></Workbook>"
    )
    assert lines(read(xml.encode(), "liste.xls")) == [*TABBED, "\t01-02-2021"]


def doc(body: str, headers: str = "", comments: str = "", flags: int = 0x0200) -> bytes:
    """A document of Word 97: one piece in 8 bits and one in 16, as its table of pieces tells."""
    text = body + headers + comments
    first = text[:10].encode("cp1252")
    rest = text[10:].encode("utf-16-le")
    main = bytearray(0x600)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, flags)
    for place, size in ((0x4C, len(body)), (0x54, len(headers)), (0x5C, len(comments))):
        struct.pack_into("<I", main, place, size)
    places = struct.pack("<III", 0, 10, len(text))
    pieces = struct.pack("<HIHHIH", 0, 0x40000000 | 0x600 * 2, 0, 0, 0x600 + 10, 0)
    clx = b"\x01\x02\0ab" + b"\x02" + struct.pack("<I", len(places + pieces)) + places + pieces
    struct.pack_into("<II", main, 0x1A2, 7, len(clx))
    return compound({"WordDocument": bytes(main) + first + rest, "1Table": b"\0" * 7 + clx})


def test_it_reads_an_old_word_document() -> None:
    table = "".join("\x07".join(row) + "\x07\x07" for row in PEOPLE)
    body = f"{SAID}\rSe \x13HYPERLINK x\x14siden\x15\r{table}\rTil sidst\r"
    text = read(doc(body, "Køge Kommune\r", "Husk at rette\r"), "aftale.doc")
    assert lines(text) == ["Køge Kommune", SAID, "Se siden", *TABBED, "Til sidst"]


def test_it_keeps_the_columns_of_an_old_table_with_empty_cells() -> None:
    rows = "Navn\x07Mail\x07Tlf\x07\x07Olga\x07\x0712\x07\x07Bo\x07b@x\x07\x07\x07"
    assert lines(read(doc(f"Liste:\r{rows}"), "a.doc")) == [
        "Liste:", "Navn\tMail\tTlf", "Olga\t\t12", "Bo\tb@x",
    ]  # fmt: skip


def test_it_reads_the_margins_and_boxes_of_an_open_document() -> None:
    box = (
        '<text:p>Aftale<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
        "<draw:text-box><text:p>I en</text:p><text:p>boks</text:p></draw:text-box></draw:frame>"
        "<office:annotation><text:p>Husk</text:p></office:annotation></text:p>"
    )
    raw = open_document("text-template", f"<office:text>{box}</office:text>")
    styles = open_document("text", "<style:header><text:p>Køge Kommune</text:p></style:header>")
    out = io.BytesIO(raw)
    with zipfile.ZipFile(out, "a") as archive, zipfile.ZipFile(io.BytesIO(styles)) as other:
        archive.writestr("styles.xml", other.read("content.xml"))
    assert lines(read(out.getvalue(), "a.ott")) == ["Køge Kommune", "Aftale", "I en", "boks"]


def test_it_knows_an_open_document_that_was_packed_anew() -> None:
    raw = open_document("text", f"<office:text><text:p>{SAID}</text:p></office:text>")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        packed = zipped_bytes({name: archive.read(name) for name in reversed(archive.namelist())})
    assert lines(read(packed, "aftale.odt")) == [SAID]


def test_it_leaves_out_what_is_hidden_in_an_open_sheet() -> None:
    def cells(*said: str) -> str:
        return "".join(f"<table:table-cell><text:p>{s}</text:p></table:table-cell>" for s in said)

    note = "<office:annotation><text:p>Husk</text:p></office:annotation>"
    table = (
        '<table:table><table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cells('Navn', 'CPR', 'Mail')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cells("Ib", "1", "i@x")}</table:table-row>'
        f"<table:table-row>{cells('Bo', '2', 'b@x' + note)}</table:table-row></table:table>"
    )
    raw = open_document("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")
    assert lines(read(raw, "a.ods")) == ["Navn\tMail", "Bo\tb@x"]


def test_it_reads_a_page_that_word_saved_as_a_mail() -> None:
    raw = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\n\r\n<p>" + SAID + "</p>\r\n--b--\r\n"
    )
    assert lines(read(raw.encode(), "aftale.doc")) == [SAID]


@pytest.mark.parametrize(
    ("content", "name", "verdict"),
    [
        (doc(SAID, flags=0x0300), "a.doc", Verdict.LOCKED),
        (doc(SAID)[:1500], "a.doc", Verdict.UNKNOWN_TYPE),
        (compound({"WordDocument": b"\xdc\xa5" + b"\0" * 5000}), "a.doc", Verdict.UNKNOWN_TYPE),
        (compound({"WordDocument": b"\0" * 9, "0Table": b""}), "a.doc", Verdict.UNKNOWN_TYPE),
        (compound({"Workbook": b"\0" * 5000}), "a.xls", Verdict.DAMAGED),
        (compound({"PowerPoint Document": b"x"}), "a.ppt", Verdict.UNKNOWN_TYPE),
        (zipped_bytes({"Index/Document.iwa": b"x"}), "a.pages", Verdict.UNKNOWN_TYPE),
        (zipped_bytes({"Index/Tables/DataList.iwa": b"x"}), "a.numbers", Verdict.UNKNOWN_TYPE),
        (zipped_bytes({"[Content_Types].xml": b"", "xl/workbook.bin": b"x"}),
         "a.xlsb", Verdict.UNKNOWN_TYPE),
        (open_document("presentation", ""), "a.odp", Verdict.UNKNOWN_TYPE),
    ],
)  # fmt: skip
def test_it_says_why_an_office_document_gives_no_text(
    content: bytes, name: str, verdict: Verdict
) -> None:
    assert read(content, name).verdict is verdict
