"""Whole mails built from nothing, by Hypothesis: requests with parts within parts, in every charset
and encoding, with names of files in all their spellings, history, signatures and attachments.

Where mutations break what programs write, these are mails that somebody's program could write.
"""

from base64 import b64encode
from quopri import encodestring
from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fuzz import oddities as odd

_CHARSETS = ("utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16", "utf-7", "us-ascii")
_KINDS = ("mixed", "alternative", "related", "signed", "report", "digest")
_NAMES = ("Zenia Holm Aagaard", "Bjørg Æbeløe", "Ayşe Yılmaz", "Jens-Ole d'Angelo", "Bo", "O'Neil")
_PLACES = ("Køge", "Aarhus", "Høje-Taastrup", "Lolland", "Århus", "Nordkøbing", "Ærø", "Kbh.")
_ASKS = (
    "Vil I oprette {name} ({email}) med adgang til Jobcenter {place}?",
    "Slet venligst {name}, {email}.",
    "{name} afløser {other} i {place}.",
    "Navn: {name}\nE-mail: {email}\nJobcenter: {place}\nCVR: {cvr}",
    "Navn\tE-mail\tJobcenter\n{name}\t{email}\t{place}\n{other}\t{email}\t{place}",
    "- {name}, {email}\n- {other}\n- {place}",
    "Please create {name} <{email}> for {place} municipality, VAT DK{cvr}",
    "Jeg skal selv have adgang til Jobcenter {place}. Vi er Nordlys Job ApS, CVR {cvr}.",
    "Aftalen med {place} Kommune er vedhæftet og gælder til {day}.",
    "Mit personnummer er 010180-1234.",
)
_SUBJECTS = ("Oprettelse", "SV: [LS-1] Oprettelse", "VS: Nedlæg", "", "Automatisk svar: Ferie", "Æ")
_HEADS = (
    "Fra: {name} <{email}>\nSendt: 1. maj 2021 10:00\nTil: dfdg@star.dk\nEmne: Opret\n\n",
    "Den 1. maj 2021 kl. 10.00 skrev {name} <{email}>:\n",
    "-----Oprindelig meddelelse-----\nFra: {name}\n\n",
    "---------- Forwarded message ---------\nFrom: {name} <{email}>\nDate: x\nSubject: x\n\n",
)


def texts() -> SearchStrategy[str]:
    """Short texts of any letters that a mail can hold."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def addresses() -> SearchStrategy[str]:
    return st.one_of(
        st.emails(),
        st.sampled_from(("zenia@nordlys-job.example", *odd.ADDRESSES[:4])),
    )


@st.composite
def words(draw: DrawFn) -> str:
    """What somebody writes: a greeting, what is asked for, a signature, and history below it."""
    said = draw(st.lists(st.one_of(st.sampled_from(_ASKS), texts()), max_size=5))
    about = {
        "name": draw(st.one_of(st.sampled_from(_NAMES), texts())),
        "other": draw(st.sampled_from(_NAMES)),
        "email": draw(addresses()),
        "place": draw(st.one_of(st.sampled_from(_PLACES), texts())),
        "cvr": draw(st.sampled_from(("29947643", "29 94 76 43", "12345678", "2994764"))),
        "day": draw(st.one_of(st.dates().map(str), st.sampled_from(odd.DATES))),
    }
    text = draw(st.sampled_from(("Hej\n\n", "", "Kære Landssupport,\n")))
    for each in said:
        text += (each.format(**about) if each in _ASKS else each) + draw(_GAPS)
    text += draw(
        st.sampled_from(("", "Venlig hilsen\nKarla Nordlys\n", "-- \nKarla, CVR 29947643"))
    )
    if draw(st.booleans()):
        mark = "> " * draw(st.integers(0, 3))
        history = draw(st.sampled_from(_ASKS)).format(**about)
        text += "\n" + draw(st.sampled_from(_HEADS)).format(**about)
        text += "".join(f"{mark}{line}\n" for line in history.split("\n"))
    return text


_GAPS = st.sampled_from(("\n", "\n\n", " ", "\t", ".\n\n"))


@st.composite
def leaves(draw: DrawFn) -> bytes:
    """A part that holds words, in plain text or HTML, in some charset and encoding."""
    text = draw(words())
    kind = draw(st.sampled_from(("plain", "plain; format=flowed; delsp=yes", "html", "calendar")))
    if kind == "html":
        cells = "</td><td>".join(text.split("\t"))
        text = f"<html><body><table><tr><td>{cells}</td></tr></table>".replace("\n", "<br>")
    written = draw(st.sampled_from(_CHARSETS))
    said = draw(st.one_of(st.just(written), st.sampled_from((*_CHARSETS, "x-unknown", '""'))))
    return _encoded(draw, text.encode(written, "replace"), f"text/{kind}; charset={said}")


@st.composite
def files(draw: DrawFn) -> bytes:
    """An attachment, its name in the spelling of one of the programs that send them."""
    name = draw(st.one_of(st.sampled_from(("Aftale Køge.pdf", "liste.csv", "mail.eml")), texts()))
    kind = draw(st.sampled_from(("application/pdf", "text/csv", "application/octet-stream", "x/y")))
    stated = draw(st.sampled_from((_quoted, _extended, _in_pieces, _worded)))(name)
    content = draw(st.one_of(st.binary(max_size=60), words().map(str.encode)))
    way = draw(st.sampled_from(("attachment", "inline")))
    return _encoded(draw, content, kind, f"Content-Disposition: {way}; {stated}\r\n")


def _quoted(name: str) -> str:
    return 'filename="' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _extended(name: str) -> str:
    return "filename*=utf-8'da'" + quote(name, safe="")


def _in_pieces(name: str) -> str:
    """RFC 2231, 3: in pieces, which a part's letters may straddle."""
    whole = quote(name, safe="")
    pieces = [whole[at : at + 7] for at in range(0, len(whole), 7)] or [""]
    first = f"filename*0*=utf-8''{pieces[0]}"
    return ";\r\n ".join([first, *(f"filename*{n}*={p}" for n, p in enumerate(pieces[1:], 1))])


def _worded(name: str) -> str:
    return f'filename="=?utf-8?B?{b64encode(name.encode()).decode()}?="'


def _encoded(draw: DrawFn, content: bytes, kind: str, more: str = "") -> bytes:
    encoding = draw(st.sampled_from(("8bit", "base64", "quoted-printable", "7bit")))
    if encoding == "base64":
        content = b64encode(content)
    elif encoding == "quoted-printable":
        content = encodestring(content)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n"
    return head.encode() + content


@st.composite
def wholes(draw: DrawFn, parts: SearchStrategy[bytes]) -> bytes:
    """Several parts in one: a multipart, or a mail attached to a mail."""
    if draw(st.integers(0, 4)) == 0:
        return b"Content-Type: message/rfc822\r\n\r\n" + draw(mails(parts))
    boundary = draw(st.sampled_from((b"a", b"=_b", b"----=_NextPart_000", b"'()+,-./:=?")))
    head = f"Content-Type: multipart/{draw(st.sampled_from(_KINDS))}; boundary=".encode()
    between = b"\r\n--" + boundary + b"\r\n"
    inside = between.join([b"", *draw(st.lists(parts, max_size=4))])
    end = b"\r\n--" + boundary + b"--\r\n" if draw(st.booleans()) else b""
    return head + b'"' + boundary + b'"\r\n\r\n' + inside + end


@st.composite
def mails(draw: DrawFn, parts: SearchStrategy[bytes] | None = None) -> bytes:
    """A mail with its header."""
    body = draw(parts if parts is not None else BODIES)
    sender = draw(st.one_of(st.sampled_from(_NAMES), texts()))
    fields = {
        "From": f"{_word(sender)} <{draw(addresses())}>",
        "To": "dfdg@star.dk",
        "Subject": _word(draw(st.one_of(st.sampled_from(_SUBJECTS), texts(), words()))),
        "Date": draw(st.sampled_from(("Mon, 1 Mar 2021 10:00:00 +0100", "x", "1 Mar 2021 0:0 Z"))),
        "Message-ID": draw(st.sampled_from(("<1@nordlys-job.example>", "", "x", "<2@x>"))),
        "In-Reply-To": draw(st.sampled_from(("", "<1@nordlys-job.example>", "<0@star.dk>"))),
        "Auto-Submitted": draw(st.sampled_from(("", "", "", "auto-replied"))),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return head.encode("utf-8", "replace") + body


def _word(text: str) -> str:
    """An encoded word (RFC 2047), longer than it may be."""
    return f"=?utf-8?B?{b64encode(text.encode('utf-8', 'replace')).decode()}?="


BODIES: SearchStrategy[bytes] = st.recursive(leaves() | files(), wholes, max_leaves=8)
