"""The lines of a ticket's history in words."""

from collections.abc import Mapping
from difflib import ndiff
from typing import Any

from intake.rules import Rules
from web import words
from workflow.facts import jobcentre_names
from workflow.model import Entry


def history_line(entry: Entry, rules: Rules) -> str:
    """A line of the history in words."""
    detail = entry.detail
    parts = [words.EVENTS.get(entry.event, entry.event)]
    if entry.event in ("step_done", "step_undone"):
        parts.append(_step_named(detail, rules))
    parts += [words.failure(detail[name]) for name in ("reason", "why") if detail.get(name)]
    parts += [words.doubted(doubt) for doubt in detail.get("doubts", ())]
    if looked := detail.get("second_look"):
        parts.append("så efter en ekstra gang: " + " ".join(words.doubted(d) for d in looked))
    if detail.get("unanswered"):
        parts.append(f"intet automatisk svar, fordi {detail['unanswered']}")
    if detail.get("own"):
        parts.append("vores egen mail kom tilbage til os")
    if detail.get("bounced"):
        parts.append(f"til {detail['to']}")
    if detail.get("colleague"):
        parts.append("fra en anden adresse i samme firma")
    if detail.get("related"):
        parts.append(f"hører måske sammen med LS-{detail['related']}")
    if detail.get("same_id_as"):
        parts.append("har samme Message-ID som en anden mail, men et andet indhold")
    parts += _of_deeds(detail)
    for name, (before, after) in detail.get("changed", {}).items():
        change = f"{_value(name, before, rules)} → {_value(name, after, rules)}"
        parts.append(f"{words.FIELDS.get(name, name)}: {change}")
    return " · ".join(parts)


def _of_deeds(detail: Mapping[str, Any]) -> list[str]:
    """What a caseworker's deed did besides moving the ticket."""
    parts = [
        f"{word} {detail[name]}"
        for name, word in (("to", "til"), ("had", "fra"))
        if detail.get(name) and "bounced" not in detail
    ]
    if detail.get("other"):
        parts.append(f"LS-{detail['other']}")
    if detail.get("was_duplicate_of"):
        parts.append(f"er ikke en dublet af LS-{detail['was_duplicate_of']} alligevel")
    parts += [name_of(person) for person in detail.get("people", ())]
    if detail.get("mails"):
        parts.append("mail " + ", ".join(str(mail) for mail in detail["mails"]))
    for no in detail.get("denied", ()):
        action = words.ACTIONS[no["action"]].lower()
        parts.append(f"afvist: {action} {name_of(no)} ({no['reason']})")
    if detail.get("text"):
        parts.append(detail["text"])
    if wording := detail.get("wording"):
        parts.append(f"svaret er ændret i hånden: {_changed(*wording)}")
    return parts


def name_of(person: Mapping[str, Any]) -> str:
    return person["name"] or person["email"] or "(intet navn)"


def _changed(before: str, after: str) -> str:
    """The lines that were taken out of an answer, and those that were put in."""
    lines = [line for line in ndiff(before.splitlines(), after.splitlines()) if line[2:].strip()]
    out, put_in = ([line[2:].strip() for line in lines if line[0] == sign] for sign in "-+")
    told = [("ud", out), ("ind", put_in)]
    return ", ".join(f"{word}: »{' / '.join(some)}«" for word, some in told if some)


def _step_named(detail: Mapping[str, Any], rules: Rules) -> str:
    parts = [f"trin {detail['step']}", words.STEPS[detail["deed"]]]
    if detail.get("jobcentre"):
        place = jobcentre_names([detail["jobcentre"]], rules)[0]
        parts.append(f"rollen {detail['role']} på Jobcenter {place}")
    return ", ".join(parts)


def _value(name: str, value: Any, rules: Rules) -> str:
    if not value:
        return "intet"
    match name:
        case "kind":
            return words.KINDS.get(value, str(value))
        case "jobcentres" | "uncovered":
            return ", ".join(jobcentre_names(value, rules))
        case "employees":
            return ", ".join(
                f"{words.ACTIONS[e['action']].lower()} {e['name'] or ''} {e['email'] or ''}".strip()
                + (f" ({', '.join(e['roles'])})" if e.get("roles") else "")
                for e in value
            )
        case "refused":
            return ", ".join(f"{e['role']} til {e['name'] or e['email'] or '?'}" for e in value)
        case "agreements":
            return ", ".join(a["filename"] for a in value)
        case _:
            return str(value)
