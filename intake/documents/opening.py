"""A document to its text: finds out what it is, and asks whoever reads that."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast
from zipfile import BadZipFile

from intake import compound
from intake.documents.limits import (
    Budget,
    DamagedError,
    Limits,
    LockedError,
    TooLargeError,
    UnknownTypeError,
)
from intake.letters import shortened
from intake.reading import Attachment, Picture, Rectangle, Text, Verdict
from intake.sniffing import (
    DOC,
    DOCX,
    MSG,
    ODS,
    ODT,
    OLE,
    PDF,
    RTF,
    XLS,
    XLSX,
    ZIP,
    content_type_of,
)

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
        kind = _kind(attachment)
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


def sizes_of(attachment: Attachment, limits: Limits) -> list[tuple[float, float]]:
    """Width and height of its pages, where it is a PDF or a picture; none where it is not shown."""
    from intake.documents.page_pictures import page_sizes

    try:
        return page_sizes(attachment.content, _kind(attachment), limits.pages)
    except Exception:
        return []


def picture_of(
    attachment: Attachment, page: int, cover: int | None, limits: Limits
) -> Picture | None:
    """A page of a PDF or a picture (see `page_picture`); None where it is not shown."""
    from intake.documents.page_pictures import page_picture

    try:
        return page_picture(attachment.content, _kind(attachment), page, cover, Budget(limits))
    except Exception:
        return None


def clean(attachment: Attachment) -> str | None:
    """A page of HTML made harmless; None where it is too much to be cleaned."""
    from intake.documents.cleaning import clean_html

    try:
        return clean_html(attachment.content.decode("utf-8", "replace"))
    except Exception:
        return None


def _kind(attachment: Attachment) -> str:
    return content_type_of(attachment.content, attachment.content_type, attachment.filename)


def _reader(kind: str, attachment: Attachment) -> Reader:
    if kind in (DOC, XLS) and not attachment.content.startswith(compound.MAGIC):
        # Called so, and made of letters: a page or a table that a program exported.
        kind = ""
    room, name = _READERS.get("image/" if kind.startswith("image/") else kind, _LETTERS)
    # Each brings heavy libraries along, which a mail without such a document never needs.
    reader = getattr(import_module(f"intake.documents.{room}"), name)
    if (room, name) == _LETTERS:
        return lambda content, budget: reader(content, budget, kind, attachment.filename)
    return cast(Reader, reader)


_LETTERS = ("plain", "letters_text")
_READERS = {
    PDF: ("pdf", "pdf_text"),
    "image/": ("pictures", "picture_text"),
    DOCX: ("word", "docx_text"),
    DOC: ("word", "doc_text"),
    XLSX: ("sheets", "xlsx_text"),
    XLS: ("sheets", "xls_text"),
    ODT: ("open_document", "odt_text"),
    ODS: ("open_document", "ods_text"),
    RTF: ("plain", "rtf_text"),
    MSG: ("plain", "mail_text"),
    "message/rfc822": ("plain", "mail_text"),
    OLE: ("plain", "container_text"),
    ZIP: ("plain", "container_text"),
}


def _verdict(error: BaseException) -> Verdict:
    for each in (error, error.__cause__, error.__context__, *error.args):
        if each is not None and type(each) in _VERDICTS:
            return _VERDICTS[type(each)]
    return Verdict.DAMAGED
