"""The demo's mails: one after another while one watches, and an answer to what we asked for."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from importlib.resources import files
from threading import Event
from typing import Protocol

from landssupport.demo.servers import Sent

PAUSE_SECONDS = 6.0
# The sender of this one answers what we ask for, with these words.
ANSWERED = "04-uden-cvr.eml"
ANSWER = "Hej\n\nDet beklager jeg, vores CVR-nummer er 42244279.\n\nVenlig hilsen\nEllen Sengeløv\n"
ANSWERS_WITHIN_SECONDS = 60


class Post(Protocol):
    """What the play needs of the demo's servers."""

    sent: list[Sent]

    def deliver(self, raw: bytes) -> None: ...


def mails() -> Iterator[tuple[str, bytes]]:
    """The demo's mails by name, in the order in which they arrive."""
    folder = files("landssupport.demo") / "mails"
    for mail in sorted(folder.iterdir(), key=lambda file: file.name):
        if mail.name.endswith(".eml"):
            yield mail.name, mail.read_bytes()


def play(post: Post, stop: Event, pause: float = PAUSE_SECONDS) -> None:
    """Deliver the mails with a pause (in seconds) after each, until the last or `stop`.

    They keep their own Date, since their agreements were valid then; they arrive now.
    """
    asked = None
    for name, raw in mails():
        if stop.is_set():
            return
        post.deliver(raw)
        if name == ANSWERED:
            asked = raw
        stop.wait(pause)
        if asked and (question := _question(post, asked)):
            post.deliver(_answer(asked, question))
            asked = None
            stop.wait(pause)
    patience = ANSWERS_WITHIN_SECONDS
    while asked and patience > 0 and not stop.wait(1):
        patience -= 1
        if question := _question(post, asked):
            post.deliver(_answer(asked, question))
            return


def _question(post: Post, asked: bytes) -> Sent | None:
    """What we wrote back to the sender of a mail, once it is sent."""
    sender = parseaddr(message_from_bytes(asked, policy=policy.default)["From"])[1]
    return next((sent for sent in post.sent if sent.recipient == sender), None)


def _answer(asked: bytes, question: Sent) -> bytes:
    first = message_from_bytes(asked, policy=policy.default)
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = first["From"], first["To"]
    mail["Subject"] = f"SV: {question.subject}"
    mail["Date"] = format_datetime(first["Date"].datetime)
    mail["Message-ID"] = first["Message-ID"].replace("<", "<svar-")
    mail["In-Reply-To"] = question.message_id
    mail["References"] = f"{first['Message-ID']} {question.message_id}"
    quoted = "".join(f"> {line}\n" for line in question.text.splitlines())
    mail.set_content(f"{ANSWER}\n{quoted}")
    return mail.as_bytes()
