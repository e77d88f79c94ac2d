"""Documents that are letters already: text, CSV, HTML, RTF, mails; and containers that are none."""

import csv
import io
import re
import zipfile
from collections import Counter

from intake.documents.limits import (
    Budget,
    DamagedError,
    LockedError,
    TooLargeError,
    UnknownTypeError,
)
from intake.documents.sheets import SPREADSHEET_XML, sheet_xml_text
from intake.letters import charset_shown, decoded, tidy
from intake.mail import open_mail
from intake.markup import html_text
from intake.reading import Text, Verdict
from intake.rtf import rtf_letters

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|"
    r"table|div|meta|p)\b",
    re.I | re.S,
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ENTRY = 0x1


def letters_text(content: bytes, budget: Budget, kind: str, filename: str) -> Text:
    """Text of any kind; what is no text at all is of an unknown type."""
    if not _is_letters(content):
        if kind.startswith("text/"):
            raise DamagedError
        raise UnknownTypeError
    if content[:200].lstrip().lower().startswith(b"mime-version:"):
        # Word and browsers save pages as mails.
        return mail_text(content, budget)
    text = decoded(content)
    if SPREADSHEET_XML in text[:4096]:
        return sheet_xml_text(content, budget)
    if kind == "text/html" or _HTML.match(text[:4096]):
        return _text(html_text(text))
    named = kind == "text/csv" or filename.lower().endswith((".csv", ".tsv"))
    return _text(_tabbed(tidy(text), named))


def container_text(content: bytes, budget: Budget) -> Text:
    """An archive or an OLE file gives no text here: the error says why."""
    del budget
    if not content.startswith(b"PK"):
        if _ENCRYPTED_OFFICE in content:
            raise LockedError
        raise UnknownTypeError
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        raise LockedError
    raise TooLargeError if entries else DamagedError


def mail_text(content: bytes, budget: Budget) -> Text:
    """The text of a mail that somebody saved."""
    del budget
    mail = open_mail(content)
    if "msg: broken" in mail.defects:
        raise DamagedError
    return _text(mail.text)


def rtf_text(content: bytes, budget: Budget) -> Text:
    """The text of an RTF document."""
    del budget
    return _text(rtf_letters(content))


def _text(text: str) -> Text:
    text = tidy(text).strip("\n")
    return Text(Verdict.TEXT, text, 1) if text.strip() else Text(Verdict.NO_TEXT, "", 1)


def _is_letters(content: bytes) -> bool:
    if charset_shown(content):
        return True
    head = content[:8192]
    control = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    return control <= len(head) // 500


def _tabbed(text: str, named: bool) -> str:
    """Lines of a table with its cells divided by tabs; other text as it is."""
    lines = [line for line in text.split("\n") if line.strip()]
    divider = _divider(lines, ";\t|," if named else ";\t|")
    if divider is None or divider == "\t":
        return text
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=divider))
    except csv.Error:
        return text
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row).rstrip("\t") for row in rows)


def _divider(lines: list[str], dividers: str) -> str | None:
    """The sign that stands as often in most lines, if there is one. Excel may name it itself."""
    if lines and (told := re.fullmatch(r"sep=(.)", lines[0].strip(), re.I)):
        return told.group(1)
    for divider in dividers:
        counts = Counter(line.count(divider) for line in lines[:200])
        often, lines_so = counts.most_common(1)[0] if counts else (0, 0)
        if often and lines_so >= 2 and lines_so * 2 > min(len(lines), 200):
            return divider
    if len(dividers) == 4 and len(lines) == 1:
        return next((divider for divider in dividers if divider in lines[0]), None)
    return None
