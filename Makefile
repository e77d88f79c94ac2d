.PHONY: setup demo test check bench fuzz screenshots lock
.DEFAULT_GOAL := setup

setup:
	@scripts/setup.sh

demo: setup
	@.venv/bin/landssupport demo

test: setup
	@.venv/bin/pytest -n 3

check: setup
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: setup
	@.venv/bin/python -m bench

# All of it takes two hours or so; FUZZ="--mails 1000 --attachments 100" takes minutes.
fuzz: setup
	@.venv/bin/python -m fuzz $(FUZZ)

# The pictures in docs/billeder, of the guide and the README.
screenshots: setup
	@.venv/bin/python -m docs.screenshots

# Needs uv (pip install uv). Writes names, versions and hashes; no registry's address.
lock:
	uv pip compile --universal --generate-hashes --no-header --all-extras --upgrade pyproject.toml -o requirements.lock
