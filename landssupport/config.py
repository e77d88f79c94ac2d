"""Where the settings come from: config.toml, what the environment overrides, secrets from files."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from landssupport.settings import Settings
from landssupport.settings.section import Section

PREFIX = "LANDSSUPPORT_"
UNIONS = (Union, UnionType)  # as `Annotated[...] | None` and `str | None` make them
NOT_SETTINGS = {"LANDSSUPPORT_CONFIG"}

# What to give in place of what is of a wrong type, by pydantic's name of the mistake.
RIGHT = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text in quotes",
    "path_type": "a path in quotes",
    "tuple_type": "a list of texts",
}

# A key's path is its sections and its name: ("web", "oidc", "issuer").
Key = tuple[str, ...]


class ConfigError(Exception):
    """A mistake in the settings, as one line that says where it stands and what would be right."""


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """Read the settings of `path`, overridden by `env`'s LANDSSUPPORT_SECTION__KEY.

    A variable that is empty takes the key's default. Relative paths start at the folder of `path`.
    Raises ConfigError for anything that is not right.
    """
    data = _read_toml(path)
    variables = _variables(env)
    for key, name in variables.items():
        _override(data, key, _from_text(KEYS[key], env[name]))
    # Where a value comes from, for the mistake in it.
    place = {key: f"{path}: {_label(key)}" for key in KEYS} | variables
    for key in KEYS:
        if key[-1].endswith("_file"):
            _resolve_file(data, key, path.parent, place)
    try:
        return Settings.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        raise ConfigError(_line(error, path, variables)) from None


def _keys(model: type[Section], prefix: Key = ()) -> Iterator[tuple[Key, Any]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield from _keys(field.annotation, (*prefix, name))
        else:
            yield (*prefix, name), field.annotation


# Every key with its type, in the order of the models.
KEYS: dict[Key, Any] = dict(_keys(Settings))
SECRETS = {key for key in KEYS if (*key[:-1], f"{key[-1]}_file") in KEYS}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        hint = "name the file with --config or LANDSSUPPORT_CONFIG"
        raise ConfigError(f"{path}: no such file; {hint}") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None


def _variables(env: Mapping[str, str]) -> dict[Key, str]:
    """The keys that the environment sets, with the variables' names."""
    names = {PREFIX + "__".join(key).upper(): key for key in KEYS}
    found = {}
    for name in sorted(env):
        if not name.upper().startswith(PREFIX) or name.upper() in NOT_SETTINGS:
            continue
        if name.upper() not in names:
            raise ConfigError(f"{name}: no such setting{_near(name.upper(), list(names))}")
        found[names[name.upper()]] = name
    return found


def _override(data: dict[str, Any], key: Key, value: Any) -> None:
    table = data
    for section in key[:-1]:
        table = table.setdefault(section, {})
        if not isinstance(table, dict):
            return  # told when the whole is checked
    table.pop(key[-1], None)
    if value != "":
        table[key[-1]] = value


def _from_text(annotation: Any, text: str) -> Any:
    """A variable's text as its key's type; what does not fit stays text, and is told of later."""
    types = get_args(annotation) if get_origin(annotation) in UNIONS else (annotation,)
    types = tuple(get_args(t)[0] if get_origin(t) is Annotated else t for t in types)
    if bool in types:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    if int in types and text.strip().lstrip("-").isdecimal():
        return int(text)
    if any(get_origin(t) is tuple for t in types):
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _resolve_file(data: dict[str, Any], key: Key, folder: Path, place: Mapping[Key, str]) -> None:
    """Make a file's path whole, and where it holds a secret, put the secret in its place."""
    table = data
    for section in key[:-1]:
        table = table.get(section, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict) or not isinstance(table.get(key[-1]), str):
        return
    file = folder / table[key[-1]]
    table[key[-1]] = str(file)
    if not file.is_file():
        raise ConfigError(f"{place[key]}: {file}: no such file")
    secret = (*key[:-1], key[-1].removesuffix("_file"))
    if secret not in SECRETS:
        return
    if secret[-1] in table:
        raise ConfigError(f"{place[key]}: {secret[-1]} is given as well; give only one of the two")
    table[secret[-1]] = _read_secret(file, place[key])


def _read_secret(file: Path, place: str) -> str:
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{place}: {file}: not UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{place}: {file}: {error.strerror}") from None


def _line(error: ValidationError, path: Path, variables: Mapping[Key, str]) -> str:
    mistakes = error.errors(include_url=False)
    first = mistakes[0]
    key = tuple(str(part) for part in first["loc"])
    known = next((key[:n] for n in range(len(key), 0, -1) if key[:n] in KEYS), key)
    place = variables.get(known) or (f"{path}: {_label(known)}" if known else str(path))
    more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
    shown = "the value" if known in SECRETS else repr(first["input"])
    return f"{place}: {_what(first, known, shown)}{more}"


def _what(mistake: Any, key: Key, shown: str) -> str:
    limits = mistake.get("ctx", {})
    match mistake["type"]:
        case "extra_forbidden":
            siblings = {k[: len(key)] for k in KEYS if k[: len(key) - 1] == key[:-1]}
            if isinstance(mistake["input"], dict):
                thing = "section"
            else:
                thing = "key" if len(key) > 1 else "key outside of the sections"
            return f"no such {thing}{_near(key[-1], [k[-1] for k in siblings])}"
        case "literal_error":
            return f"{shown} is none of {limits['expected']}"
        case "greater_than_equal":
            return f"{shown} is too small; the least is {limits['ge']}"
        case "less_than_equal":
            return f"{shown} is too large; the most is {limits['le']}"
        case "value_error":
            return str(limits["error"])
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{shown} is no section; write it as [{'.'.join(key)}]"
        case type_mistake:
            right = RIGHT.get(type_mistake, mistake["msg"].lower())
            return f"{shown} does not fit; give {right}"


def _label(key: Key) -> str:
    """How a person finds a key in the file: `[web.oidc] issuer`, or a section by its name."""
    if len(key) == 1 or any(len(k) > len(key) and k[: len(key)] == key for k in KEYS):
        return f"[{'.'.join(key)}]"
    return f"[{'.'.join(key[:-1])}] {key[-1]}"


def _near(word: str, words: list[str]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]}?" if near else ""
