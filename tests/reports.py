"""Delivery reports as mail servers write them, about a mail of ours."""

from email.message import EmailMessage

from tests.cast import DESK

QMAIL = """\
Return-Path: <>
From: MAILER-DAEMON@mail.nordlys-job.example
To: {desk}
Subject: failure notice
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.qmail@nordlys-job.example>

Hi. This is the qmail-send program at mail.nordlys-job.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{to}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <{desk}>
{headers}

Hej
"""

EXIM = """\
Return-Path: <>
X-Failed-Recipients: {to}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.nordlys-job.example>
To: {desk}
Subject: Mail delivery failed: returning message to sender
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.exim@nordlys-job.example>

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {to}
    Unrouteable address

------ This is a copy of the message, including all the headers. ------

{headers}

Hej
"""

EXIM_WARNING = """\
Return-Path: <>
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.nordlys-job.example>
To: {desk}
Subject: Warning: message 1nmQ1W-0003xY-7B delayed 24 hours
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.warn@nordlys-job.example>

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.nordlys-job.example.

The message identifier is:     1nmQ1W-0003xY-7B
The address to which the message has not yet been delivered is:

  {to}

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals.
"""

EXCHANGE = """\
From: System Administrator <postmaster@nordlys-job.example>
To: {desk}
Subject: Undeliverable: {subject}
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.exchange@nordlys-job.example>
In-Reply-To: {id}

Your message did not reach some or all of the intended recipients.

      Subject:  {subject}
      Sent:     04-05-2026 12:01

The following recipient(s) cannot be reached:

      '{to}' on 04-05-2026 12:09
            The e-mail account does not exist at the organization this message was sent to.
            <mail.nordlys-job.example #5.1.1>
"""

GMAIL = """\
Return-Path: <>
X-Failed-Recipients: {to}
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: {desk}
Subject: Delivery Status Notification (Failure)
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.gmail@mail.gmail.com>

Delivery to the following recipient failed permanently:

     {to}

Technical details of permanent failure:
The error that the other server returned was: 550 5.1.1 The email account that you tried to
reach does not exist.

----- Original message -----

{headers}

Hej
"""

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mx.nordlys-job.example (Mail Delivery System)
To: {desk}
Subject: Undelivered Mail Returned to Sender
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.postfix@nordlys-job.example>

This is the mail system at host mx.nordlys-job.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<{to}>: host mail.nordlys-job.example[192.0.2.1] said: 550 5.1.1 <{to}>:
    Recipient address rejected: User unknown (in reply to RCPT TO command)
"""

FREE = {
    "qmail": QMAIL,
    "exim": EXIM,
    "exchange": EXCHANGE,
    "gmail": GMAIL,
    "postfix without report": POSTFIX,
}


def headers_of(ours: EmailMessage) -> str:
    names = ("From", "To", "Subject", "Date", "Message-ID")
    return "\n".join(f"{name}: {ours[name]}" for name in names)


def free_form(form: str, ours: EmailMessage, to: str, n: int = 1) -> bytes:
    said = {"id": ours["Message-ID"], "subject": ours["Subject"], "headers": headers_of(ours)}
    return form.format(desk=DESK, to=to, n=n, **said).encode()


def rfc3464(
    ours: EmailMessage,
    to: str,
    action: str = "failed",
    status: str = "5.1.1",
    *,
    returns: str = "headers",
    envelope_id: str = "",
    n: int = 1,
) -> bytes:
    """A report by the standard; `returns` is "headers", "message" or "nothing" of our mail."""
    blocks = f"Reporting-MTA: dns; mx.nordlys-job.example\n{envelope_id}"
    parts = {
        "headers": f"--b\nContent-Type: text/rfc822-headers\n\n{headers_of(ours)}\n",
        "message": f"--b\nContent-Type: message/rfc822\n\n{headers_of(ours)}\n\nHej\n",
        "nothing": "",
    }
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.nordlys-job.example
To: {DESK}
Subject: Undelivered Mail Returned to Sender
Date: Mon, 04 May 2026 12:10:00 +0200
Message-ID: <{n}.dsn@nordlys-job.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

{blocks}
Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

{parts[returns]}--b--
""".encode()
