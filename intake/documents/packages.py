"""What office documents share: archives of XML, rows of cells, and the text that comes of it."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from lxml import etree

from intake.documents.limits import Budget, DamagedError, LockedError, TooLargeError
from intake.letters import tidy
from intake.reading import Text, Verdict

MOST_ROWS = 20_000
MOST_COLUMNS = 200
DEEPEST = 200
_ENCRYPTED = 0x1


def archive(content: bytes, budget: Budget) -> zipfile.ZipFile:
    """An archive that may be unpacked. Raises LockedError or TooLargeError where it may not."""
    opened = zipfile.ZipFile(io.BytesIO(content))
    entries = opened.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise LockedError
    # An entry that holds more than it says fails its checksum, so what it says is a bound.
    if sum(entry.file_size for entry in entries) > budget.limits.unpacked_mb * 1_000_000:
        raise TooLargeError
    return opened


def xml(opened: zipfile.ZipFile, name: str) -> Any:
    """The root of one of its XML files."""
    return xml_root(opened.read(name))


def xml_root(content: bytes) -> Any:
    """An XML file's root; what is broken is read as far as it goes, and no entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(content, parser)
    if root is None:
        raise DamagedError
    return root


def row(cells: Iterable[str]) -> str:
    """A row of cells as one line."""
    return "\t".join(cells).rstrip("\t")


def as_text(text: str, pages: int = 1) -> Text:
    """The text of a document that could be read."""
    text = tidy(text).strip("\n")
    return Text(Verdict.TEXT if text.strip() else Verdict.NO_TEXT, text, pages)
