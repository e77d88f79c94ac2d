"""What `landssupport open` and `landssupport text` print: values as JSON has them."""

import hashlib
from collections.abc import Iterable

from intake.mail import Mail
from intake.reading import Address, Attachment, Role, Text

_OWN = (Role.NEW, Role.SIGNATURE)


def mail_as_json(file: str, mail: Mail) -> dict[str, object]:
    """A mail before it is read; `file` is the path as it was given."""
    headers = mail.headers
    return {
        "file": file,
        "subject": headers.subject,
        "from": [_address(headers.sender)] if headers.sender else [],
        "to": [_address(each) for each in headers.to],
        "cc": [_address(each) for each in headers.cc],
        "date": headers.date.isoformat() if headers.date else None,
        "message_id": headers.message_id,
        "in_reply_to": headers.in_reply_to,
        "references": list(headers.references),
        "text": mail.text,
        "new_words": _words(mail, _OWN),
        "quoted": _words(mail, [role for role in Role if role not in _OWN]),
        "attachments": [_attachment(each) for each in mail.attachments],
        "defects": list(mail.defects),
    }


def text_as_json(file: str, text: Text) -> dict[str, object]:
    """What a document gave; `file` is the path as it was given."""
    return {
        "file": file,
        "verdict": text.verdict.value,
        "pages": text.pages,
        "ocr": text.ocr,
        "text": text.text,
    }


def _address(address: Address) -> dict[str, str]:
    return {"name": address.name, "address": address.email}


def _attachment(attachment: Attachment) -> dict[str, object]:
    return {
        "filename": attachment.filename,
        "content_type": attachment.content_type,
        "size": len(attachment.content),
        "sha256": hashlib.sha256(attachment.content).hexdigest(),
    }


def _words(mail: Mail, roles: Iterable[Role]) -> str:
    wanted = set(roles)
    return "".join(mail.text[p.start : p.end] for p in mail.passages if p.role in wanted).strip(
        "\n"
    )
