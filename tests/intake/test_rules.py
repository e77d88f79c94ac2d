"""The data files: whole, and exact about a mistake."""

import shutil
from pathlib import Path

import pytest

from intake.rules import RulesError, load_rules
from tests.intake.readings import RULES

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_it_knows_all_municipalities() -> None:
    assert len(RULES.municipalities) == 98
    assert RULES.municipalities["155"].shared_with == ("Tårnby",)
    assert RULES.places["aarhus",] == "751"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("municipalities.csv", "\n147,", "\n14x,", "municipalities.csv:4: the code '14x'"),
        ("municipalities.csv", "\n147,", "\n101,", "municipalities.csv:4: the code 101"),
        ("municipalities.csv", "code,name", "kode,navn", "municipalities.csv:2: the columns"),
        ("municipalities.csv", "Frederiksberg,Frb", "Herlev,Frb", "is another municipality's name"),
        (
            "municipalities.csv",
            "Jobcenter Tårnby,Tårnby",
            "Jobcenter Tårnby,Taarn",
            "shared with 'Taarn'",
        ),
        ("words.toml", "\nremove = [", "\nremoves = [", "removes is not known"),
        ("words.toml", "\nremove = [", "\nremove = [7,", "remove must be a list of words"),
        ("words.toml", "\nremove = [", "\nremove = ", "line "),
        ("numbers.toml", "55568510", "55568511", "numbers.toml:4: 55568511"),
        ("numbers.toml", '"461"', '"999"', "no municipality has the code 999"),
    ],
)
def test_it_tells_where_a_mistake_is(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    with pytest.raises(RulesError, match=r".") as error:
        load_rules(folder)
    assert told in str(error.value)


def test_it_tells_which_file_is_not_there(folder: Path) -> None:
    (folder / "words.toml").unlink()
    with pytest.raises(RulesError, match=r"words\.toml: there is no such file"):
        load_rules(folder)
