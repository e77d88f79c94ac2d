"""A document to its text: finds out what it is, and asks whoever reads that."""

from collections.abc import Callable, Sequence
from zipfile import BadZipFile

from intake.documents.limits import (
    Budget,
    DamagedError,
    Limits,
    LockedError,
    TooLargeError,
    UnknownTypeError,
)
from intake.letters import shortened
from intake.reading import Attachment, Rectangle, Text, Verdict
from intake.sniffing import DOCX, MSG, ODS, ODT, OLE, PDF, RTF, XLSX, ZIP, content_type_of

Reader = Callable[[bytes, Budget], Text]

_VERDICTS: dict[type[BaseException], Verdict] = {
    LockedError: Verdict.LOCKED,
    DamagedError: Verdict.DAMAGED,
    TooLargeError: Verdict.TOO_LARGE,
    UnknownTypeError: Verdict.UNKNOWN_TYPE,
    MemoryError: Verdict.TOO_LARGE,
    BadZipFile: Verdict.DAMAGED,
}


def text_of(attachment: Attachment, limits: Limits) -> Text:
    """The text of a document, read in this process. Never raises: the verdict says what happened.

    Hostile documents can still hang or crash a process: see `Isolation`.
    """
    if not attachment.content:
        return Text(Verdict.DAMAGED)
    try:
        kind = content_type_of(attachment.content, attachment.content_type, attachment.filename)
        text = _reader(kind, attachment)(attachment.content, Budget(limits))
    except Exception as error:
        return Text(_verdict(error))
    said = shortened(text.text, limits.letters)
    if said != text.text:
        return Text(text.verdict, said, text.pages, text.ocr)
    return text


def places_of(
    attachment: Attachment, text: str, spans: Sequence[tuple[int, int]], limits: Limits
) -> list[tuple[Rectangle, ...]]:
    """Where on a PDF's pages these spans of its text stand; nowhere where it cannot be said."""
    from intake.documents.rectangles import rectangles_of

    try:
        return rectangles_of(attachment.content, text, spans, Budget(limits))
    except Exception:
        return [()] * len(spans)


def _reader(kind: str, attachment: Attachment) -> Reader:
    # Each reader brings heavy libraries along, which a mail without such a document never needs.
    if kind == PDF:
        from intake.documents.pdf import pdf_text

        return pdf_text
    if kind.startswith("image/"):
        from intake.documents.pictures import picture_text

        return picture_text
    if kind in (DOCX, XLSX, ODT, ODS):
        from intake.documents import office

        return {
            DOCX: office.docx_text,
            XLSX: office.xlsx_text,
            ODT: office.odt_text,
            ODS: office.ods_text,
        }[kind]
    from intake.documents import plain

    if kind == RTF:
        return plain.rtf_text
    if kind == MSG:
        return plain.mail_text
    if kind in (OLE, ZIP):
        return plain.container_text
    return lambda content, budget: plain.letters_text(content, budget, kind, attachment.filename)


def _verdict(error: BaseException) -> Verdict:
    for each in (error, error.__cause__, error.__context__, *error.args):
        if each is not None and type(each) in _VERDICTS:
            return _VERDICTS[type(each)]
    return Verdict.DAMAGED
