"""Senders who look like somebody that we know."""

import pytest

from intake.lookalikes import Likeness, mimicry
from intake.reading import Address

KARLA = Address("Karla Nordlys", "karla@nordlys-job.dk")
OLE = Address("Ole Bo Kjær", "olebokjaer.konsulent@gmail.com")
ABE = Address("Abe", "abe@abc.dk")
SHARED = ("gmail.com", "outlook.dk")


def likeness(name: str, email: str) -> Likeness | None:
    found = mimicry(Address(name, email), [ABE, KARLA, OLE], SHARED)
    return found.likeness if found else None


@pytest.mark.parametrize(
    ("name", "email", "likes"),
    [
        ("Karla Nordlys", "mallory@elsewhere.example", Likeness.NAME),
        ("Nordlys, Karla (Nordlys Job)", "k@gmail.com", Likeness.NAME),
        ("KARLA NORDLYS", "k@gmail.com", Likeness.NAME),
        ("KarIa Nord1ys", "k@gmail.com", Likeness.NAME),
        ("Kаrlа Nоrdlys", "k@gmail.com", Likeness.NAME),  # Cyrillic а and о
        ("Karla\u200b Nord\u00adlys", "k@gmail.com", Likeness.NAME),
        ("Ole Bo Kjaer", "ole@elsewhere.example", Likeness.NAME),
        ("karla@nordlys-job.dk", "k@gmail.com", Likeness.ADDRESS_AS_NAME),
        ("Karla <karla@nordlys-job.dk>", "k@gmail.com", Likeness.ADDRESS_AS_NAME),
        ("", "karla@nordlysjob.dk", Likeness.ADDRESS),
        ("", "kar1a@nordlys-job.com", Likeness.DOMAIN),
        ("", "olebokjaer.konsu1ent@gmail.com", Likeness.ADDRESS),
        ("", "olebokjaer.konsulen@gmail.com", Likeness.ADDRESS),
        ("", "post@nordlys-job.com", Likeness.DOMAIN),
        ("", "post@nord1ys-job.dk", Likeness.DOMAIN),
        ("", "post@nordly-job.dk", Likeness.DOMAIN),
        ("", "post@nordlys-job.dk.evil.example", Likeness.DOMAIN),
        ("", "post@xn--nrdlys-job-evi.dk", Likeness.DOMAIN),  # Cyrillic о
    ],
)
def test_who_looks_like_somebody_we_know_is_told(name: str, email: str, likes: Likeness) -> None:
    assert likeness(name, email) is likes


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Karla Nordlys", "karla@nordlys-job.dk"),
        ("Karla Nordlys", "KARLA@Nordlys-Job.DK"),
        # the firm's own domain: a colleague, or her new address
        ("Karla Nordlys", "karla.nordlys@nordlys-job.dk"),
        ("Jens", "jens@nordlys-job.dk"),
        ("Karla Nordlys", "karla@mail.nordlys-job.dk"),
        ("Karla Nielsen", "karla@rotor.dk"),
        ("Karla", "karla@rotor.dk"),
        ("Abe", "abe@rotor.dk"),  # one word is nobody's own
        ("", "abe@abd.dk"),  # too short to be alike
        ("Ole Kjær", "olek@gmail.com"),
        ("Hanne", "hanne@outlook.dk"),
        ("", ""),
    ],
)
def test_others_are_left_alone(name: str, email: str) -> None:
    assert likeness(name, email) is None


def test_it_names_whom() -> None:
    found = mimicry(Address("Karla Nordlys", "k@gmail.com"), [OLE, KARLA], SHARED)
    assert found is not None
    assert found.known == KARLA.email


def test_who_is_known_under_two_addresses_mimics_nobody() -> None:
    other = Address("Karla Nordlys", "karla.nordlys@gmail.com")
    assert mimicry(other, [KARLA, other], SHARED) is None


def test_a_name_beyond_measure_takes_no_time() -> None:
    """Each word could be the beginning of an address: looked through whole, it took hours."""
    assert likeness("x" * 100_000, "k@gmail.com") is None
    assert likeness("Karla Nordlys " + "a@b.dk " * 10_000, "k@gmail.com") is Likeness.NAME
