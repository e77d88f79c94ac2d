"""What is mutated: the open corpus, its attachments, and the texts that they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from intake.documents.limits import Limits
from intake.documents.opening import text_of
from intake.mail import open_mail
from intake.reading import Attachment, Verdict

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"  # what is set aside lies in a folder below

_DOCUMENTS = 60  # whose texts stand in for all others


@dataclass(frozen=True, slots=True)
class Seeds:
    """Mails as bytes, their words, the files that came with them, and the texts of some."""

    mails: Sequence[bytes]
    words: Sequence[str]
    files: Sequence[Attachment]
    texts: Sequence[str]


@lru_cache(maxsize=1)
def corpus() -> Seeds:
    """The open corpus; the same on every call."""
    mails = [path.read_bytes() for path in sorted(CORPUS.glob("*.eml"))]
    opened = [open_mail(raw) for raw in mails]
    by_content = {file.content: file for mail in opened for file in mail.attachments}
    files = tuple(by_content.values())
    read = [text_of(file, Limits(ocr=False)) for file in files[:_DOCUMENTS]]
    return Seeds(
        mails=mails,
        words=[mail.text for mail in opened if mail.text],
        files=files,
        texts=[text.text for text in read if text.verdict is Verdict.TEXT],
    )
