"""Answers to our mails as mail programs make them, with words under each of our questions."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from tests.cast import DESK, KARLA

POINT = re.compile(r"^(\d+)\. ")
WROTE = f"Den man. 4. maj 2026 kl. 12.01 skrev Landssupporten <{DESK}>:"
HEAD = (
    ("Fra", f"Landssupporten <{DESK}>"),
    ("Sendt", "4. maj 2026 12:01"),
    ("Til", f"Karla Nordlys <{KARLA}>"),
    ("Emne", "Vi mangler oplysninger fra jer"),
)

Said = dict[int, str]
"""What is written under which of our numbers."""


def reply(ours: EmailMessage, plain: str | None, html: str | None, **pdfs: bytes) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Karla Nordlys <{KARLA}>"
    mail["To"] = DESK
    mail["Subject"] = f"SV: {ours['Subject']}"
    mail["Date"] = "Mon, 04 May 2026 12:30:00 +0200"
    mail["Message-ID"] = "<reply@nordlys-job.example>"
    mail["In-Reply-To"] = ours["Message-ID"]
    mail["References"] = f"{ours['References']} {ours['Message-ID']}"
    if plain is not None:
        mail.set_content(plain)
        if html is not None:
            mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    for name, content in pdfs.items():
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    return mail.as_bytes()


def _paragraphs(ours: EmailMessage) -> list[str]:
    text = ours.get_body(("plain",)).get_content().replace("\r\n", "\n")
    return text.strip().split("\n\n")


def _number(paragraph: str) -> int | None:
    found = POINT.match(paragraph)
    return int(found[1]) if found else None


def outlook_plain(ours: EmailMessage, said: Said, top: str = "") -> tuple[str, None]:
    """Outlook marks nothing: a header block, and our text with hers in it."""
    text = "\n\n".join(
        f"{p}\n\n{said[n]}" if (n := _number(p)) in said else p for p in _paragraphs(ours)
    )
    head = "\n".join(f"{name}: {value}" for name, value in HEAD)
    return f"{top}\n\n{head}\n\n{text}\n", None


def outlook_line(ours: EmailMessage, said: Said, top: str = "") -> tuple[str, None]:
    """The answers on the very line that asks for them."""
    text = "\n\n".join(
        f"{p} {said[n]}" if (n := _number(p)) in said else p for p in _paragraphs(ours)
    )
    head = "\n".join(f"{name}: {value}" for name, value in HEAD)
    return f"{top}\n\n________________________________\n{head}\n\n{text}\n", None


def outlook_html(ours: EmailMessage, said: Said, top: str = "") -> tuple[None, str]:
    """Word's HTML: our paragraphs, and hers in another colour between them."""
    head = "<br>".join(f"<b>{name}:</b> {escape(value)}" for name, value in HEAD)
    words = re.sub(
        r"<p>(\d+)\. (.*?)</p>",
        lambda m: f"<p class=MsoNormal>{m[1]}. {m[2]}</p>" + _in_red(said.get(int(m[1]))),
        _html_of(ours),
        flags=re.S,
    )
    return None, (
        f"<html><body><div class=WordSection1><p class=MsoNormal>{escape(top)}<o:p></o:p></p>"
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
        f"<p class=MsoNormal>{head}<o:p></o:p></p></div></div>{words}</div></body></html>"
    )


def _in_red(words: str | None) -> str:
    if not words:
        return ""
    return f"<p class=MsoNormal><span style='color:red'>{escape(words)}<o:p></o:p></span></p>"


def _html_of(ours: EmailMessage) -> str:
    return re.search(r"<body.*?>(.*)</body>", ours.get_body(("html",)).get_content(), re.S)[1]


def _marked(ours: EmailMessage, said: Said, width: int = 0) -> str:
    lines = []
    for paragraph in _paragraphs(ours):
        for line in paragraph.split("\n"):
            lines += [f"> {each}".rstrip() for each in (_wrapped(line, width) if width else [line])]
        n = _number(paragraph)
        lines += ["", said[n], ""] if n in said else [">"]
    return "\n".join(lines)


def _wrapped(line: str, width: int) -> list[str]:
    rows = [""]
    for word in line.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def gmail(ours: EmailMessage, said: Said, top: str = "") -> tuple[str, str]:
    """Gmail: marks and wrapped lines in the plain part, blockquotes in the HTML."""
    begin = '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">'
    words = re.sub(
        r"<p>(\d+)\. (.*?)</p>",
        lambda m: (
            m[0] + f'</blockquote><div dir="auto">{escape(said[int(m[1])])}</div>{begin}'
            if int(m[1]) in said
            else m[0]
        ),
        _html_of(ours),
        flags=re.S,
    )
    html = (
        f'<div dir="ltr">{escape(top)}</div><br><div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{escape(WROTE)}<br></div>{begin}{words}</blockquote>'
        "</div>"
    )
    return f"{top}\n\n{WROTE}\n\n{_marked(ours, said, width=70)}\n", html


def gmail_html(ours: EmailMessage, said: Said, top: str = "") -> tuple[None, str]:
    return None, gmail(ours, said, top)[1]


def apple(ours: EmailMessage, said: Said, top: str = "") -> tuple[str, str]:
    """Apple Mail: marks in the plain part, blockquotes of type cite in the HTML."""
    wrote = f"Den 4. maj 2026 kl. 12.01 skrev Landssupporten <{DESK}>:"
    begin = '<blockquote type="cite"><div>'
    words = re.sub(
        r"<p>(\d+)\. (.*?)</p>",
        lambda m: (
            m[0] + f"</div></blockquote><div><br></div><div>{escape(said[int(m[1])])}</div>{begin}"
            if int(m[1]) in said
            else m[0]
        ),
        _html_of(ours),
        flags=re.S,
    )
    html = (
        f'<html><body>{escape(top)}<div><br><blockquote type="cite"><div>{escape(wrote)}</div>'
        f"</blockquote><br>{begin}{words}</div></blockquote></div></body></html>"
    )
    return f"{top}\n\n> {wrote}\n> \n{_marked(ours, said)}\n", html


def apple_html(ours: EmailMessage, said: Said, top: str = "") -> tuple[None, str]:
    return None, apple(ours, said, top)[1]


PROGRAMS = {
    program.__name__: program
    for program in (outlook_plain, outlook_line, outlook_html, gmail, gmail_html, apple, apple_html)
}
