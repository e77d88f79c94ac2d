"""What operators install: units, the nginx example, the alert rules, and what is said of them."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.deploy.units import DEPLOY, ROOT, UNIT, allowed_calls, settings_of

OPERATORS = (ROOT / "docs" / "operators.md").read_text()


def test_the_unit_has_no_right_that_it_does_not_need() -> None:
    found = dict(settings_of())
    for key in (
        *("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "PrivateUsers", "ProtectHome"),
        *("ProtectClock", "ProtectControlGroups", "ProtectHostname", "ProtectKernelLogs"),
        *("ProtectKernelModules", "ProtectKernelTunables", "RestrictNamespaces"),
        *("RestrictRealtime", "RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute"),
    ):
        assert found[key] == "yes", key
    assert found["ProtectSystem"] == "strict"
    assert found["CapabilityBoundingSet"] == found["AmbientCapabilities"] == ""
    assert found["User"] == "landssupport"
    assert "MemoryMax" in found
    denied = {"mount", "ptrace", "setuid", "chroot", "reboot", "init_module", "bpf", "keyctl"}
    assert not denied & allowed_calls()
    assert {"execve", "clone", "prlimit64", "kill", "setsid"} <= allowed_calls()


def test_the_unit_waits_for_our_sign_and_hands_secrets_over_by_file() -> None:
    found = settings_of()
    assert ("Type", "notify") in found
    assert any(key == "WatchdogSec" for key, _ in found)
    handed = {value.partition(":")[0] for key, value in found if key == "LoadCredential"}
    taken = {value.rpartition("%d/")[2] for _, value in found if "%d/" in value}
    assert handed == taken != set()
    assert not any(re.search(r"(PASSWORD|TOKEN|SECRET)=", value) for _, value in found)


def test_systemd_knows_every_setting_of_the_unit(tmp_path: Path) -> None:
    """Where systemd is at hand: `verify` warns of what it does not know."""
    (tmp_path / UNIT.name).write_text(UNIT.read_text().replace("/opt/landssupport/.venv", "/usr"))
    analyze = shutil.which("systemd-analyze")
    for name in ("landssupport@all.service",) if analyze else ():
        told = subprocess.run(
            [analyze, "verify", "--man=no", str(tmp_path / name)],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in told.stderr.splitlines() if "not executable" not in line]
        assert lines == []


def test_nginx_guards_the_desk_and_lets_the_live_queue_through() -> None:
    text = (DEPLOY / "nginx.conf").read_text()
    for line in (
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "Strict-Transport-Security",
        "proxy_buffering off;",
        "client_max_body_size 1m;",
        "proxy_set_header Host $host;",
    ):
        assert line in text
    assert "$request_uri" not in text.replace("return 301 https://desk.example.dk$request_uri", "")
    assert text.count("{") == text.count("}")


def test_the_container_is_nobodys_root_and_is_asked_whether_it_lives() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    assert re.search(r"^USER 10001$", text, re.MULTILINE)
    assert "HEALTHCHECK" in text
    assert "--require-hashes" in text
    copied = {
        source
        for line in re.findall(r"^COPY (?!--)(.*) \S+$", text, re.M)
        for source in line.split()
    }
    for source in copied:
        assert (ROOT / source).exists(), source
    assert {"intake", "workflow", "web", "landssupport", "data", "templates"} <= copied


def test_each_alert_is_explained_and_each_explained_alert_is_there() -> None:
    alerts = re.findall(r"- alert: (\w+)", (DEPLOY / "prometheus-alerts.yml").read_text())
    assert re.findall(r"^### (Landssupport\w+)$", OPERATORS, re.MULTILINE) == alerts
