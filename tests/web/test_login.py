import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.cast import IB
from tests.web.visitors import PASSWORD, Seen, Served, Visitor
from workflow import caseworkers
from workflow.states import Refused


def test_it_lets_a_caseworker_in_and_out(ib: Visitor) -> None:
    seen = ib.get("/koe")
    assert seen.status == 200
    assert "ib · sagsbehandler" in seen.words
    cookies = list(ib.cookies)
    ib.post("/log-ud", token=seen.hidden("token"))
    again = Visitor(ib.url)
    for cookie in cookies:
        again.cookies.set_cookie(cookie)
    assert again.get("/koe").status == 303


def test_it_says_the_same_of_a_wrong_name_and_a_wrong_password(nobody: Visitor) -> None:
    wrong = [
        nobody.post("/log-ind", navn=name, adgangskode="helt forkert kode")
        for name in (IB, "ingen")
    ]
    assert [seen.status for seen in wrong] == [422, 422]
    assert wrong[0].text.replace(f'value="{IB}"', "") == wrong[1].text.replace('value="ingen"', "")


def test_it_keeps_a_name_out_for_a_while_after_wrong_passwords(
    served: Served, nobody: Visitor
) -> None:
    for _ in range(caseworkers.FREE_FAILURES):
        nobody.post("/log-ind", navn=IB, adgangskode="helt forkert kode")
    right = {"navn": IB, "adgangskode": PASSWORD}
    assert nobody.post("/log-ind", **right).status == 422
    served.office.now += caseworkers.LONGEST_PAUSE
    assert nobody.post("/log-ind", **right).status == 303


def test_it_goes_to_the_page_wanted_but_never_to_another_site(nobody: Visitor) -> None:
    assert nobody.get("/sag/LS-7").headers["Location"] == "/log-ind?til=%2Fsag%2FLS-7"
    right = {"navn": IB, "adgangskode": PASSWORD}
    assert nobody.post("/log-ind", til="/sag/LS-7", **right).headers["Location"] == "/sag/LS-7"
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil", ""):
        sent_to = nobody.post("/log-ind", til=elsewhere, **right).headers["Location"]
        assert sent_to == "/koe", elsewhere


def test_it_ends_log_ins_when_an_account_is_disabled_and_when_they_expire(
    served: Served, ib: Visitor, rie: Visitor
) -> None:
    caseworkers.disable(served.office.desk.database, IB)
    assert ib.get("/koe").status == 303
    assert ib.post("/log-ind", navn=IB, adgangskode=PASSWORD).status == 422
    assert rie.get("/koe").status == 200
    served.office.now += timedelta(hours=10)
    assert rie.get("/koe").status == 303


def test_it_keeps_only_hashes_of_passwords_and_log_ins(served: Served, ib: Visitor) -> None:
    tables = ("caseworker", "login")
    with served.office.desk.database.reading() as session:
        kept = str([session.execute(text(f"SELECT * FROM {table}")).all() for table in tables])
    [cookie] = ib.cookies
    assert "$argon2id$" in kept
    assert PASSWORD not in kept
    assert str(cookie.value) not in kept


def test_a_log_in_ends_when_nobody_uses_it(served: Served, ib: Visitor) -> None:
    for _ in range(4):  # used now and then, it lasts
        served.office.now += timedelta(minutes=50)
        assert ib.get("/koe").status == 200
    served.office.now += timedelta(minutes=61)
    assert ib.get("/koe").status == 303


def test_a_page_that_is_left_open_keeps_no_log_in_alive(served: Served, ib: Visitor) -> None:
    for _ in range(2):
        served.office.now += timedelta(minutes=40)
        seen = ib.get("/konto", **{"Sec-Fetch-Dest": "empty"})
    assert seen.status == 303


def test_it_logs_out_everywhere(ib: Visitor, rie: Visitor) -> None:
    elsewhere = Visitor(ib.url).logged_in(IB)
    seen = ib.get("/konto")
    assert seen.words.count("Siden") == 2
    assert "(denne browser)" in seen.words
    assert ib.post("/log-ud-alle", token="forkert").status == 403
    assert ib.post("/log-ud-alle", token=seen.hidden("token")).headers["Location"] == "/log-ind"
    assert [visitor.get("/koe").status for visitor in (ib, elsewhere, rie)] == [303, 303, 200]


NEW = "en helt ny adgangskode"


def _change(visitor: Visitor, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> Seen:
    token = visitor.get("/konto").hidden("token")
    return visitor.post("/konto/adgangskode", token=token, gammel=old, ny=new, igen=again)


def test_a_caseworker_changes_her_password_and_is_logged_out_elsewhere(
    served: Served, ib: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    elsewhere = Visitor(served.url).logged_in("ib")
    seen = _change(ib)
    assert (seen.status, seen.headers["Location"]) == (303, "/konto?gjort=adgangskode")
    assert "Din adgangskode er ændret" in ib.get("/konto?gjort=adgangskode").words
    assert elsewhere.get("/koe").status == 303
    assert Visitor(served.url).post("/log-ind", navn="ib", adgangskode=PASSWORD).status == 422
    Visitor(served.url).logged_in("ib", NEW)
    assert "ib has changed the password" in caplog.messages
    assert "ib POST /konto/adgangskode 303" in caplog.messages
    assert NEW not in caplog.text


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"old": "noget andet, som er langt"}, "er ikke rigtig"),
        ({"old": ""}, "Skriv den adgangskode, du har nu"),
        ({"new": "kort", "again": "kort"}, "mindst 12 tegn"),
        ({"new": PASSWORD, "again": PASSWORD}, "den samme som den gamle"),
        ({"again": "en helt anden kode"}, "er ikke ens"),
    ],
)
def test_a_password_stays_where_what_is_typed_will_not_do(
    served: Served, ib: Visitor, typed: dict[str, str], why: str
) -> None:
    seen = _change(ib, **typed)
    assert seen.status == 422
    assert why in seen.words
    assert "Adgangskoden er ikke ændret" in seen.words
    Visitor(served.url).logged_in("ib")


def test_the_old_password_cannot_be_guessed_by_changing_it(served: Served, ib: Visitor) -> None:
    for n in range(6):
        _change(ib, old=f"et forkert gæt {n}")
    assert _change(ib).status == 422  # right by now, but too soon
    served.office.now += timedelta(hours=1)
    ib = Visitor(served.url).logged_in("ib")
    assert _change(ib).status == 303


def test_each_log_in_is_a_new_one_and_ends_the_one_before(ib: Visitor) -> None:
    before = Visitor(ib.url)
    for cookie in ib.cookies:
        before.cookies.set_cookie(cookie)
    assert before.get("/koe").status == 200
    ib.logged_in(IB)
    assert ib.get("/koe").status == 200
    assert before.get("/koe").status == 303


def test_tries_at_once_are_no_more_tries(served: Served) -> None:
    database, now = served.office.desk.database, served.office.now
    looked_at: list[str] = []

    def guess(number: int) -> int | None:
        return caseworkers.known_by_password(database, IB, f"forkert kode {number}", now)

    fits = caseworkers._fits
    with pytest.MonkeyPatch.context() as patch:
        hers = _hash_of(served, IB)
        patch.setattr(
            caseworkers,
            "_fits",
            lambda password, stored: looked_at.append(stored) or fits(password, stored),
        )
        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(guess, range(9))) == {None}
    assert len(looked_at) == 9
    assert looked_at.count(hers) == caseworkers.FREE_FAILURES


def _hash_of(served: Served, name: str) -> str | None:
    with served.office.desk.database.reading() as session:
        return caseworkers.by_name(session, name).password_hash


def test_it_gives_the_cookie_to_nobody_else(nobody: Visitor) -> None:
    seen = nobody.post("/log-ind", navn=IB, adgangskode=PASSWORD)
    cookie = seen.headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_it_refuses_a_log_in_from_another_site(nobody: Visitor) -> None:
    right = {"navn": IB, "adgangskode": PASSWORD}
    assert nobody.post("/log-ind", origin="https://evil.example", **right).status == 403
    assert nobody.post("/log-ind", origin="null", **right).status == 403
    assert nobody.post("/log-ind", origin=None, **right).status == 403


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("eva", "caseworker", "for kort"),
        ("eva", "boss", PASSWORD),
        ("eva@firm.example", "caseworker", PASSWORD),
        ("landssupport", "caseworker", PASSWORD),
        ("", "caseworker", PASSWORD),
        ("IB", "manager", PASSWORD),
    ],
)
def test_it_refuses_accounts_that_will_not_do(
    served: Served, name: str, role: str, password: str
) -> None:
    with pytest.raises(Refused):
        caseworkers.add(served.office.desk.database, name, role, password)
