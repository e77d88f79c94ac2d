"""What our own gateway says of a sender, and what anybody else may write in its place."""

import pytest

from intake.authentication import OTHER_DOMAIN, Proof, authentication
from intake.mail import open_mail
from intake.reading import Address
from intake.record import as_dict, from_dict
from tests.intake.readings import read

OURS = "mx.star.dk"
KARLA = Address("Karla Nordlys", "karla@nordlys-job.dk")


def proof(*fields: str, sender: Address | None = KARLA, ours: str = OURS) -> Proof | None:
    found = authentication(fields, ours, sender)
    return found.proof if found else None


@pytest.mark.parametrize(
    ("says", "proven"),
    [
        ("dmarc=pass (p=reject dis=none) header.from=nordlys-job.dk", Proof.GENUINE),
        ("dmarc=pass", Proof.GENUINE),
        # some name the organisation's domain in place of the one below it
        ("dmarc=pass header.from=job.dk", Proof.DOUBTED),
        ("dmarc=fail header.from=nordlys-job.dk; spf=pass smtp.mailfrom=x@evil.dk", Proof.DOUBTED),
        ("dmarc=fail; dkim=pass header.d=nordlys-job.dk", Proof.DOUBTED),
        # DMARC passed for another From than the one that is shown
        ("dmarc=pass header.from=evil.dk", Proof.DOUBTED),
        # without DMARC: what it asks for
        ("dkim=pass header.d=nordlys-job.dk", Proof.GENUINE),
        ("dkim=pass header.i=@mail.nordlys-job.dk; spf=fail smtp.mailfrom=x.dk", Proof.GENUINE),
        ("dkim=fail header.d=x.dk; dkim=pass header.d=nordlys-job.dk", Proof.GENUINE),
        ("spf=pass smtp.mailfrom=karla@Nordlys-Job.dk; dmarc=none", Proof.GENUINE),
        ("spf=pass smtp.mailfrom=nordlys-job.dk; dmarc=temperror", Proof.GENUINE),
        ("spf=pass smtp.mailfrom=evil.dk; dkim=pass header.d=evil.dk; dmarc=none", Proof.UNPROVEN),
        ("spf=pass smtp.mailfrom=x@dk; dmarc=none", Proof.UNPROVEN),
        ("spf=pass; dkim=pass", Proof.UNPROVEN),
        ("spf=softfail smtp.mailfrom=nordlys-job.dk; dkim=none; dmarc=none", Proof.DOUBTED),
        ("spf=none; dkim=none; dmarc=none", Proof.UNPROVEN),
        ("dmarc=bestguesspass action=none header.from=nordlys-job.dk", Proof.UNPROVEN),
        ("none", Proof.UNPROVEN),
        ("dmarc=fail; none", Proof.DOUBTED),
        # what cannot be understood says nothing
        ("dmarc", None),
        ("", None),
        ("dmarc=pass; ((((", None),
    ],
)
def test_it_weighs_what_our_gateway_found(says: str, proven: Proof | None) -> None:
    assert proof(f"{OURS}; {says}") is proven


@pytest.mark.parametrize(
    "field",
    [
        "evil.example; dmarc=pass header.from=nordlys-job.dk",
        "mx.star.dk.evil.example; dmarc=pass",
        "(mx.star.dk) evil.example; dmarc=pass",
        # Microsoft's form names nobody
        "spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=nordlys-job.dk; dkim=pass; dmarc=pass",
        "dmarc=pass; mx.star.dk",
        "",
    ],
)
def test_what_others_say_is_not_heard(field: str) -> None:
    assert proof(field) is None


@pytest.mark.parametrize("name", ["MX.Star.dk; ", "mx.star.dk 1; ", "(hi) mx.star.dk (hi) 1 ; "])
def test_our_gateway_is_known_however_it_is_written(name: str) -> None:
    assert proof(name + "dmarc=fail") is Proof.DOUBTED


def test_only_the_topmost_of_ours_counts() -> None:
    injected = f"{OURS}; dmarc=pass header.from=nordlys-job.dk"
    assert proof("other.example; dmarc=pass", f"{OURS}; dmarc=fail", injected) is Proof.DOUBTED
    # One that cannot be understood is still ours: what stands below is not heard.
    assert proof(f"{OURS}; dmarc", injected) is None


def test_without_a_gateway_nobody_is_asked() -> None:
    assert proof(f"{OURS}; dmarc=fail", ours="") is None
    assert proof("; dmarc=fail", ours="") is None


def test_a_mail_without_a_sender_is_not_genuine() -> None:
    assert proof(f"{OURS}; dmarc=pass", sender=None) is Proof.DOUBTED


def test_a_danish_domain_is_the_same_in_both_spellings() -> None:
    karla = Address("", "karla@blåbær.dk")
    assert proof(f"{OURS}; dmarc=pass header.from=xn--blbr-roah.dk", sender=karla) is Proof.GENUINE


def test_it_tells_each_method() -> None:
    says = "spf=pass smtp.mailfrom=x.dk; dkim=neutral header.d=y.dk; dmarc=fail"
    found = authentication([f"{OURS}; {says}"], OURS, KARLA)
    assert found is not None
    assert (found.spf, found.dkim, found.dmarc) == (OTHER_DOMAIN, "neutral", "fail")


def test_a_reading_holds_the_fields_topmost_first_and_old_ones_none() -> None:
    raw = b"".join(
        [
            b"Authentication-Results: mx.star.dk;\r\n dmarc=fail\r\n",
            b"Received: from x\r\n",
            b"authentication-results: mx.star.dk; dmarc=pass\r\n",
            b"From: karla@nordlys-job.dk\r\n\r\nhej\r\n",
        ]
    )
    headers = open_mail(raw).headers
    assert headers.authentication == ("mx.star.dk; dmarc=fail", "mx.star.dk; dmarc=pass")
    record = as_dict(read("hej", headers={"Authentication-Results": "a; none"}))
    assert from_dict(record).headers.authentication == ("a; none",)
    del record["headers"]["authentication"]
    assert from_dict(record).headers.authentication == ()


@pytest.mark.parametrize("padding", ["(" * 3000, "; x=y" * 3000, " " * 10_000, '"' * 5000])
def test_a_field_beyond_measure_says_nothing(padding: str) -> None:
    raw = f"Authentication-Results: {OURS}; dmarc=pass {padding}\r\n" + (
        f"Authentication-Results: {OURS}; dmarc=pass\r\nFrom: karla@nordlys-job.dk\r\n\r\n"
    )
    fields = open_mail(raw.encode()).headers.authentication
    assert all(len(field) <= 4000 for field in fields)
    assert proof(*fields) in (None, Proof.GENUINE)
    if len(padding.strip()) > 4000:
        assert proof(*fields) is None
