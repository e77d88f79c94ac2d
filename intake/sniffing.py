"""What a file is, by its first bytes; what was declared counts only where they say nothing."""

import io
import re
import zipfile
import zlib

from intake import compound

_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
XLSX = _OOXML + "spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary"
IWORK = "application/vnd.apple.iwork"
PPTX = _OOXML + "presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OLE = "application/x-ole-storage"
MSG = "application/vnd.ms-outlook"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
ZIP = "application/zip"
PDF = "application/pdf"
RTF = "application/rtf"
TNEF = "application/ms-tnef"
HEIC = "image/heic"
AVIF = "image/avif"

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")

_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.A)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", RTF),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
_BY_SUFFIX = {
    "pdf": PDF, "docx": DOCX, "xlsx": XLSX, "odt": ODT, "ods": ODS, "rtf": RTF, "zip": ZIP,
    "csv": "text/csv", "txt": "text/plain", "htm": "text/html", "html": "text/html",
    "eml": "message/rfc822", "ics": "text/calendar", "doc": DOC, "xls": XLS,
    "msg": MSG,
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "tif": "image/tiff",
    "tiff": "image/tiff", "gif": "image/gif", "webp": "image/webp", "heic": HEIC,
    "heif": HEIC, "avif": AVIF,
    "pages": IWORK, "numbers": IWORK,
    "vcf": "text/vcard", "xml": "application/xml", "json": "application/json",
}  # fmt: skip
_SUFFIX = {kind: suffix for suffix, kind in reversed(_BY_SUFFIX.items())}


def content_type_of(data: bytes, declared: str = "", name: str = "") -> str:
    """The MIME type of a file: by content, else as declared, else by the name's suffix."""
    head = data[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (kind != "image/bmp" or data[14:18] in _BMP_HEADERS):
            return kind
    if head.startswith(compound.MAGIC):
        return _in_compound(data)
    # Some programs put bytes before the header; readers of PDF look in the first 1024.
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in (*_HEIC_BRANDS, *_AVIF_BRANDS):
        return HEIC if head[8:12] in _HEIC_BRANDS else AVIF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    return _declared(declared.lower(), name)


def suffix_of(kind: str) -> str:
    """The suffix, with its dot, for a file of this type that has no name; empty where unknown."""
    return "." + _SUFFIX[kind] if kind in _SUFFIX else ""


_BMP_HEADERS = {bytes([size, 0, 0, 0]) for size in (12, 40, 52, 56, 64, 108, 124)}


def _in_compound(data: bytes) -> str:
    """What an OLE file holds, by the names in its root; encrypted documents stay what they are."""
    try:
        file = compound.Compound(data)
        names = file.within(file.root)
    except compound.BrokenFileError:
        return OLE
    return next((kind for name, kind in _IN_COMPOUND if name in names), OLE)


_IN_COMPOUND = (
    ("__properties_version1.0", MSG),
    ("encryptedpackage", OLE),
    ("worddocument", DOC),
    ("workbook", XLS),
    ("book", XLS),
    ("powerpoint document", PPT),
)


def _zipped(data: bytes) -> str:
    if (stated := _stated_type(data)) is not None:
        return stated
    # The names stand in the directory at the end; a broken file has some at its beginning.
    names = data[:4096] + data[-65536:]
    if b"mimetype" in names and b"content.xml" in names and (stated := _packed_type(data)):
        return stated
    for part, kind in _IN_ZIP:
        if part in names and (kind == IWORK or b"[Content_Types].xml" in names):
            return kind
    return ZIP


_IN_ZIP = (
    (b"Index/Document.iwa", IWORK),
    (b"Index/Tables/", IWORK),
    (b"buildVersionHistory.plist", IWORK),
    (b"xl/workbook.bin", XLSB),
    (b"word/", DOCX),
    (b"xl/", XLSX),
    (b"ppt/", PPTX),
)
# Whatever comes of opening an archive that is broken.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, RuntimeError,
           NotImplementedError, EOFError, IndexError, OverflowError)  # fmt: skip
_STATED = re.compile(rb"application/[\w.+-]{1,100}")


def _stated_type(data: bytes) -> str | None:
    """What an archive says that it is, in its first entry, as OpenDocument and EPUB do."""
    if data[30:38] != b"mimetype":
        return None
    start = 38 + int.from_bytes(data[28:30], "little")
    return _stated(data[start : start + 200])


def _packed_type(data: bytes) -> str | None:
    """As `_stated_type`, where somebody packed the document anew, that entry too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as entry:
            return _stated(entry.read(200))
    except _BROKEN:
        return None


def _stated(head: bytes) -> str | None:
    found = _STATED.match(head)
    kind = found.group().decode("ascii").removesuffix("PK") if found else None
    return kind and kind.removesuffix("-template")


def _declared(declared: str, name: str) -> str:
    vague = ("", "application/octet-stream", "application/x-download", "application/download",
             "application/force-download", "application/unknown", "text/plain")  # fmt: skip
    by_name = _BY_SUFFIX.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
    if declared in vague and by_name:
        return by_name
    return declared if _TYPE.fullmatch(declared) else "application/octet-stream"
