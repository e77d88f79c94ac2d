"""Makes the corpus: NNN.eml beside NNN.json, every third set aside. Run: python tests/corpus/make.py

The words stand in mails_*.py, each mail's written by hand and labelled by hand. Here they are only
wrapped, numbered and written, and each label is held against what the contract lets follow from
its own fields, so that a slip of the pen is found before it misleads anybody.
"""

import importlib
import json
import random
from collections import Counter
from pathlib import Path

from mail import MAILS, Labelled
from stdnum.dk import cvr as cvr_number
from wrap import wrapped

HERE = Path(__file__).parent
PORTIONS = sorted(
    (path.stem for path in HERE.glob("mails_*.py")), key=lambda name: int(name.split("_")[1])
)

STARTS = {"mails_10": 400}  # so that they stay while the portion before it grows


def covers(label, agreement, day):
    return (
        agreement["readable"]
        and not (agreement["valid_to"] and agreement["valid_to"] < day)
        and not (agreement["cvr"] and label["cvr"] and agreement["cvr"] != label["cvr"])
    )


def follows(label, day):
    """What of `missing` and `problems` follows from the label's other fields."""
    missing, problems = set(), set()
    made = [x for x in label["employees"] if x["action"] == "create"]
    asked, agreements = set(label["jobcentres"]), label["agreements"]
    if not label["cvr"]:
        missing.add("cvr")
    if not label["employees"]:
        missing.add("employee")
    missing |= {"employee_name" for x in made if not x["name"]}
    missing |= {"employee_email" for x in made if not x["email"]}
    if made or not label["employees"]:
        good = [x for x in agreements if covers(label, x, day)]
        held = {code for x in good for code in x["municipalities"]}
        unclear = any(not x["municipalities"] for x in good)
        if not asked:
            missing.add("jobcentre")
        if not (unclear or (asked <= held if asked else good)):
            missing.add("agreement")
    for x in agreements:
        if not x["readable"]:
            problems.add("agreement_unreadable")
        elif not x["municipalities"]:
            problems.add("agreement_unclear")
        elif not set(x["municipalities"]) <= asked:
            problems.add("agreement_wrong_municipality")
        if x["valid_to"] and x["valid_to"] < day:
            problems.add("agreement_expired")
        if x["cvr"] and label["cvr"] and x["cvr"] != label["cvr"]:
            problems.add("cvr_conflict")
    return sorted(missing), sorted(problems)


READ_FROM_WORDS = {"cvr_invalid", "jobcentre_unknown", "employee_email_invalid"}


def checked(mail: Labelled, number: int) -> dict:
    """The label, or an error that says which mail's label cannot be right."""
    label = mail.label
    if label["kind"] != "request":
        return label
    missing, problems = follows(label, mail.envelope.when[:10])
    where = f"{number:03} {mail.envelope.subject!r}"
    if label["missing"] != missing:
        raise ValueError(f"{where}: missing {label['missing']}, but {missing} follows")
    if sorted(set(label["problems"]) - READ_FROM_WORDS) != problems:
        raise ValueError(f"{where}: problems {label['problems']}, but {problems} follow")
    for held in [label, *label["agreements"]]:
        if held["cvr"] and not cvr_number.is_valid(held["cvr"]):
            raise ValueError(f"{where}: {held['cvr']} is no CVR number")
    return label


def set_aside(number: int) -> bool:
    """One of each three, by a lot that stays the same when mails are added."""
    group, place = divmod(number - 1, 3)
    return random.Random(group * 31 + 5).randrange(3) == place


def main() -> None:
    numbers: list[int] = []
    for portion in PORTIONS:
        importlib.import_module(portion)
        first = STARTS.get(portion, len(numbers) + 1)
        numbers += range(first, first + len(MAILS) - len(numbers))
    for old in [*HERE.glob("**/[0-9]*.eml"), *HERE.glob("**/[0-9]*.json")]:
        old.unlink()
    (HERE / "set_aside").mkdir(exist_ok=True)
    for number, mail in zip(numbers, MAILS, strict=True):
        folder = HERE / "set_aside" if set_aside(number) else HERE
        label = checked(mail, number)
        (folder / f"{number:03}.eml").write_bytes(wrapped(mail.envelope, number))
        (folder / f"{number:03}.json").write_text(
            json.dumps(label, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    print(len(MAILS), Counter(x.label["kind"] for x in MAILS))
    print(sum(x.label["complete"] for x in MAILS), "complete")


if __name__ == "__main__":
    main()
