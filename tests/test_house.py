"""The house keeps its order: which way imports run, and what stands in one place only."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("intake", "workflow", "web", "landssupport")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

ONLY_IN = {
    "imapclient": ("intake/mailbox.py",),
    "mailparser": ("intake/headers.py",),
    "pdfplumber": ("intake/documents/pdf.py",),
    "authres": ("intake/authentication.py",),
    "authlib": ("workflow/oauth.py", "workflow/oidc.py", "workflow/access/scim.py"),
    "joserfc": ("workflow/oidc.py",),
    "smtplib": ("workflow/smtp.py",),
    "scim2_client": ("workflow/access/scim.py",),
    "prometheus_client": ("workflow/meters.py", "landssupport/metrics.py"),
    "httpx2": (
        "workflow/access/scim.py",
        "workflow/business_register.py",
        "workflow/oauth.py",
        "workflow/oidc.py",
    ),
    "alembic": ("workflow/database.py", "workflow/migrations/"),
}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_imports_run_one_way():
    linted = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_used_where_its_edge_is(library: str):
    users = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if any(name.split(".")[0] == library for name in _imported(ast.parse(path.read_text())))
    ]
    assert users
    assert all(user.startswith(ONLY_IN[library]) for user in users)


def test_only_the_database_commits():
    committing = [path for path in SOURCES if "commit" in _calls(ast.parse(path.read_text()))]
    assert committing == [ROOT / "workflow/database.py"]


def test_nobody_else_gets_a_look_that_is_not_at_its_end():
    """A look within another of the same thread is that one, so none may be left open."""
    left_open = [
        f"{path.relative_to(ROOT)}:{block.lineno}"
        for path in SOURCES
        if path.relative_to(ROOT).as_posix() != "workflow/database.py"
        for block in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(block, ast.With)
        and any("reading()" in ast.unparse(item) for item in block.items)
        and any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(block))
    ]
    assert left_open == []


def test_the_clock_is_read_only_where_things_are_started():
    reading = [
        path
        for path in SOURCES
        if {"now", "utcnow", "today"} & set(_calls(ast.parse(path.read_text())))
        and path.relative_to(ROOT).parts[0] != "landssupport"
    ]
    assert reading == []


def test_each_package_is_installed():
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    folders = {path.parent.relative_to(ROOT) for path in SOURCES}
    assert sorted(setuptools["packages"]) == sorted(".".join(folder.parts) for folder in folders)


def test_each_dependency_is_pinned_with_its_hashes():
    locked = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text().strip())
    assert len(locked) > 50
    for entry in locked:
        assert re.match(r"[\w.-]+==\S+ .*?--hash=sha256:[0-9a-f]{64}", entry, re.DOTALL), entry


def test_the_tests_that_prove_our_security_are_there():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/security.md").read_text())
    assert len(named) > 50
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text(), f"{file}::{test}"


def test_each_threat_names_a_test():
    text = (ROOT / "docs/security.md").read_text()
    threats = re.findall(r"^\| (?!threat|---)(.*) \|$", text, re.MULTILINE)
    assert len(threats) > 20
    assert [line for line in threats if "`tests/" not in line.rpartition("| ")[2]] == []
