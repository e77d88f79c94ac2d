"""What reading costs against the least that it could: a mail's MIME parse, a PDF's text.

Both ways are timed in turn over the same mails and documents of the corpus, and each keeps its
quickest round: what else the machine does then touches both alike.
"""

from collections.abc import Callable, Sequence
from email import message_from_bytes
from email.policy import default
from time import perf_counter
from typing import TypeVar

import mailparser
import pypdfium2

from bench.reading import CORPUS, ROOT
from intake.documents import Isolation
from intake.mail import open_mail
from intake.read import read_mail
from intake.reading import Attachment, Text, Verdict
from intake.rules import load_rules

MAILS, DOCUMENTS, ROUNDS = 150, 60, 5
T = TypeVar("T")


def report() -> None:
    """Print both ratios."""
    plain, documents = _material()
    rules = load_rules(ROOT / "data")
    _compare(
        f"reading {len(plain)} mails without attachments",
        plain,
        {
            "mail-parser": lambda raw: _parsed(raw),
            "stdlib parser": lambda raw: _walked(raw),
            "read_mail": lambda raw: read_mail(raw, rules, _no_text),
        },
    )
    with Isolation() as text_of:
        _compare(
            f"the text of {len(documents)} text PDFs",
            documents,
            {"pypdfium2": lambda document: _bare_text(document.content), "isolated": text_of},
        )


def _material() -> tuple[list[bytes], list[Attachment]]:
    """Mails of the corpus that have no attachment, and PDFs with text out of the others."""
    plain: list[bytes] = []
    documents: list[Attachment] = []
    for path in sorted(CORPUS.glob("*.eml")):
        raw = path.read_bytes()
        attachments = open_mail(raw).attachments
        if not attachments and len(plain) < MAILS:
            plain.append(raw)
        documents += [a for a in attachments if _has_text(a)]
        if len(plain) == MAILS and len(documents) >= DOCUMENTS:
            break
    return plain, documents[:DOCUMENTS]


def _has_text(attachment: Attachment) -> bool:
    """A PDF of which each page has letters: a scan is another matter."""
    try:
        document = pypdfium2.PdfDocument(attachment.content)
    except pypdfium2.PdfiumError:
        return False
    counts = [page.get_textpage().count_chars() for page in document]
    document.close()
    return bool(counts) and min(counts) > 100


def _parsed(raw: bytes) -> object:
    mail = mailparser.parse_from_bytes(raw)
    return mail.headers, mail.text_plain, mail.text_html


def _walked(raw: bytes) -> object:
    """The standard library's parse, headers and bodies decoded."""
    mail = message_from_bytes(raw, policy=default)
    headers = dict(mail.items())
    bodies = []
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            try:
                bodies.append(part.get_content())
            except LookupError:
                bodies.append(part.get_payload())
    return headers, bodies


def _no_text(_: Attachment) -> Text:
    return Text(Verdict.NO_TEXT)


def _bare_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\f".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def _compare(title: str, material: Sequence[T], ways: dict[str, Callable[[T], object]]) -> None:
    rounds = [{name: _seconds(way, material) for name, way in ways.items()} for _ in range(ROUNDS)]
    best = {name: min(times[name] for times in rounds) / len(material) for name in ways}
    ours = list(best)[-1]
    print(f"{title}, best of {ROUNDS} rounds:")
    for name, each in best.items():
        print(f"  {name:14} {each * 1000:7.2f} ms   {best[ours] / each:6.2f}")


def _seconds(way: Callable[[T], object], material: Sequence[T]) -> float:
    begun = perf_counter()
    for each in material:
        way(each)
    return perf_counter() - begun


if __name__ == "__main__":
    report()
