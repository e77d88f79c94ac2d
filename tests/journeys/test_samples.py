"""Every sample mail, from a real mailbox to its ticket and its answer."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.journeys.running import command, write_config
from tests.servers import ImapServer, SmtpServer

SAMPLES = Path(__file__).parents[1] / "samples"
LABELS = [json.loads(line) for line in (SAMPLES / "labels.jsonl").read_text().splitlines()]

STATES = {"misdirected": "closed", "automatic": "closed", "other": "triage"}
SUBJECTS = {
    "ready": "Vi har modtaget jeres mail",
    "incomplete": "Vi mangler oplysninger fra jer",
    "misdirected": "Skriv til jeres egen brugeransvarlige (LBA)",
}


def expected_state(label):
    if label["kind"] == "request":
        return "ready" if label["complete"] else "incomplete"
    return STATES[label["kind"]]


def as_labelled(ticket, label):
    """The ticket's fields that the label has; either may say more."""
    agreements = [
        {name: found[name] for name in wanted}
        for found, wanted in zip(ticket["agreements"], label["agreements"], strict=True)
    ]
    fields = {name: ticket[name] for name in label if name != "file"}
    return {"file": label["file"], **fields, "agreements": agreements}


def test_the_samples_become_the_right_tickets_and_get_the_right_answers(
    imap: ImapServer, smtp: SmtpServer, tmp_path: Path
):
    user = imap.new_user()
    for label in LABELS:
        imap.deliver(user, (SAMPLES / label["file"]).read_bytes())
    config, _ = write_config(tmp_path, imap, user, smtp)

    assert command(config, "poll").returncode == 0
    assert imap.mails(user) == []
    assert len(imap.mails(user, "Behandlet")) == len(LABELS)
    assert command(config, "work").returncode == 0

    tickets = json.loads(command(config, "tickets", "--json").stdout)
    by_subject = {(ticket["sender"], ticket["subject"]): ticket for ticket in tickets}
    assert len(tickets) == len(by_subject) == len(LABELS)
    answered = {}
    for sent in smtp.mails:
        mail = message_from_bytes(sent.raw, policy=default)
        assert sent.recipients == (mail["To"],)
        answered[mail["In-Reply-To"]] = mail
    for label in LABELS:
        sample = message_from_bytes((SAMPLES / label["file"]).read_bytes(), policy=default)
        sender = sample["From"].addresses[0].addr_spec
        ticket = by_subject[sender, sample["Subject"]]
        assert ticket["state"] == expected_state(label), label["file"]
        if label["kind"] == "request":
            assert as_labelled(ticket, label) == label, label["file"]
        answer = answered.pop(sample["Message-ID"], None)
        subject = SUBJECTS.get(label["kind"]) or SUBJECTS.get(expected_state(label))
        if subject is None or label["kind"] in ("automatic", "other"):
            assert answer is None, label["file"]
        else:
            assert answer["Subject"] == f"{subject} [{ticket['reference']}]", label["file"]
    assert answered == {}
