"""What a file is, by its first bytes; what was declared counts only where they say nothing."""

import re

_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
XLSX = _OOXML + "spreadsheetml.sheet"
PPTX = _OOXML + "presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
PDF = "application/pdf"
RTF = "application/rtf"
TNEF = "application/ms-tnef"
HEIC = "image/heic"

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
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
_BY_SUFFIX = {
    "pdf": PDF, "docx": DOCX, "xlsx": XLSX, "odt": ODT, "ods": ODS, "rtf": RTF, "zip": ZIP,
    "csv": "text/csv", "txt": "text/plain", "htm": "text/html", "html": "text/html",
    "eml": "message/rfc822", "ics": "text/calendar", "doc": "application/msword",
    "xls": "application/vnd.ms-excel", "msg": "application/vnd.ms-outlook",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "tif": "image/tiff",
    "tiff": "image/tiff", "gif": "image/gif", "webp": "image/webp", "heic": HEIC,
    "vcf": "text/vcard", "xml": "application/xml", "json": "application/json",
}  # fmt: skip
_SUFFIX = {kind: suffix for suffix, kind in reversed(_BY_SUFFIX.items())}


def content_type_of(data: bytes, declared: str = "", name: str = "") -> str:
    """The MIME type of a file: by content, else as declared, else by the name's suffix."""
    head = data[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (kind != "image/bmp" or data[14:18] in _BMP_HEADERS):
            return kind
    # Some programs put bytes before the header; readers of PDF look in the first 1024.
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"hevc", b"msf1"):
        return HEIC
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    return _declared(declared.lower(), name)


def suffix_of(kind: str) -> str:
    """The suffix, with its dot, for a file of this type that has no name; empty where unknown."""
    return "." + _SUFFIX[kind] if kind in _SUFFIX else ""


_BMP_HEADERS = {bytes([size, 0, 0, 0]) for size in (12, 40, 52, 56, 64, 108, 124)}


def _zipped(data: bytes) -> str:
    head = data[:200]
    for kind in (ODT, ODS):
        if b"mimetype" + kind.encode() in head and head.find(kind.encode() + b"-") < 0:
            return kind
    # The names stand in the directory at the end; a broken file has some at its beginning.
    names = data[:4096] + data[-65536:]
    for part, kind in ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", PPTX)):
        if part in names and b"[Content_Types].xml" in names:
            return kind
    return ZIP


def _declared(declared: str, name: str) -> str:
    vague = ("", "application/octet-stream", "application/x-download", "application/download",
             "application/force-download", "application/unknown", "text/plain")  # fmt: skip
    by_name = _BY_SUFFIX.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
    if declared in vague and by_name:
        return by_name
    return declared if _TYPE.fullmatch(declared) else "application/octet-stream"
