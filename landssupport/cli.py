"""The command line. Each command is a function; what it needs is imported when it is called."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from landssupport.parts import Parts
    from landssupport.settings import Settings

MISTAKE = 2  # exit status for a mistake in the call or the configuration
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry a command out and give its exit status: 0, 1 where it failed, 2 for a mistake."""
    asked = _parser().parse_args(arguments)
    command: Command = asked.command
    try:
        return command(asked)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        status = _status_of(error)
        if status is None:
            return _told_as_a_mistake_of_ours()
        # A database's error brings its statement along; its own first line is enough.
        line = str(getattr(error, "orig", error)).partition("\n")[0]
        print(f"landssupport: {line}", file=sys.stderr)
        return status


def _status_of(error: Exception) -> int | None:
    """The exit status for what a person can mend; None for what should never be."""
    from sqlalchemy.exc import DatabaseError

    from intake.edge import EdgeError, LogInRefusedError
    from intake.rules import RulesError
    from landssupport.config import ConfigError
    from workflow.database import DatabaseRefused
    from workflow.states import Refused

    mistakes = ConfigError | RulesError | DatabaseRefused | MistakenCall | LogInRefusedError
    if isinstance(error, mistakes):
        return MISTAKE
    return 1 if isinstance(error, Refused | EdgeError | DatabaseError) else None


def _told_as_a_mistake_of_ours() -> int:
    """Where it happened, for us to mend; its own text is left out, which may quote a mail."""
    from landssupport.logs import log_to_stderr

    if not logging.getLogger().handlers:
        log_to_stderr()
    logging.getLogger("landssupport.cli").exception("a mistake of ours, please tell us of it")
    return 1


class MistakenCall(Exception):
    """The command was called in a way that it cannot be carried out."""


# --- reading, without database or network ----------------------------------------------------


def read(asked: argparse.Namespace) -> int:
    from intake.documents import Isolation
    from intake.explain import explained
    from intake.located import located
    from intake.mail import open_mail
    from intake.read import read_mail
    from intake.rules import DATA, load_rules
    from workflow.completeness import contract_fields, judge

    rules = load_rules(DATA)
    with Isolation() as text_of:
        for path, raw in _contents(asked.files):
            reading = read_mail(raw, rules, text_of)
            if asked.explain:
                reading = located(reading, open_mail(raw).attachments, text_of.rectangles)
                _print_text("\n".join([path, *explained(reading), ""]))
            else:
                _print_line({"file": path, **contract_fields(judge([reading]))})
    return 0


def open_(asked: argparse.Namespace) -> int:
    from intake.mail import open_mail
    from intake.show import mail_as_json

    for path, raw in _contents(asked.files):
        _print_line(mail_as_json(path, open_mail(raw)))
    return 0


def text(asked: argparse.Namespace) -> int:
    from intake.documents import Isolation
    from intake.reading import Attachment
    from intake.show import text_as_json

    with Isolation() as text_of:
        for path, raw in _contents(asked.files):
            document = Attachment(Path(path).name, "application/octet-stream", raw)
            _print_line(text_as_json(path, text_of(document)))
    return 0


def _contents(files: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    for file in files:
        try:
            yield file, Path(file).read_bytes()
        except OSError as error:
            raise MistakenCall(f"cannot open {file}: {error.strerror}") from error


def _print_line(value: dict[str, Any]) -> None:
    _print_text(json.dumps(value, ensure_ascii=False))


def _print_text(text: str) -> None:
    sys.stdout.buffer.write(text.encode(errors="replace") + b"\n")
    sys.stdout.flush()


# --- the service and its parts ---------------------------------------------------------------


def run(asked: argparse.Namespace) -> int:
    from landssupport.service import Service

    Service(_parts(asked), asked.role).run()
    return 0


def poll(asked: argparse.Namespace) -> int:
    from landssupport.parts import poll_all

    print(f"{poll_all(_parts(asked))} new mails")
    return 0


def work(asked: argparse.Namespace) -> int:
    from landssupport.parts import work_all

    print(f"{work_all(_parts(asked))} tasks carried out")
    return 0


def ingest(asked: argparse.Namespace) -> int:
    from landssupport.ingest import ingest_paths

    taken, new = ingest_paths(_parts(asked), [Path(path) for path in asked.paths])
    print(f"{taken} mails, {new} of them new")
    return 0


def reconcile(asked: argparse.Namespace) -> int:
    from workflow.reconciliation import differences, open_ticket, told

    parts = _parts(asked)
    if parts.access.by_hand:
        print("steps are carried out by hand: the register is all there is to compare")
        return 0
    found = list(differences(parts.desk.database, parts.access))
    for difference in found:
        print(told(difference))
        if asked.fix:
            number = open_ticket(parts.desk.database, difference, parts.clock())
            print(f"  ticket LS-{number}" if number else "  a ticket is open already")
    print(f"{len(found)} difference{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


def migrate(asked: argparse.Namespace) -> int:
    from workflow.database import Database
    from workflow.database import migrate as migrate_database

    migrate_database(Database(_settings(asked).database.url))
    return 0


def doctor(asked: argparse.Namespace) -> int:
    from landssupport.doctor import examine

    well = True
    for name, passed, found in examine(_settings(asked)):
        print(f"{'ok  ' if passed else 'FAIL'} {name}: {found}", flush=True)
        well = well and passed
    return 0 if well else 1


def demo(asked: argparse.Namespace) -> int:
    from landssupport.demo.run import run_demo

    return run_demo(asked.port)


# --- tickets ---------------------------------------------------------------------------------


def tickets(asked: argparse.Namespace) -> int:
    from workflow.tickets import tickets_as_json

    listed = tickets_as_json(_parts(asked).desk.database, asked.state)
    if asked.json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    for ticket in [] if asked.json else listed:
        owed = ", ".join(ticket["missing"] + ticket["problems"])
        print(f"{ticket['reference']:10} {ticket['state']:11} {ticket['sender']:32} {owed}")
    return 0


def ticket(asked: argparse.Namespace) -> int:
    from workflow.tickets import ticket_as_json

    found = ticket_as_json(_parts(asked).desk.database, asked.number)
    if found is None:
        raise MistakenCall(f"there is no ticket LS-{asked.number}")
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for name, value in found.items():
        if name not in ("history", "thread"):
            print(f"{name:12} {value}")
    for entry in found["history"]:
        print(f"{entry['at']}  {entry['by']}  {entry['event']} -> {entry['state']}")
    return 0


def approve(asked: argparse.Namespace) -> int:
    from workflow import changes
    from workflow.states import Refused
    from workflow.who_wrote import SecondLookNeeded

    parts = _parts(asked)
    by = _caseworker(parts.desk.database, asked.by)
    try:
        changes.approve(parts.desk, asked.number, by, None, parts.clock(), asked.second_look)
    except SecondLookNeeded as error:
        line = f"LS-{asked.number}: {error}; look who wrote, then say so with --second-look"
        raise Refused(line) from None
    return 0


def reject(asked: argparse.Namespace) -> int:
    from workflow import changes

    parts = _parts(asked)
    by = _caseworker(parts.desk.database, asked.by)
    changes.reject(parts.desk, asked.number, by, asked.reason, None, parts.clock())
    return 0


def provisioned(asked: argparse.Namespace) -> int:
    from workflow import provisioning

    parts = _parts(asked)
    provisioning.provisioned(
        parts.desk, asked.number, _caseworker(parts.desk.database, asked.by), parts.clock()
    )
    return 0


def retry(asked: argparse.Namespace) -> int:
    from workflow import provisioning

    parts = _parts(asked)
    by = _caseworker(parts.desk.database, asked.by)
    provisioning.try_again(parts.desk, asked.number, by, None, parts.clock())
    return 0


def _caseworker(database: Any, name: str) -> str:
    from workflow.caseworkers import may_decide

    if not may_decide(database, name):
        raise MistakenCall(f"--as {name}: no caseworker of that name who may decide")
    return name


# --- caseworkers -----------------------------------------------------------------------------


def user_add(asked: argparse.Namespace) -> int:
    from workflow import caseworkers

    database = _parts(asked).desk.database
    caseworkers.add(database, asked.name, asked.role, _password_twice())
    return 0


def user_list(asked: argparse.Namespace) -> int:
    from workflow import caseworkers

    for account in caseworkers.listed(_parts(asked).desk.database):
        where = "local" if account.is_local else "provider"
        disabled = "disabled" if account.disabled else ""
        print(f"{account.name:24} {account.role:11} {where:9} {disabled}".rstrip())
    return 0


def user_disable(asked: argparse.Namespace) -> int:
    from workflow import caseworkers

    caseworkers.disable(_parts(asked).desk.database, asked.name)
    return 0


# --- tokens for programs ---------------------------------------------------------------------


def token_add(asked: argparse.Namespace) -> int:
    from landssupport.parts import clock
    from workflow import api_tokens

    database = _parts(asked).desk.database
    made = api_tokens.add(database, asked.name, asked.by, asked.scope, clock(), asked.until)
    print(made)
    print("Keep it well: it is shown this once.", file=sys.stderr)
    return 0


def token_list(asked: argparse.Namespace) -> int:
    from landssupport.parts import clock
    from workflow import api_tokens

    for key in api_tokens.listed(_parts(asked).desk.database):
        until = f"until {key.valid_to}" if key.valid_to else "no last day"
        used = f"used {key.used_at:%Y-%m-%d}" if key.used_at else "not used"
        closed = "account disabled" if key.account.disabled else ""
        over = "ended" if key.has_ended(clock()) else closed
        state = "revoked" if key.revoked_at else over or used
        scopes = ",".join(sorted(key.scopes))
        print(f"{key.name:24} as {key.account.name:24} {scopes:12} {until:16} {state}")
    return 0


def token_revoke(asked: argparse.Namespace) -> int:
    from landssupport.parts import clock
    from workflow import api_tokens

    api_tokens.revoke(_parts(asked).desk.database, asked.name, clock())
    return 0


def _password_twice() -> str:
    from getpass import getpass

    if sys.stdin.isatty():
        first, second = getpass("Password: "), getpass("Again: ")
    else:
        first, second = (sys.stdin.readline().rstrip("\n") for _ in range(2))
    if first != second:
        raise MistakenCall("the two passwords differ")
    return first


# --- what is kept ----------------------------------------------------------------------------


def _safekeeping(name: str) -> Command:
    def command(asked: argparse.Namespace) -> int:
        from landssupport import safekeeping

        deed: Callable[[Settings, argparse.Namespace], int] = getattr(safekeeping, name)
        return deed(_settings(asked), asked)

    return command


# --- the call --------------------------------------------------------------------------------


def _settings(asked: argparse.Namespace) -> "Settings":
    """The settings; from now on what is logged is written as they say."""
    from landssupport.config import load
    from landssupport.logs import log_to_stderr

    path = asked.config or os.environ.get("LANDSSUPPORT_CONFIG") or "config.toml"
    settings = load(Path(path), os.environ)
    log_to_stderr(settings.log.format, settings.log.level)
    return settings


def _parts(asked: argparse.Namespace) -> "Parts":
    from landssupport.parts import assemble

    return assemble(_settings(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="landssupport", description=__doc__)
    parser.add_argument("--config", metavar="FILE", help="settings (default: config.toml)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, says: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=says, description=says)
        added.set_defaults(command=command)
        return added

    says = "the whole system on this machine, with nothing to configure"
    add("demo", demo, says).add_argument("--port", type=_port, help="the desk's port")
    role = add("run", run, "the service: polls, works, serves the desk")
    role.add_argument("--role", choices=("all", "poller", "worker", "web"), default="all")
    add("poll", poll, "one pass over the mailbox")
    add("work", work, "carry out what is due in the outbox")
    reads = add("read", read, "say what mails ask for, a JSON object a line")
    reads.add_argument(
        "--explain", action="store_true", help="for people: each value, where it stands, and why"
    )
    reads.add_argument("files", nargs="+", metavar="FILE")
    for name, command, says in (
        ("open", open_, "show mails as they are seen before they are read"),
        ("text", text, "show what text documents give"),
    ):
        add(name, command, says).add_argument("files", nargs="+", metavar="FILE")
    taken = add("ingest", ingest, "take in .eml files, a Maildir or an mbox")
    taken.add_argument("paths", nargs="+", metavar="PATH")
    _add_ticket_commands(add)
    says = "compare the register with the provisioning target, a line for each difference"
    add("reconcile", reconcile, says).add_argument(
        "--fix", action="store_true", help="open a ticket for each, for a caseworker to decide"
    )
    add("migrate", migrate, "bring the database to this version's schema")
    add("doctor", doctor, "check everything that the service needs")
    _add_user_commands(commands)
    _add_safekeeping(add, commands)
    return parser


def _add_ticket_commands(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    states = ("triage", "incomplete", "ready", "approved", "done", "rejected", "closed")
    queue = add("tickets", tickets, "the queue")
    queue.add_argument("--state", choices=states)
    queue.add_argument("--json", action="store_true")
    one = add("ticket", ticket, "one ticket with its messages and its history")
    one.add_argument("number", type=_number)
    one.add_argument("--json", action="store_true")
    for name, command, says in (
        ("approve", approve, "grant a request"),
        ("reject", reject, "refuse a request, with the reason"),
        ("provisioned", provisioned, "confirm steps that were carried out by hand"),
        ("retry", retry, "have the system carry out anew what it could not"),
    ):
        deed = add(name, command, says)
        deed.add_argument("number", type=_number)
        deed.add_argument("--as", dest="by", required=True, metavar="USER")
        if name == "approve":
            says = "it was doubted who wrote, and you have looked into it"
            deed.add_argument("--second-look", action="store_true", help=says)
        if name == "reject":
            deed.add_argument("--reason", required=True)


def _number(text: str) -> int:
    number = int(text.upper().removeprefix("LS-"))
    if not 0 < number < 2**31:
        raise ValueError
    return number


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 2**16:
        raise ValueError
    return port


def _add_user_commands(commands: Any) -> None:
    user = commands.add_parser("user", help="the caseworkers' local accounts")
    deeds = user.add_subparsers(required=True, metavar="DEED")
    added = deeds.add_parser("add", help="add an account; asks for its password twice")
    added.add_argument("name")
    roles = ("caseworker", "manager", "auditor")
    added.add_argument("--role", choices=roles, default="caseworker")
    added.set_defaults(command=user_add)
    deeds.add_parser("list", help="list the accounts").set_defaults(command=user_list)
    disabled = deeds.add_parser("disable", help="end an account")
    disabled.add_argument("name")
    disabled.set_defaults(command=user_disable)


def _add_safekeeping(
    add: Callable[[str, Command, str], argparse.ArgumentParser], commands: Any
) -> None:
    says = "copy the database into a new file, whatever its engine, while the service runs"
    add("backup", _safekeeping("backup"), says).add_argument("file", metavar="FILE")
    says = "fill the configured database, which must be empty, from a backup"
    add("restore", _safekeeping("restore"), says).add_argument("file", metavar="FILE")
    copied = add("copy", _safekeeping("copy_to"), "copy the database into another, empty one")
    copied.add_argument("--to", required=True, metavar="URL")
    says = "hold the history of each ticket against its seals"
    add("verify", _safekeeping("verify"), says)
    person = commands.add_parser("person", help="what is kept of one person")
    deeds = person.add_subparsers(required=True, metavar="DEED")
    for name, says in (
        ("show", "all that is kept of a person, as JSON"),
        ("erase", "make a person anonymous who has no access, in tickets that have ended"),
    ):
        deed = deeds.add_parser(name, help=says, description=says)
        deed.add_argument("email", metavar="E-MAIL")
        deed.set_defaults(command=_safekeeping(f"person_{name}"))


def _add_token_commands(commands: Any) -> None:
    token = commands.add_parser("token", help="what programs show at the API (/api/v1)")
    deeds = token.add_subparsers(required=True, metavar="DEED")
    added = deeds.add_parser("add", help="make a token and print it, this once")
    added.add_argument("name")
    says = "what it may: read, decide; give it twice for both"
    added.add_argument(
        "--scope", action="append", required=True, choices=("read", "decide"), help=says
    )
    says = "the account in whose name it acts"
    added.add_argument("--as", dest="by", required=True, metavar="USER", help=says)
    says = "its last day (2027-05-31); without it, it lasts until it is revoked"
    added.add_argument("--until", type=date.fromisoformat, metavar="DAY", help=says)
    added.set_defaults(command=token_add)
    deeds.add_parser("list", help="list the tokens").set_defaults(command=token_list)
    revoked = deeds.add_parser("revoke", help="let a token open nothing any more")
    revoked.add_argument("name")
    revoked.set_defaults(command=token_revoke)


if __name__ == "__main__":
    sys.exit(main())
