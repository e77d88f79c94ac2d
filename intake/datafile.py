"""Reading the data files: what is wrong in one is told with its file, its line and the reason."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeGuard


class RulesError(Exception):
    """A mistake in a data file: its name, the line where it is known, and what is wrong."""


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise RulesError(f"{path}: there is no such file") from None
    except UnicodeDecodeError as error:
        raise RulesError(f"{path}: not UTF-8 at byte {error.start}") from None


def toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read(path))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{path}: {error}") from None


def line_of(path: Path, key: str) -> str:
    """The file with the line on which a key, or a text in quotes, first stands."""
    line = _line(path, key, 1, None)
    return f"{path}:{line}" if line else str(path)


def line_in(path: Path, table: str, number: int, key: str) -> str:
    """The file with the line of a key, or a text in quotes, in the `number`th `[[table]]`; of the
    table itself, where it does not stand there."""
    headings = [n for n, line in _lines(path) if line.startswith("[")]
    tables = [n for n, line in _lines(path) if line.strip() == f"[[{table}]]"]
    if number >= len(tables):
        return str(path)
    begins = tables[number]
    end = next((n for n in headings if n > begins), None)
    return f"{path}:{_line(path, key, begins, end) or begins}"


def _line(path: Path, key: str, first: int, end: int | None) -> int | None:
    stands = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=|[^#]*\"{re.escape(key)}\"")
    numbered = (n for n, line in _lines(path) if stands.match(line))
    return next((n for n in numbered if n >= first and (end is None or n < end)), None)


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    return enumerate(read(path).splitlines(), 1)


def strings(path: Path, key: str, value: object) -> list[str]:
    if not is_texts(value):
        raise RulesError(f"{line_of(path, key)}: {key} must be a list of words in quotes")
    return value


def is_texts(value: object) -> TypeGuard[list[str]]:
    """Whether it is a list of texts, none of them blank."""
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def expect(path: Path, where: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Raise RulesError where a table has a key too many or too few."""
    keys = set(keys)
    for key in sorted(table.keys() - keys):
        raise RulesError(f"{line_of(path, key)}: {where}{key} is not known")
    for key in sorted(keys - table.keys()):
        raise RulesError(f"{path}: {where}{key} is missing")
