"""One mail's words to the bytes that a sender's mail program would have made of them."""

import html
import random
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from quopri import encodestring
from urllib.parse import quote
from zoneinfo import ZoneInfo

ADDRESS = re.compile(r"(?<![\w.+@-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
DAYS = ("man", "tirs", "ons", "tors", "fre", "lør", "søn")
MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)


@dataclass(frozen=True)
class Past:
    """A mail in the history below the new words, or one that is passed on."""

    name: str
    email: str
    when: str
    subject: str
    text: str
    to: str = "Landssupporten <dfdg@star.dk>"

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.when)


@dataclass(frozen=True)
class Part:
    """One leaf or branch of the MIME tree."""

    headers: tuple[str, ...]
    body: bytes


@dataclass(frozen=True)
class Style:
    """What tells one mail program from another."""

    shape: str  # plain, both or html
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    encoding: str = "quoted-printable"
    headers: tuple[str, ...] = ()
    look: str = "bare"


OUTLOOK = ("X-Mailer: Microsoft Outlook 16.0", "Content-Language: da-DK")
APPLE = ("X-Mailer: Apple Mail (2.3654.120.0.1.13)",)
IPHONE = ("X-Mailer: iPhone Mail (18D70)",)
BIRD = (
    "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:91.0)"
    " Gecko/20100101 Thunderbird/91.5.0",
)
STYLES = {
    "plain": Style("plain", encoding="8bit"),
    "plainqp": Style("plain"),
    "plain64": Style("plain", encoding="base64"),
    "latin1": Style("plain", "iso-8859-1", "iso-8859-1", "8bit"),
    "cp1252": Style("plain", "cp1252", "windows-1252"),
    "undeclared": Style("plain", "cp1252", None, "8bit"),
    "undeclared8": Style("plain", "utf-8", None, "8bit"),
    "liar": Style("plain", "cp1252", "utf-8"),
    "liar_latin": Style("plain", "utf-8", "iso-8859-1"),
    "liar_ascii": Style("plain", "cp1252", "us-ascii", "8bit"),
    "bird": Style("plain", encoding="8bit", headers=BIRD, look="bird"),
    "iphone": Style("plain", headers=IPHONE, look="apple"),
    "iphone_html": Style("html", headers=IPHONE, look="apple"),
    "outlook": Style("both", "iso-8859-1", "iso-8859-1", headers=OUTLOOK, look="outlook"),
    "outlook8": Style("both", encoding="base64", headers=OUTLOOK, look="outlook"),
    "outlook_html": Style("html", headers=OUTLOOK, look="outlook"),
    "owa": Style("both", headers=("Content-Language: da-DK",), look="owa"),
    "owa_html": Style("html", encoding="base64", look="owa"),
    "gmail": Style("both", encoding="base64", look="gmail"),
    "apple": Style("both", headers=APPLE, look="apple"),
    "webmail": Style("html", look="webmail"),
    "webmail_latin": Style("html", "cp1252", "iso-8859-1", look="webmail"),
}


@dataclass
class Envelope:
    """Everything of one mail but its label."""

    sender: str
    subject: str
    when: str
    text: str
    client: str = "plain"
    to: str = "dfdg@star.dk"
    cc: str = ""
    history: Sequence[Past] = ()
    forward: bool = False
    markup: str = ""  # the HTML body, where it is written by hand
    parts: Sequence[Part] = ()
    headers: Sequence[str] = ()
    raw: bytes | None = None
    logo: bool = False
    multipart: str = "mixed"
    subject_as: str = "q"
    return_path: str = ""
    extra: dict[str, str] = field(default_factory=dict)


def danish_date(moment: datetime) -> str:
    return f"{moment.day}. {MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M}"


def short_date(moment: datetime) -> str:
    month = MONTHS[moment.month - 1]
    month = month if len(month) <= 4 else month[:3] + "."
    return f"{moment.day}. {month} {moment.year} kl. {moment:%H.%M}"


def header_date(when: str) -> str:
    moment = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[moment.month - 1]
    return f"{day}, {moment.day} {month} {moment:%Y %H:%M:%S %z}"


def header_word(text: str, how: str) -> bytes:
    """A header's text as RFC 2047 has it, or raw 8-bit as some mailers still send it."""
    if text.isascii():
        return text.encode()
    if how == "raw_latin":
        return text.encode("cp1252")
    if how == "raw_utf8":
        return text.encode()
    charset = "iso-8859-1" if how == "latin" else "utf-8"
    if how == "b":
        words = encodebytes(text.encode()).decode().replace("\n", "")
        return f"=?utf-8?B?{words}?=".encode()
    return Header(text, charset, maxlinelen=76).encode().encode()


def sender_word(sender: str, how: str) -> bytes:
    name, _, address = sender.rpartition(" <")
    return header_word(name, how) + f" <{address}".encode() if name else sender.encode()


def encoded(text: str, style: Style, subtype: str) -> Part:
    raw = text.replace("\n", "\r\n").encode(style.charset, "xmlcharrefreplace")
    flowed = "; format=flowed" if style.look == "bird" else ""
    charset = f'; charset="{style.declared}"' if style.declared else ""
    body = {"base64": encodebytes, "quoted-printable": encodestring}.get(
        style.encoding, lambda octets: octets
    )(raw.replace(b"\r\n", b"\n") if style.encoding == "quoted-printable" else raw)
    if style.declared is None:
        return Part((), body)
    return Part(
        (
            f"Content-Type: text/{subtype}{charset}{flowed}",
            f"Content-Transfer-Encoding: {style.encoding}",
        ),
        body,
    )


def many(subtype: str, parts: Sequence[Part], dice: random.Random) -> Part:
    boundary = f"=_{dice.getrandbits(80):020x}"
    lines: list[bytes] = []
    for part in parts:
        head = "\r\n".join(part.headers).encode()
        lines += [f"--{boundary}".encode(), head, b"", part.body.rstrip(b"\r\n")]
    lines += [f"--{boundary}--".encode(), b""]
    return Part(
        (f'Content-Type: multipart/{subtype}; boundary="{boundary}"',), b"\r\n".join(lines)
    )


def attached(
    content: bytes, filename: str, content_type: str, how: str = "attachment", name: str = "plain"
) -> Part:
    """An attachment; `how` is its disposition ("" for none), `name` how its name is written."""
    if name == "plain" and not filename.isascii():
        name = "2047"
    named = {
        "plain": ('; name="%s"', '; filename="%s"', filename),
        "2231": ("", "; filename*=utf-8''%s", quote(filename)),
        "2231_latin": ("", "; filename*=iso-8859-1''%s", quote(filename, encoding="latin-1")),
        "2231_split": (
            "",
            "; filename*0*=utf-8''%s",
            quote(filename).replace("%", "; filename*1*=%", 1),
        ),
        "2047": ('; name="%s"', '; filename="%s"', Header(filename, "utf-8", 200).encode()),
        "raw": ('; name="%s"', '; filename="%s"', filename),
        "none": ("", "", ""),
    }[name]
    in_type, in_disposition, written = named
    headers = [f"Content-Type: {content_type}{in_type % written if in_type else ''}"]
    if how:
        headers.append(
            f"Content-Disposition: {how}{in_disposition % written if in_disposition else ''}"
        )
    if content_type == "message/rfc822":
        return Part((*headers, "Content-Transfer-Encoding: 7bit"), content)
    headers.append("Content-Transfer-Encoding: base64")
    return Part(tuple(headers), encodebytes(content))


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def doubled(text: str) -> str:
    """Outlook's plain text gives each address twice."""
    return ADDRESS.sub(r"\1<mailto:\1>", text)


def is_row(line: str) -> bool:
    return line.startswith("|")


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def plain_tables(text: str, look: str) -> str:
    """Tables as the program's own plain text has them: Word puts each cell on its own line."""
    between = "\n\n" if look == "outlook" else "\t"
    after = "\n" if look == "outlook" else ""
    lines = [between.join(cells(x)) + after if is_row(x) else x for x in text.split("\n")]
    return "\n".join(lines)


def flowed(text: str) -> str:
    """RFC 3676: a line that goes on ends in a space."""
    out = []
    for line in text.split("\n"):
        if line.startswith(">") or len(line) <= 72:
            out.append(line)
            continue
        current = ""
        for word in line.split(" "):
            if len(current) + len(word) > 70:
                out.append(current)
                current = ""
            current += word + " "
        out.append(current.rstrip())
    return "\n".join(out)


def past_plain(past: Past, inner: str, look: str, forward: bool) -> str:
    moment, who = past.moment, f"{past.name} <{past.email}>"
    day = DAYS[moment.weekday()]
    if look in ("outlook", "owa"):
        rule = "________________________________\n" if look == "owa" else ""
        head = f"Fra: {who}\nSendt: {danish_date(moment)}\nTil: {past.to}\nEmne: {past.subject}"
        return f"{rule}{doubled(head)}\n\n{inner}"
    if look == "gmail" and forward:
        return (
            f"---------- Forwarded message ---------\nFra: {who}\n"
            f"Date: {day}. {short_date(moment)}\nSubject: {past.subject}\nTo: {past.to}\n\n\n{inner}"
        )
    if look == "gmail":
        return f"Den {day}. {short_date(moment)} skrev {past.name} <\n{past.email}>:\n\n" + quoted(
            inner
        )
    if look == "apple" and forward:
        head = f"Fra: {who}\nEmne: {past.subject}\nDato: {short_date(moment)}\nTil: {past.to}"
        return "Start på videresendt meddelelse:\n\n" + quoted(f"{head}\n\n{inner}")
    if look == "apple":
        return f"Den {short_date(moment)} skrev {who}:\n\n" + quoted(inner)
    if look == "bird" and forward:
        return (
            f"-------- Videresendt meddelelse --------\nEmne: \t{past.subject}\n"
            f"Dato: \t{header_date(past.when)}\nFra: \t{who}\nTil: \t{past.to}\n\n\n\n{inner}"
        )
    if look == "bird":
        return f"Den {moment:%d-%m-%Y kl. %H:%M} skrev {past.name}:\n" + quoted(inner)
    head = f"Fra: {who}\nSendt: {danish_date(moment)}\nTil: {past.to}\nEmne: {past.subject}"
    return f"-----Oprindelig meddelelse-----\n{head}\n\n{inner}"


def plain_body(letter: Envelope, look: str) -> str:
    inner = ""
    for past in reversed(letter.history):
        words = plain_tables(past.text.strip("\n"), look)
        words = doubled(words) if look == "outlook" else words
        inner = past_plain(past, f"{words}\n\n{inner}".rstrip(), look, letter.forward)
    own = plain_tables(letter.text.strip("\n"), look)
    own = doubled(own) if look == "outlook" else own
    whole = f"{own}\n\n{inner}".strip("\n") + "\n"
    return flowed(whole) if look == "bird" else whole


def linked(line: str) -> str:
    escaped = html.escape(line, quote=False)
    return ADDRESS.sub(r'<a href="mailto:\1">\1</a>', escaped)


def table(rows: list[str], look: str) -> str:
    cell = '<td style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt">{}</td>'
    inner = '<p class="MsoNormal">{}<o:p></o:p></p>' if look == "outlook" else "{}"
    out = ['<table border="1" cellspacing="0" cellpadding="0"><tbody>']
    for row in rows:
        filled = (cell.format(inner.format(linked(x) or "&nbsp;")) for x in cells(row))
        out.append("<tr>" + "".join(filled) + "</tr>")
    return "".join(out) + "</tbody></table>"


def lines_html(text: str, look: str) -> str:
    line_as = {
        "outlook": '<p class="MsoNormal"><span style="font-size:11.0pt">{}<o:p></o:p></span></p>',
        "owa": '<div class="elementToProof" style="font-family: Calibri; font-size: 12pt">{}</div>',
        "webmail": "{}<br>",
    }.get(look, "<div>{}</div>")
    blank = "&nbsp;" if look == "outlook" else "" if look == "webmail" else "<br>"
    out, rows = [], []
    for line in [*text.split("\n"), ""]:
        if is_row(line):
            rows.append(line)
            continue
        if rows:
            out.append(table(rows, look))
            rows = []
        out.append(line_as.format(linked(line) or blank))
    return "\n".join(out[:-1] if not is_row(text.split("\n")[-1]) else out)


def past_html(past: Past, inner: str, look: str, forward: bool) -> str:
    moment = past.moment
    who = f'{html.escape(past.name)} &lt;<a href="mailto:{past.email}">{past.email}</a>&gt;'
    to, subject = html.escape(past.to), html.escape(past.subject)
    day = DAYS[moment.weekday()]
    fields = (
        f"<b>Fra:</b> {who}<br><b>Sendt:</b> {danish_date(moment)}<br>"
        f"<b>Til:</b> {to}<br><b>Emne:</b> {subject}"
    )
    if look == "outlook":
        return (
            '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
            f'<p class="MsoNormal">{fields}<o:p></o:p></p></div>{inner}'
        )
    if look == "owa":
        return (
            '<hr tabindex="-1" style="display:inline-block; width:98%">'
            f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{fields}</font>'
            f"<div>&nbsp;</div></div>{inner}"
        )
    if look == "gmail" and forward:
        return (
            '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
            f"---------- Forwarded message ---------<br>Fra: <b>{html.escape(past.name)}</b> "
            f"&lt;{past.email}&gt;<br>Date: {day}. {short_date(moment)}<br>Subject: {subject}<br>"
            f"To: {to}<br></div><br>{inner}</div>"
        )
    if look == "gmail":
        return (
            f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Den {day}. '
            f"{short_date(moment)} skrev {who}:<br></div><blockquote "
            f'class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc">'
            f"{inner}</blockquote></div>"
        )
    if look == "apple" and forward:
        return (
            '<div><br><blockquote type="cite"><div>Start på videresendt meddelelse:</div><br>'
            f"<div><b>Fra: </b>{who}</div><div><b>Emne: </b>{subject}</div>"
            f"<div><b>Dato: </b>{short_date(moment)}</div><div><b>Til: </b>{to}</div><br>"
            f"{inner}</blockquote></div>"
        )
    if look == "apple":
        return (
            f'<div><br><blockquote type="cite"><div>Den {short_date(moment)} skrev {who}:</div>'
            f"<br>{inner}</blockquote></div>"
        )
    return f"<br>-----Oprindelig meddelelse-----<br>{fields}<br><br>{inner}"


WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:Calibri;}
a:link, span.MsoHyperlink {color:#0563C1; text-decoration:underline;}
--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml>\
<![endif]--></head><body lang="DA" link="#0563C1" vlink="#954F72"><div class="WordSection1">
"""


def html_body(letter: Envelope, look: str) -> str:
    inner = ""
    for past in reversed(letter.history):
        inner = past_html(
            past, lines_html(past.text.strip("\n"), look) + "\n" + inner, look, letter.forward
        )
    own = letter.markup or lines_html(letter.text.strip("\n"), look)
    logo = '<img width="120" src="cid:image001.png@01D7">' if letter.logo else ""
    if look == "outlook":
        return f"{WORD_HEAD}{own}{logo}\n{inner}</div></body></html>\n"
    if look == "owa":
        return f'<html><head></head><body dir="ltr">{own}{logo}\n{inner}</body></html>\n'
    if look == "gmail":
        return f'<div dir="ltr">{own}{logo}</div>{inner}\n'
    if look == "apple":
        return (
            '<html><body style="word-wrap: break-word; -webkit-nbsp-mode: space;">'
            f"{own}{logo}\n{inner}</body></html>\n"
        )
    return f"<html><body><font face=Verdana size=2>{own}{logo}\n{inner}</font></body></html>\n"


LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100b5c3a4d30000000049454e44ae426082"
)


def body_part(letter: Envelope, style: Style, dice: random.Random) -> Part:
    plain = encoded(plain_body(letter, style.look), style, "plain")
    if style.shape == "plain":
        return plain
    rich = encoded(html_body(letter, style.look), style, "html")
    if letter.logo:
        image = Part(
            (
                'Content-Type: image/png; name="image001.png"',
                "Content-Transfer-Encoding: base64",
                "Content-ID: <image001.png@01D7>",
                'Content-Disposition: inline; filename="image001.png"',
            ),
            encodebytes(LOGO),
        )
        rich = many("related", [rich, image], dice)
    return many("alternative", [plain, rich], dice) if style.shape == "both" else rich


def head_lines(letter: Envelope, style: Style, number: int, dice: random.Random) -> list[bytes]:
    domain = letter.sender.rpartition("@")[2].strip("> ") or "ukendt.example"
    date = header_date(letter.when)
    lines = [f"Return-Path: {letter.return_path}".encode()] if letter.return_path else []
    lines += [
        f"Received: from mail.{domain} (mail.{domain} [192.0.2.{number % 250 + 1}])".encode(),
        f"\tby mx.modtager.example with ESMTPS; {date}".encode(),
        b"From: " + sender_word(letter.sender, letter.subject_as),
        b"To: " + sender_word(letter.to, letter.subject_as),
    ]
    if letter.cc:
        lines.append(b"Cc: " + sender_word(letter.cc, letter.subject_as))
    lines += [
        b"Subject: " + header_word(letter.subject, letter.subject_as),
        f"Date: {date}".encode(),
        f"Message-ID: <{dice.getrandbits(80):020X}@mail.{domain}>".encode(),
    ]
    return lines + [x.encode() for x in (*style.headers, *letter.headers)]


def wrapped(letter: Envelope, number: int) -> bytes:
    """The whole message, lines ended by CRLF."""
    dice = random.Random(number * 7919 + 11)
    style = STYLES[letter.client]
    lines = head_lines(letter, style, number, dice)
    if letter.raw is not None:
        return (b"\r\n".join(lines) + b"\r\n" + letter.raw).replace(b"\r\n", b"\n").replace(
            b"\n", b"\r\n"
        )
    body = body_part(letter, style, dice)
    if letter.parts:
        body = many(letter.multipart, [body, *letter.parts], dice)
    mime = [b"MIME-Version: 1.0"] if body.headers else []
    lines += mime + [x.encode() for x in body.headers]
    raw = b"\r\n".join(lines) + b"\r\n\r\n" + body.body
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
