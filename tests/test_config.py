"""The settings: a file, the environment, secrets in files, and mistakes told in one line."""

import re
import tomllib
from pathlib import Path

import pytest

from landssupport.config import KEYS, SECRETS, ConfigError, load
from landssupport.settings import Settings

EXAMPLE = Path(__file__).parent.parent / "config.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def settings(file: Path, text: str = "", **env: str) -> Settings:
    file.write_text(text, "utf-8")
    return load(file, env)


def mistake(file: Path, text: str = "", **env: str) -> str:
    with pytest.raises(ConfigError) as told:
        settings(file, text, **env)
    assert "\n" not in str(told.value)
    return str(told.value).replace(f"{file}: ", "")


# The example


def test_the_example_is_what_holds_without_it(file: Path) -> None:
    assert load(EXAMPLE, {}) == settings(file)


def test_the_example_shows_every_key_in_order() -> None:
    shown, section = [], ()
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if header := re.match(r"\[([\w.]+)\]", line):
            section = tuple(header[1].split("."))
        elif key := re.match(r"#?(\w+) = ", line):
            shown.append((*section, key[1]))
    assert shown == list(KEYS)


def test_the_example_shows_values_that_hold() -> None:
    live = tomllib.loads(EXAMPLE.read_text("utf-8"))
    for key in KEYS:
        value: object = live
        default: object = Settings()
        for part in key:
            value = value.get(part) if isinstance(value, dict) else None
            default = getattr(default, part)
        expected = list(default) if isinstance(default, tuple) else default
        assert value == expected, key


@pytest.mark.parametrize("key", KEYS, ids=".".join)
def test_every_key_is_documented(key: tuple[str, ...]) -> None:
    model: type = Settings
    for section in key[:-1]:
        model = model.model_fields[section].annotation
    assert model.model_fields[key[-1]].description


# The environment and files


def test_the_environment_wins(file: Path) -> None:
    found = settings(
        file,
        '[mailbox]\nport = 1\nfolder = "A"\nidle = true\n',
        LANDSSUPPORT_MAILBOX__PORT="2",
        LANDSSUPPORT_MAILBOX__IDLE="False",
        LANDSSUPPORT_MAILBOX__DONE_FOLDER="Færdig",
        LANDSSUPPORT_PROVISIONING__SCIM__URL="https://scim.example",
        LANDSSUPPORT_WORKFLOW__OWN_ADDRESSES="A@star.example, b@star.example",
        LANDSSUPPORT_SMTP__PASSWORD="12345",
        LANDSSUPPORT_SMTP__USERNAME="true",
        LANDSSUPPORT_CONFIG="no setting",
        PATH="/bin",
    )
    box = found.mailbox
    assert (box.port, box.folder, box.idle, box.done_folder) == (2, "A", False, "Færdig")
    assert found.provisioning.scim.url == "https://scim.example"
    assert found.workflow.own_addresses == ("a@star.example", "b@star.example")
    assert found.smtp.password.get_secret_value() == "12345"
    assert found.smtp.username == "true"


def test_an_empty_variable_takes_the_default(file: Path) -> None:
    found = settings(file, "[mailbox]\npoll_seconds = 5\n", LANDSSUPPORT_MAILBOX__POLL_SECONDS="")
    assert found.mailbox.poll_seconds == 60


@pytest.mark.parametrize(
    "key", [key for key in sorted(SECRETS) if key[0] != "database"], ids=".".join
)
@pytest.mark.parametrize("by", ["file", "environment"])
def test_a_secret_comes_from_a_file(file: Path, key: tuple[str, ...], by: str) -> None:
    (file.parent / "secret").write_text("hemmelig æøå \n", "utf-8")
    *sections, name = key
    user = 'username = "desk"\n' if name == "password" else ""
    text = f"[{'.'.join(sections)}]\n{user}"
    variables = {}
    if by == "file":
        text += f'{name}_file = "secret"\n'
    else:
        variables = {f"LANDSSUPPORT_{'__'.join(key).upper()}_FILE": "secret"}
    found: object = settings(file, text, **variables)
    for part in key:
        found = getattr(found, part)
    assert found.get_secret_value() == "hemmelig æøå "


def test_the_databases_url_comes_from_a_file(file: Path) -> None:
    url = "postgresql+psycopg://desk:hem%40lig@db.example/desk"
    (file.parent / "url").write_text(f"{url}\n")
    found = settings(file, '[database]\nurl_file = "url"\n')
    assert found.database.url == url
    assert "lig" not in f"{found!r} {found}"


@pytest.mark.parametrize("key", sorted(SECRETS), ids=".".join)
def test_a_secret_is_given_once(file: Path, key: tuple[str, ...]) -> None:
    (file.parent / "secret").write_text("x")
    text = f'[{".".join(key[:-1])}]\n{key[-1]} = "hemmelig"\n'
    name = f"LANDSSUPPORT_{'__'.join(key).upper()}_FILE"
    told = mistake(file, text, **{name: "secret"})
    assert told == f"{name}: {key[-1]} is given as well; give only one of the two"


def test_secrets_are_never_shown(file: Path) -> None:
    found = settings(
        file,
        '[mailbox]\nhost="h"\nusername="u"\npassword="hemmelig"\n'
        '[smtp]\nhost="h"\nusername="u"\npassword="hemmelig"\n'
        '[provisioning.scim]\ntoken="hemmelig"\n',
    )
    shown = f"{found!r} {found} {found.mailbox.account()!r} {found.smtp.relay()!r}"
    assert "hemmelig" not in shown
    assert found.mailbox.account().password == "hemmelig"
    assert "97531" not in mistake(file, "[smtp]\npassword = 97531\n")


def test_a_relative_file_lies_beside_the_settings(file: Path) -> None:
    (file.parent / "ca.pem").write_text("")
    found = settings(file, '[mailbox]\nca_file = "ca.pem"\n', LANDSSUPPORT_SMTP__CA_FILE="ca.pem")
    assert found.mailbox.ca_file == found.smtp.ca_file == file.parent / "ca.pem"


# What follows from the settings


@pytest.mark.parametrize(
    ("tls", "imap", "smtp"), [("implicit", 993, 465), ("starttls", 143, 587), ("none", 143, 25)]
)
def test_ports_follow_tls(file: Path, tls: str, imap: int, smtp: int) -> None:
    found = settings(
        file,
        f'[mailbox]\nhost="h"\ntls="{tls}"\nusername="u"\npassword="p"\n'
        f'[smtp]\nhost="h"\ntls="{tls}"\n',
    )
    assert (found.mailbox.account().port, found.smtp.relay().port) == (imap, smtp)


def test_without_hosts_there_is_no_mailbox_and_no_relay(file: Path) -> None:
    found = settings(file)
    assert found.mailbox.account() is None
    assert found.smtp.relay() is None


def test_our_own_addresses_are_those_of_the_mailbox_too(file: Path) -> None:
    found = settings(
        file,
        '[mailbox]\nhost="h"\nusername="Post@star.example"\npassword="p"\n'
        '[smtp]\nsender="Landssupporten <Svar@star.example>"\n',
    )
    assert found.own_addresses == {"post@star.example", "svar@star.example", "dfdg@star.dk"}
    assert found.smtp.sender_address == "Svar@star.example"


def test_the_desk_knows_its_address(file: Path) -> None:
    assert settings(file).web.address == "http://127.0.0.1:8080"
    assert settings(file, '[web]\nbase_url="https://x.example/"\n').web.address == (
        "https://x.example"
    )


# Mistakes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[mailbox]\nprot = 1", "[mailbox] prot: no such key; did you mean port?"),
        ("[mailbox]\nxyz = 1", "[mailbox] xyz: no such key"),
        ("[mailbx]\nport = 1", "[mailbx]: no such section; did you mean mailbox?"),
        ("port = 1", "[port]: no such key outside of the sections"),
        ("mailbox = 1", "[mailbox]: 1 is no section; write it as [mailbox]"),
        ("[mailbox]\nport = 0", "[mailbox] port: 0 is too small; the least is 1"),
        ("[web]\nport = 65536", "[web] port: 65536 is too large; the most is 65535"),
        ('[web]\nport = "x"', "[web] port: 'x' does not fit; give a whole number"),
        ("[web]\nport = true", "[web] port: True does not fit; give a whole number"),
        ("[web]\nhost = 1", "[web] host: 1 does not fit; give a text in quotes"),
        ("[mailbox]\nidle = 1", "[mailbox] idle: 1 does not fit; give true or false"),
        (
            '[mailbox]\ntls = "ssl"',
            "[mailbox] tls: 'ssl' is none of 'implicit', 'starttls' or 'none'",
        ),
        (
            '[mailbox]\nhost = "h"',
            "[mailbox]: username and password (or password_file) are needed, as host is set",
        ),
        (
            '[mailbox]\ndone_folder = "Inbox"',
            "[mailbox]: folder, done_folder and failed_folder must be three folders",
        ),
        (
            '[smtp]\nsender = "Landssupporten"',
            "[smtp] sender: 'Landssupporten' is no e-mail address; give one as dfdg@star.dk",
        ),
        (
            '[smtp]\nusername = "u"',
            "[smtp]: username and password (or password_file) go together: give both",
        ),
        (
            '[workflow]\nown_addresses = ["dfdg"]',
            "[workflow] own_addresses: 'dfdg' is no e-mail address",
        ),
        (
            '[web]\nbase_url = "desk"',
            "[web] base_url: 'desk' is no address; give one as https://desk.example.dk",
        ),
        (
            '[database]\nurl = "mysql://u:hemmelig@h"',
            "[database] url: not a database's URL; use one as sqlite:///landssupport.db",
        ),
        (
            '[database]\nurl = "postgresql://u:hemmelig@h/d"',
            "[database] url: not a database's URL; use one as sqlite:///landssupport.db",
        ),
        (
            '[database]\nurl = "postgresql+psycopg://u:hem@melig:x@h/d"',
            "[database] url: not a database's URL; in a password, write @ : / as %40 %3A %2F",
        ),
        (
            '[log]\nlevel = "all"',
            "[log] level: 'all' is none of 'debug', 'info', 'warning' or 'error'",
        ),
        (
            '[provisioning]\nkind = "scim"',
            '[provisioning]: kind = "scim", but [provisioning.scim] url is not set',
        ),
        (
            '[mailbox]\nauth = "xoauth2"',
            '[oauth] token_url is needed, as an auth is "xoauth2"',
        ),
        ('[smtp]\nauth = "xoauth2"', '[smtp]: username is needed, as auth is "xoauth2"'),
        (
            '[oauth]\ntoken_url = "http://login.example/token"',
            "[oauth] token_url: not an address; give one that begins with https://",
        ),
        (
            '[oauth]\ntoken_url = "https://login.example/token"\nclient_id = "x"',
            "[oauth]: client_secret or refresh_token (or a file of it) is needed",
        ),
        (
            '[mailbox]\nsent_folder = "inbox"',
            "[mailbox]: sent_folder must be none of the other folders",
        ),
        (
            '[web.oidc]\nissuer = "https://x.example"',
            "[web.oidc]: client_id is needed, as issuer is set",
        ),
        (
            '[web.oidc]\nissuer = "https://x.example"\nclient_id = "x"',
            "[web.oidc]: caseworkers (or managers, auditors) is needed, or nobody gets in",
        ),
        (
            '[web.oidc]\nissuer = "http://x.example"',
            "[web.oidc] issuer: not an address; give one that begins with https://",
        ),
        ("[web]\n[web]", "not TOML: Cannot declare ('web',) twice (at line 2, column 5)"),
        (
            "[web]\nport = 0\nhost = 1",
            "[web] host: 1 does not fit; give a text in quotes (and 1 more)",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named(file: Path, text: str, told: str) -> None:
    assert mistake(file, text) == told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MAILBOX__PROT", "1", "no such setting; did you mean LANDSSUPPORT_MAILBOX__PORT?"),
        ("MAILBOX_PORT", "1", "no such setting; did you mean LANDSSUPPORT_MAILBOX__PORT?"),
        ("WEB__PORT", "x", "'x' does not fit; give a whole number"),
        ("WEB__PORT", "70000", "70000 is too large; the most is 65535"),
        ("MAILBOX__IDLE", "ja", "'ja' does not fit; give true or false"),
        ("MAILBOX__TLS", "ssl", "'ssl' is none of 'implicit', 'starttls' or 'none'"),
    ],
)
def test_a_mistake_in_the_environment_is_named(
    file: Path, name: str, value: str, told: str
) -> None:
    variable = f"LANDSSUPPORT_{name}"
    assert mistake(file, **{variable: value}) == f"{variable}: {told}"


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    gone = file.parent / "gone"
    assert mistake(file, '[smtp]\nca_file = "gone"\n') == f"[smtp] ca_file: {gone}: no such file"
    assert mistake(file, LANDSSUPPORT_MAILBOX__PASSWORD_FILE="gone") == (
        f"LANDSSUPPORT_MAILBOX__PASSWORD_FILE: {gone}: no such file"
    )
    with pytest.raises(ConfigError, match="gone: no such file; name the file with --config"):
        load(gone, {})
    with pytest.raises(ConfigError, match="Is a directory"):
        load(file.parent, {})


def test_a_file_that_is_no_text_is_named(file: Path) -> None:
    file.write_bytes(b"[web]\nhost = '\xe6'\n")
    with pytest.raises(ConfigError, match="not UTF-8 at byte 14"):
        load(file, {})


def test_a_file_from_another_system_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf[web]\r\nport = 81\r\n")
    assert load(file, {}).web.port == 81


@pytest.mark.parametrize(
    ("host", "set_to", "required"),
    [
        ("smtp.example", "", True),
        ("127.0.0.1", "", False),
        ("localhost", "", False),
        ("127.0.0.1", "require_tls = true", True),
        ("smtp.example", "require_tls = false", False),
    ],
)
def test_tls_is_required_but_on_loopback(
    file: Path, host: str, set_to: str, required: bool
) -> None:
    found = settings(file, f'[smtp]\nhost = "{host}"\ntls = "none"\n{set_to}\n')
    relay = found.smtp.relay()
    assert relay is not None
    assert relay.require_tls is required


def test_tokens_are_for_both_servers_and_their_secrets_may_lie_in_files(file: Path) -> None:
    (file.parent / "refresh").write_text("frisk\n")
    found = settings(
        file,
        '[mailbox]\nhost = "imap.example"\nusername = "d@star.example"\nauth = "xoauth2"\n'
        '[smtp]\nhost = "smtp.example"\nusername = "d@star.example"\nauth = "xoauth2"\n'
        '[oauth]\ntoken_url = "https://login.example/token"\nclient_id = "x"\n'
        'refresh_token_file = "refresh"\n',
    )
    assert found.oauth.refresh_token is not None
    assert found.oauth.refresh_token.get_secret_value() == "frisk"
    account, relay = found.mailbox.account(lambda _: "t"), found.smtp.relay(lambda _: "t")
    assert account is not None
    assert account.token is not None
    assert relay is not None
    assert relay.token is not None
    assert "frisk" not in repr(found)
