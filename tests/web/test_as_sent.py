"""A mail as its sender laid it out, where it can do nothing."""

from email.message import EmailMessage
from email.policy import SMTP

from tests.builders import a_mail, a_request
from tests.cast import DESK, KARLA
from tests.web.visitors import Served, Visitor
from web.rich import masked, with_addresses, with_pictures

CPR = "010190-1234"


def html_mail(html: str, plain: str = "") -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = KARLA, DESK, "Oprettelse"
    mail["Date"], mail["Message-ID"] = "Mon, 04 May 2026 11:30:00 +0200", "<html@x>"
    if plain:
        mail.set_content(plain)
        mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    return mail.as_bytes()


def test_it_is_a_page_that_may_do_nothing(served: Served, ib: Visitor) -> None:
    raw = html_mail('<p onclick="x()">Opret <b>Ida</b> <script>alert(1)</script></p>')
    number = served.office.arrive(raw).number
    seen = ib.get(f"/sag/LS-{number}/mail/1/som-sendt")
    assert "<p>Opret <b>Ida</b> </p>" in seen.text
    assert "alert" not in seen.text
    policy = seen.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-popups ")
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    for part in ("default-src 'none'", "img-src data:", "frame-ancestors 'self'"):
        assert part in policy
    assert "script-src" not in policy
    frame = ib.get(f"/sag/LS-{number}").text
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame


def test_a_mail_in_plain_text_says_so(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(a_mail(f"Hej <b>\nCPR {CPR}")).number
    seen = ib.get(f"/sag/LS-{number}/mail/1/som-sendt")
    assert "Mailen er skrevet som ren tekst." in seen.text
    assert "Hej &lt;b&gt;" in seen.text
    assert CPR not in seen.text


def test_what_is_too_much_to_be_cleaned_is_told(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(html_mail("<div>" * 50_000 + "Opret Ida", "Opret Ida")).number
    seen = ib.get(f"/sag/LS-{number}/mail/1/som-sendt")
    assert seen.status == 200
    assert "Læs teksten i stedet" in seen.text
    assert len(seen.content) < 3_000


def test_it_belongs_to_its_own_ticket(served: Served, ib: Visitor) -> None:
    served.office.arrive(html_mail("<p>Opret Ida</p>"))
    served.office.arrive(a_mail(a_request(), message_id="<another@x>"))
    for path in ("/sag/LS-2/mail/1/som-sendt", "/sag/LS-1/mail/9/som-sendt"):
        assert ib.get(path).status == 404, path
    assert ib.get(f"/sag/LS-1/mail/{2**70}/som-sendt").status == 404


def test_numbers_are_masked_whatever_tags_stand_in_them() -> None:
    cases = {
        f"<p>{CPR}</p>": "<p>xxxxxx-xxxx</p>",
        "<p>010190<b>-12</b>34</p>": "<p>xxxxxx<b>-xx</b>xx</p>",
        "<td>nr</td><td>0101901234</td>": "<td>nr</td><td>xxxxxxxxxx</td>",
        "<b>CPR</b>010190-1234": "<b>CPR</b>xxxxxx-xxxx",
        "<p>010190&nbsp;1234 &amp; mere</p>": "<p>xxxxxx&nbsp;xxxx &amp; mere</p>",
        f'<a title="{CPR}">x</a>': '<a title="xxxxxx-xxxx">x</a>',
        "<p>CVR 29947643, tlf. 12 34 56 78</p>": "<p>CVR 29947643, tlf. 12 34 56 78</p>",
    }
    for html, expected in cases.items():
        assert masked(html) == expected


def test_links_tell_where_they_lead() -> None:
    told = with_addresses('<a href="https://evil.example/?a=1&amp;b=2" rel="x">www.star.dk</a>')
    assert told.endswith('<span class="address">[https://evil.example/?a=1&amp;b=2]</span>')
    for plain in (
        '<a href="mailto:ida@firma.example">ida@firma.example</a>',
        '<a href="https://firma.example/"><b>https://firma.example/</b></a>',
    ):
        assert with_addresses(plain) == plain


def test_pictures_of_the_mail_alone_are_put_in() -> None:
    html = '<img alt="logo" src="cid:a@x"><img src="cid:b@x">'
    shown = with_pictures(html, {"a@x": "data:image/png;base64,AA=="})
    assert shown == '<img alt="logo" src="data:image/png;base64,AA=="><img>'
