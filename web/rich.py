"""A mail as its sender laid it out: HTML that was made harmless, in a page that may do nothing."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape, unescape

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from intake.cpr import find_cpr, mask_cpr
from intake.mail import open_mail
from intake.rich import rich_of
from web.guard import Someone
from web.number import Number
from web.room import Room, room_of
from web.sight import Grant, Sight, sight_of
from workflow import tickets

router = APIRouter()

_STYLE = (
    ":root{color-scheme:light}"
    "body{margin:12px 16px;background:#fff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif;"
    "overflow-wrap:anywhere}"
    "img{max-width:100%;height:auto}"
    "pre{white-space:pre-wrap;font:inherit}"
    ".note{border-left:4px solid #1b86c3;background:#e2f2fb;padding:8px 12px;margin:0 0 12px}"
    ".address{font:14px/1.4 system-ui,sans-serif;color:#454545;background:#f5f5f5}"
    "a:focus-visible{outline:3px solid #1a1a1a;outline-offset:1px}"
)
_HASH = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# No script, no form, nothing from elsewhere; a sandbox has no origin of its own to reach us by.
# Style attributes are what a mail looks like: those that were kept load nothing.
CSP = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; "
    f"style-src-elem 'sha256-{_HASH}'; style-src-attr 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_HEADERS = {"Content-Security-Policy": CSP, "Referrer-Policy": "no-referrer"}
_TAG = re.compile(r"<[^>]*>")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u)"
    r"(?=[\s>])",
)
_BLOCK = re.compile(rf"(?!{_INLINE.pattern})<[^>]*>")
_ENTITY = re.compile(r"&(?:\w+|#\w+);")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.S)
_CID = re.compile(r'(<img[^>]*?) src="cid:([^"]*)"')
_LONGEST_PLAIN = 100_000


@router.get("/sag/{reference}/mail/{message}/som-sendt")
def as_sent(
    request: Request, number: Number, message: int, someone: Someone, cpr: Grant = ""
) -> Response:
    """The mail as the sender saw it, for a frame on the ticket's page."""
    room = room_of(request)
    raw = tickets.original(room.database, number, message) if 0 < message < 2**62 else None
    if raw is None:
        raise HTTPException(404)
    sight = sight_of(room, number, someone, cpr)
    page = (
        '<!doctype html><html lang="da"><head><meta charset="utf-8">'
        f"<title>Mailen, som den er sendt</title><style>{_STYLE}</style></head>"
        f"<body><main>{_body(room, raw, sight)}</main></body></html>"
    )
    return Response(page, media_type="text/html; charset=utf-8", headers=_HEADERS)


def _body(room: Room, raw: bytes, sight: Sight) -> str:
    if not raw:
        return '<p class="note">Mailen er slettet, fordi den ikke skal gemmes længere.</p>'
    rich = rich_of(raw)
    if rich is None:
        text = open_mail(raw).text[:_LONGEST_PLAIN]
        shown = text if sight.until else mask_cpr(text)
        return f'<p class="note">Mailen er skrevet som ren tekst.</p><pre>{escape(shown)}</pre>'
    key = ("clean", hashlib.sha256(rich.html.encode("utf-8", "replace")).digest())
    html = room.viewer.seen(key, lambda documents: documents.clean(rich.html), _size)
    if html is None:
        return (
            '<p class="note">Mailens layout er for stort eller for indviklet til at blive vist '
            "sikkert. Læs teksten i stedet, eller hent hele mailen.</p>"
        )
    html = with_addresses(html if sight.until else masked(html))
    return with_pictures(html, rich.pictures)


def _size(html: str | None) -> int:
    return 4 * len(html or "")


def with_addresses(html: str) -> str:
    """Each link with the address that it leads to, where its own text does not say so."""

    def told(link: re.Match[str]) -> str:
        address = unescape(link[1])
        bare = address.removeprefix("mailto:").removeprefix("tel:")
        said = unescape(_TAG.sub("", link[2])).strip()
        if said in (address, bare):
            return link[0]
        return f'{link[0]} <span class="address">[{escape(bare)}]</span>'

    return _LINK.sub(told, html)


def with_pictures(html: str, pictures: Mapping[str, str]) -> str:
    """The pictures that came with the mail in their places; others leave their words."""

    def put(tag: re.Match[str]) -> str:
        found = pictures.get(unescape(tag[2]))
        return f'{tag[1]} src="{found}"' if found else tag[1]

    return _CID.sub(put, html)


def masked(html: str) -> str:
    """Clean HTML with every CPR number masked, also where tags stand within one."""
    plain = {unescape(_TAG.sub(between, html)) for between in ("", "\n")}
    plain.add(unescape(_BLOCK.sub("\n", html)))
    if not any(find_cpr(_TAG.sub("", text)) for text in plain):
        return _TAG.sub(lambda tag: mask_cpr(tag[0]), html)
    hidden: set[int] = set()
    for between in ("", "\n"):
        text, places = _text_and_places(html, between)
        for start, end in find_cpr(text):
            hidden.update(places[start:end])
    html = "".join(
        "x" if at in hidden and letter.isdigit() else letter for at, letter in enumerate(html)
    )
    return _TAG.sub(lambda tag: mask_cpr(tag[0]), html)


def _text_and_places(html: str, between: str) -> tuple[str, list[int]]:
    """The text, and where in the HTML each of its letters stands; an entity is one letter."""
    letters: list[str] = []
    places: list[int] = []
    for text, at in _stretches(html, between):
        letters.append(text)
        places.append(at)
    return "".join(letters), places


def _stretches(html: str, between: str) -> Iterator[tuple[str, int]]:
    at = 0
    while at < len(html):
        if html[at] == "<" and (tag := _TAG.match(html, at)):
            joint = between or ("" if _INLINE.match(html, at) else "\n")
            if joint:
                yield joint, at
            at = tag.end()
        elif html[at] == "&" and (entity := _ENTITY.match(html, at)):
            yield unescape(entity[0])[:1], at
            at = entity.end()
        else:
            yield html[at], at
            at += 1
