"""The guide for caseworkers, from `docs/vejledning.md`: one source for the desk and for readers of
the project."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.exceptions import HTTPException

from web.guard import Someone
from web.pages import page

router = APIRouter()

DOCS = Path(__file__).parents[1] / "docs"
_PICTURES = DOCS / "billeder"
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@router.get("/hjaelp")
def show(request: Request, someone: Someone) -> Response:
    begins, chapters, headings = _guide()
    facts = {"begins": begins, "chapters": chapters, "headings": headings}
    return page(request, "help", facts, someone)


@router.get("/hjaelp/billeder/{picture}.png")
def picture(someone: Someone, picture: str) -> Response:
    file = _PICTURES / f"{picture}.png"
    if not re.fullmatch(r"[a-z]{1,20}", picture) or not file.is_file():
        raise HTTPException(404)
    return FileResponse(file, media_type="image/png")


@cache
def _guide() -> tuple[Markup, Markup, list[tuple[str, str]]]:
    """The guide as HTML, up to its first heading and from there, and its headings with the names
    of their places."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((DOCS / "vejledning.md").read_text("utf-8"))
    headings = []
    for token, content in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            place = _place(content.content)
            token.attrSet("id", place)
            headings.append((place, content.content))
        if token.type == "table_open":
            token.attrSet("class", "register")
        for child in token.children or ():
            if child.type == "image":
                child.attrSet("src", f"/hjaelp/{child.attrGet('src')}")
                child.attrSet("loading", "lazy")
    html = markdown.renderer.render(tokens, markdown.options, {})
    begins, heading, chapters = html.partition("<h2")
    return Markup(begins), Markup(heading + chapters), headings  # noqa: S704  (our own words)


def _place(heading: str) -> str:
    return re.sub(r"[^a-z]+", "-", heading.lower().translate(_FOLDED)).strip("-")
