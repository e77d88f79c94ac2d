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
    assert RULES.municipalities["155"].jobcentre == "Jobcenter Tårnby"
    assert RULES.municipalities["400"].region == "Region Hovedstaden"
    assert RULES.places["frederiksvaerk", "hundested"] == "260"
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
        ("municipalities.csv", "Region Sjælland", "Region Møn", "'Region Møn' is not one of"),
        ("municipalities.csv", ",Jobcenter Greve,", ",,", "253 has no job centre"),
        ("municipalities.csv", "Jobcenter Tårnby,Dragør", "Jobcenter Tårnby,", "does not say that"),
        ("municipalities.csv", "Jobcenter Tårnby,Dr", "Jobcenter X,Dr", "Tårnby calls it"),
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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "Indkalder"', 'navn = "Indkalder"', ": navn is not known"),
        ('lets = "bruge JobKon"', "lets = 7", ": lets must be a text in quotes"),
        ('pilot = "Kommunal revision"', 'pilot = "Andet"', ": pilot: there is no pilot 'Andet'"),
        ('needs = ["Indkalder"]', 'needs = ["Kalder"]', "is called 'Kalder'"),
        ('needs = ["Indkalder"]', 'needs = ["LBA"]', "is called 'LBA'"),
        ('needs = ["Indkalder"]', "needs = 1", ": needs must be a list of words in quotes"),
        ('"269", "849"]', '"269", "999"]', ": Kommunal revision: no municipality has the code 999"),
        ('opened_by = ["Indkalder"]', 'opened_by = ["Leder"]', "opened_by: there is no role 'Led"),
        ('opened_by = ["Indkalder"]', "", ": opened_by is missing"),
        ('name = "Planner administrator"', 'name = "indkalder"', "has a role of the name"),
        ('name = "Jobcenter Planner"', 'name = "JobKon"', "'JobKon' stands twice"),
        ('at = "jobcentre"', 'at = "månen"', ": at: there is no organisation 'månen'"),
        ('key = "fund"', 'key = "test"', "'test' stands twice"),
        ("municipal = true", 'municipal = "ja"', ": municipal must be true or false"),
        ('holders = ["municipality"]', 'holders = ["nobody"]', "there is no holder 'nobody'"),
        ('always = ["Sagsbehandler"]', 'always = ["LBA"]', "may not have the role 'LBA'"),
        ("[pilots]", "[piloter]", "piloter is not known"),
        ('fund = "a-kassens', "fund = 7 #", "[holders] fund must be a text in quotes"),
        (
            '"municipality", "other_actor"]\nlets = "bruge',
            '"municipality"]\nlets = "bruge',
            "Jobnet jobordrer needs Sagsbehandler, which other_actor may not have",
        ),
        ("[[roles]]", "[[roles", "line "),
    ],
)
def test_it_tells_where_a_mistake_in_the_roles_is(
    folder: Path, old: str, new: str, told: str
) -> None:
    file = folder / "roles.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(RulesError) as error:
        load_rules(folder)
    assert told in str(error.value)
    assert "roles.toml:" in str(error.value)


def test_a_mistake_in_the_roles_is_told_with_its_line(folder: Path) -> None:
    file = folder / "roles.toml"
    lines = file.read_text().replace('needs = ["Indkalder"]', 'needs = ["Kalder"]').splitlines()
    file.write_text("\n".join(lines))
    line = next(n for n, text in enumerate(lines, 1) if "Kalder" in text)
    with pytest.raises(RulesError, match=rf"roles\.toml:{line}: needs: there is no role above"):
        load_rules(folder)


def test_the_book_knows_what_another_actor_gets() -> None:
    book = RULES.roles
    assert book.granted(["Jobnet jobordrer", "Indkalder"]) == ("Sagsbehandler", "Jobnet jobordrer")
    assert book.grantable == ("Jobnet jobordrer",)
    assert book.title("Indkalder") == "Jobcenter Planner (Indkalder)"
