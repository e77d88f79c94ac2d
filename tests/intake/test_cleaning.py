"""A mail's HTML made harmless, in the process that may hang or be killed."""

from collections.abc import Iterator

import pytest

from intake.documents import Isolation, Limits
from intake.documents.cleaning import clean_html
from intake.rich import rich_of
from tests.builders import a_mail

HOSTILE = """
<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=/x">
<style>@import "https://evil.example/a.css"; p { background: url(https://evil.example/b) }</style>
</head><body onload="alert(1)" background="https://evil.example/c.png">
<script>alert(2)</script><svg onload="alert(3)"><script>alert(4)</script></svg>
<p style="color: red; position: fixed; background-image: url(https://evil.example/d)"
   onclick="alert(5)">Opret <b>Zenia</b></p>
<img src="https://evil.example/e.gif" onerror="alert(6)" alt="billede"><img src="cid:logo@x">
<a href="javascript:alert(7)">et</a> <a href="/login">to</a> <a href="data:text/html,x">tre</a>
<a href="https://firma.example/?a=1&amp;b=2" target="_top" onfocus="alert(8)">fire</a>
<form action="https://evil.example"><input name="kode" autofocus><button>Send</button></form>
<iframe src="https://evil.example"></iframe><object data="x"></object><video src="x"></video>
<math><mtext><style><img src=x onerror=alert(9)></style></mtext></math>
<table><tr><td width="99999" style="width:99999px">bred</td></tr></table>
</body></html>
"""


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(Limits(time_limit_seconds=10)) as opened:
        yield opened


def test_it_keeps_what_is_read_and_nothing_that_acts() -> None:
    html = clean_html(HOSTILE)
    assert html is not None
    for gone in (
        "alert",
        "evil.example",
        "script",
        "onl",
        "onc",
        "<form",
        "<input",
        "<svg",
        "url(",
    ):
        assert gone not in html, gone
    for gone in ("javascript:", "data:", "position", "<style", "<input", "<base", 'href="/'):
        assert gone not in html, gone
    assert '<p style="color:red">Opret <b>Zenia</b></p>' in html
    assert '<img src="cid:logo@x">' in html
    assert 'href="https://firma.example/?a=1&amp;b=2" target="_blank" rel="noopener' in html
    assert "bred" in html


def test_what_is_too_deep_or_too_long_is_not_cleaned() -> None:
    assert clean_html("<div>" * 50_000) is None
    assert clean_html("<p>x</p>" * 200_000) is None
    assert clean_html("<br>" * 60_000) is None
    assert clean_html("<p>x</p>" * 1_000) is not None


def test_it_is_cleaned_in_a_process_that_may_fail(isolation: Isolation) -> None:
    # Of each open font the parser makes one more in every paragraph: much comes of little.
    much = "".join(f"<font size={n}>" for n in range(190)) + "<p>x" * 40_000
    isolation.clean(much)
    assert isolation.clean("<p onclick=x()>hej</p>") == "<p>hej</p>"


def test_a_mails_html_is_found_with_its_pictures() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 40
    raw = (
        b"Subject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n'
        b'--b\r\nContent-Type: text/html; charset="iso-8859-1"\r\n\r\n<p>Bl\xe5b\xe6r</p>\r\n'
        b"--b\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\n"
        b"Content-Transfer-Encoding: binary\r\n\r\n" + picture + b"\r\n--b--\r\n"
    )
    rich = rich_of(raw)
    assert rich is not None
    assert "Blåbær" in rich.html
    assert rich.pictures["logo@x"].startswith("data:image/png;base64,")
    assert rich_of(a_mail("Kun tekst")) is None
    assert rich_of(b"\xff\x00 no mail at all") is None
