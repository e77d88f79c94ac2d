"""A mail's attachments as they were read, and which of them may hold what belongs in the mail."""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from intake.cpr import mask_cpr
from intake.reading import Agreement, Attachment, Document, Text, Verdict
from intake.rules import Rules
from intake.words import lower

TextOf = Callable[[Attachment], Text]
# What one mail's attachments may cost; a person must look at the others.
_MOST_READ = 100
_MOST_LETTERS = 1_000_000
_LOGO_BYTES = 4_000
_NAMED_LOGO = re.compile(r"image\d+\.\w+|logo\S*\.\w+|outlook-\w+.*|.*\.gif", re.I)
_NAMED_LOGO_BYTES = 20_000
_NEVER_TEXT = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "audio/",
    "video/",
    "message/delivery-status",
)
_TITLE_WITHIN = 60
_HEAD_WITHIN = 600


def documents_of(attachments: Sequence[Attachment], text_of: TextOf) -> Iterator[Document]:
    """Each attachment as it was read, as far as one mail's may go."""
    read = letters = 0
    for attachment in attachments:
        text = Text(Verdict.NO_TEXT)
        if _is_worth_reading(attachment):
            room = read < _MOST_READ and letters < _MOST_LETTERS
            text = text_of(attachment) if room else Text(Verdict.TOO_LARGE)
            read += 1
            letters += len(text.text)
        yield _document(attachment, text)


def _document(attachment: Attachment, text: Text) -> Document:
    return Document(
        filename=attachment.filename,
        content_type=attachment.content_type,
        size=len(attachment.content),
        sha256=sha256(attachment.content).hexdigest(),
        verdict=text.verdict,
        pages=text.pages,
        ocr=text.ocr,
        text=mask_cpr(text.text),
    )


def _is_worth_reading(attachment: Attachment) -> bool:
    kind, size = attachment.content_type, len(attachment.content)
    if kind.startswith("image/"):
        named = _NAMED_LOGO.fullmatch(attachment.filename)
        return size > (_NAMED_LOGO_BYTES if named else _LOGO_BYTES)
    return not kind.startswith(_NEVER_TEXT)


def lists_among(
    documents: Sequence[Document], agreements: Sequence[Agreement], rules: Rules
) -> list[tuple[int, Document]]:
    """The documents that may hold what belongs in the mail: lists of persons, filled-in forms."""
    taken = {agreement.filename for agreement in agreements}
    return [
        (n, document)
        for n, document in enumerate(documents)
        if document.verdict is Verdict.TEXT
        and document.filename not in taken
        and not _is_no_list(lower(document.text), rules)
    ]


def _is_no_list(small: str, rules: Rules) -> bool:
    """Whether a document's beginning shows that it is something else: a CV, a bill, minutes."""
    title = rules.signals["not_list_title"].search(small, 0, _TITLE_WITHIN)
    return bool(title or rules.signals["not_list"].search(small, 0, _HEAD_WITHIN))
