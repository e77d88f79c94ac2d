#!/usr/bin/env bash
# Makes .venv with the locked dependencies, and sees to the system packages where it may.
# Quick when nothing changed: a stamp holds the hash of what it was made from.
set -euo pipefail
cd "$(dirname "$0")/.."

# package -> the command by which it is known to be there
declare -A commands=(
    [python3-venv]="" [dovecot-imapd]=dovecot [chromium]=chromium
    [tesseract-ocr]=tesseract [tesseract-ocr-dan]=""
)

missing_packages() {
    local package
    for package in "${!commands[@]}"; do
        case $package in
        python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
        tesseract-ocr-dan) tesseract --list-langs 2>/dev/null | grep -qx dan ;;
        *) PATH="$PATH:/usr/sbin" command -v "${commands[$package]}" >/dev/null ;;
        esac || echo "$package"
    done | sort
}

install_packages() {
    local sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    command -v apt-get >/dev/null && { [ -z "$sudo" ] || $sudo true 2>/dev/null; } || return 1
    echo "setup: installing $*" >&2
    $sudo apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

mapfile -t wanted < <(missing_packages)
if [ ${#wanted[@]} -gt 0 ] && ! install_packages "${wanted[@]}"; then
    echo "setup: please install these system packages, then try again: ${wanted[*]}" >&2
    # Without venv nothing runs; without the others the demo still does, but in CI a gap is an error.
    if [ -n "${CI:-}" ] || [[ " ${wanted[*]} " == *" python3-venv "* ]]; then exit 2; fi
fi

stamp=".venv/.made-from-$(cat pyproject.toml requirements.lock scripts/setup.sh | sha256sum | cut -c1-16)"
if [ ! -e "$stamp" ]; then
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        { echo "setup: Python 3.11 or newer is needed, found $(python3 -V)" >&2; exit 2; }
    rm -f .venv/.made-from-*
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    touch "$stamp"
fi
