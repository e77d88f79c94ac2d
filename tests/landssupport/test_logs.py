"""The log: a line an event, for a person or for a machine, with nothing in it that a mail said."""

import json
import logging
import warnings
from collections.abc import Iterator

import pytest

from landssupport import cli
from landssupport.logs import log_to_stderr


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    root.handlers[:], root.level = handlers, level
    for room in ("intake", "workflow", "web", "landssupport"):
        logging.getLogger(room).setLevel(logging.NOTSET)


def fail_with(words: str) -> None:
    raise ValueError(words)


def test_a_line_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr()
    logging.getLogger("workflow.poller").info("%d new mails", 3)
    logging.getLogger("workflow.poller").debug("not asked for")
    line = capsys.readouterr().err
    assert line.endswith("INFO workflow.poller: 3 new mails\n")
    assert len(line.splitlines()) == 1


def test_a_line_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("json", "debug")
    logging.getLogger("web.login").debug("æøå\nand\x1b[31m more")
    line = json.loads(capsys.readouterr().err)
    assert line["message"] == r"æøå\nand\x1b[31m more"
    assert (line["level"], line["logger"], line["thread"]) == ("debug", "web.login", "MainThread")
    assert line["at"].endswith("+00:00")


@pytest.mark.parametrize("form", ["readable", "json"])
def test_an_exception_tells_where_it_happened_and_nothing_that_it_quotes(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    log_to_stderr(form)  # type: ignore[arg-type]
    try:
        try:
            fail_with("zenia holm")
        except ValueError as error:
            raise RuntimeError("zenia holm") from error
    except RuntimeError:
        logging.getLogger("workflow.worker").exception("task %s failed", "read:1")
    told = capsys.readouterr().err
    assert "task read:1 failed" in told
    assert "RuntimeError" in told
    assert "test_logs.py:" in told
    assert "zenia" not in told


def test_what_passes_for_an_address_or_a_persons_number_is_masked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_to_stderr()
    said = "550 <zenia@nordlys-job.example>: 010190-1234 og 0101901234 i mailto:Bo@x.dk, 29947643"
    logging.getLogger("workflow.worker").warning("%s", said)
    told = capsys.readouterr().err
    assert "***@***" in told
    assert "29947643" in told
    for words in ("zenia", "nordlys", "010190", "1234", "Bo@", "x.dk"):
        assert words not in told


def test_a_line_has_an_end(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr()
    logging.getLogger("web").warning("a" * 10**6)
    assert len(capsys.readouterr().err) < 2100


def test_a_mistake_of_ours_is_told_without_what_it_quotes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logging.getLogger().handlers.clear()
    monkeypatch.setattr(cli, "open_", lambda _: fail_with("Zenia Holm"))
    assert cli.main(["open", "mail.eml"]) == 1
    told = capsys.readouterr().err
    assert "a mistake of ours" in told
    assert "ValueError" in told
    assert "enia" not in told


def test_what_a_library_writes_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("readable", "debug")
    logging.getLogger("imapclient.imaplib").debug("> LOGIN zenia hemmelig")
    logging.getLogger("pdfminer").warning("cannot read Zenia Holm")
    warnings.warn("Zenia Holm", stacklevel=1)
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    told = capsys.readouterr().err
    assert "enia" not in told
    assert told.count("a library wrote a line (at test_logs:") == 1
    assert "Invalid HTTP request received." in told
    assert len(told.splitlines()) == 3
