"""The queue: a tab for each state, a line for each ticket, narrowed and sorted by its address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from intake.rules import Rules
from web import words
from web.guard import Someone
from web.pages import page
from web.room import Room, room_of
from workflow import queue, saved_views, tickets
from workflow.days import after_working_days, day_of, working_days
from workflow.facts import jobcentre_names
from workflow.lines import NAMES_SHOWN
from workflow.queue import MOST_COUNTED, Wanted
from workflow.states import ENDED, State
from workflow.tokens import refusal

router = APIRouter()

BY_WORD = {word: state for state, (word, _) in words.TABS.items()}
TYPES = {"opret": "create", "nedlaeg": "remove"}
SORTS = {"nr": "number", "frist": "service", "firma": "firm"}
AGES = (1, 3, 7, 30)  # days
MOST_CHIPS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How the queue is looked at, as its address says: each part in the address' own words."""

    tilstand: str = "klar"
    jobcenter: str = ""
    type: str = ""
    mangler: str = ""
    problem: str = ""
    alder: str = ""
    hos: str = ""
    sorter: str = ""
    retning: str = ""

    @property
    def state(self) -> State:
        return BY_WORD[self.tilstand]

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the queue."""
        names = ("hos", "jobcenter", "type", "mangler", "problem", "alder")
        return {name: value for name in names if (value := getattr(self, name))}

    @property
    def address(self) -> str:
        """The address that says so, and no more than it has to."""
        sorting = {"sorter": self.sorter, "retning": self.retning}
        said = {"tilstand": self.tilstand, **self.filters, **sorting}
        return "/koe?" + urlencode({name: value for name, value in said.items() if value})

    def wanted(self, now: datetime, caseworker: str) -> Wanted:
        """What the queue is asked for, when `caseworker` looks so."""
        default = queue.by_default(self.state)
        marks = [
            TYPES.get(self.type, ""),
            f"place:{self.jobcenter}" if self.jobcenter else "",
            f"missing:{self.mangler}" if self.mangler else "",
            _mark_of_problem(self.problem),
        ]
        return replace(
            default,
            marks=tuple(mark for mark in reversed(marks) if mark),
            assignee={"mig": caseworker, "ingen": ""}.get(self.hos),
            before=now - timedelta(days=int(self.alder)) if self.alder else None,
            sort=SORTS[self.sorter or "nr"],
            descending=self.retning == "ned" if self.retning else default.descending,
        )


def look_of(query: Mapping[str, str], rules: Rules) -> Look:
    """The look that an address asks for. Raises ValueError for one that nobody can have."""
    known = {name: query[name] for name in Look.__dataclass_fields__ if query.get(name)}
    allowed = {
        "tilstand": BY_WORD,
        "jobcenter": rules.municipalities,
        "type": TYPES,
        "mangler": words.MISSING,
        "problem": words.TO_LOOK_AT,
        "alder": [str(age) for age in AGES],
        "hos": words.WHOSE,
        "sorter": SORTS,
        "retning": ("op", "ned"),
    }
    for name, value in known.items():
        if value not in allowed[name]:
            raise ValueError(name)
    return Look(**known)


def _mark_of_problem(problem: str) -> str:
    return problem if problem in ("refused", "doubted", "") else f"problem:{problem}"


@router.get("/")
def front(_: Someone) -> Response:
    return RedirectResponse(Look().address, 303)


@router.get("/koe")
def show(
    request: Request, someone: Someone, efter: Annotated[str | None, Query()] = None
) -> Response:
    room = room_of(request)
    try:
        look = look_of(request.query_params, room.desk.rules)
        with room.database.reading():
            facts = _facts(room, someone.account.name, look, efter)
    except ValueError:
        raise HTTPException(404) from None
    return page(request, "queue", facts, someone)


def _facts(room: Room, name: str, look: Look, efter: str | None) -> dict[str, Any]:
    """What the page shows of the queue. Raises ValueError for an `efter` that is no line."""
    now = room.clock()
    found = queue.look(room.database, look.wanted(now, name), efter)
    choices = _choices(room.desk.rules)
    return {
        "look": look,
        "tabs": _tabs(found.counts, look),
        "tab": words.TABS[look.state],
        "lines": [line_of(line, room, now) for line in found.page.lines],
        "sorts": _sorts(look),
        "chosen": list(_chosen(look, room.desk.rules)),
        "narrowed": counted(found.narrowed) if found.narrowed is not None else "",
        "choices": choices,
        "options": {name: _options(tuple(some)) for name, some in choices.items()},
        "views": _views(room, name, look),
        "stopped": refusal(room.database),
        "unsent": tickets.unsent(room.database),
        "next": _following(look, found.page.next),
        "begun": efter is not None,
        "is_ended": look.state in ENDED,
        "others": _others(found.counts, look.state),
        "since": found.since,
        "size": queue.PAGE,
    }


@router.get("/koe/nyt")
async def news(
    request: Request,
    _: Someone,
    siden: Annotated[int | None, Query(ge=0, lt=2**62)] = None,
    accept: Annotated[str, Header()] = "",
    last_event_id: Annotated[str, Header()] = "",
) -> Response:
    """The events of an open queue; a browser that opens this as a page is led to the queue."""
    if "text/event-stream" not in accept:
        return RedirectResponse(Look().address, 303)
    room = room_of(request)
    since = int(last_event_id) if last_event_id.isdecimal() else siden
    stream = room.live.stream(request.cookies.get(room.cookie, ""), since)
    at_once = {"X-Accel-Buffering": "no"}  # nginx would gather it up
    return StreamingResponse(stream, media_type="text/event-stream", headers=at_once)


def counted(number: int) -> str:
    """A count in words: 999, 1.000+"""
    return f"{MOST_COUNTED:,}+".replace(",", ".") if number > MOST_COUNTED else str(number)


def _tabs(counts: Mapping[State, int], look: Look) -> list[dict[str, Any]]:
    return [
        {
            "word": word,
            "name": name,
            "count": counted(counts[state]),
            "chosen": state is look.state,
            # Who looks through several tabs looks for the same in each.
            "address": replace(look, tilstand=word, sorter="", retning="").address,
        }
        for state, (word, name) in words.TABS.items()
    ]


def _others(counts: Mapping[State, int], chosen: State) -> list[tuple[str, str, str]]:
    """The tabs in which there is something to do, for whoever stands in an empty one."""
    to_do = (State.READY, State.TRIAGE, State.APPROVED)
    return [
        (Look(tilstand=words.TABS[s][0]).address, words.TABS[s][1], counted(counts[s]))
        for s in to_do
        if counts[s] and s is not chosen
    ]


def _sorts(look: Look) -> dict[str, dict[str, str]]:
    """What each column's head leads to, and how it is sorted now (for `aria-sort`)."""
    default = queue.by_default(look.state).descending
    heads = {}
    for word in SORTS:
        is_now = word == (look.sorter or "nr")
        down = (look.retning == "ned" if look.retning else default) if is_now else False
        turned = "op" if down else "ned"
        heads[word] = {
            "address": replace(look, sorter=word, retning=turned if is_now else "op").address,
            "now": ("descending" if down else "ascending") if is_now else "",
        }
    return heads


def _chosen(look: Look, rules: Rules) -> Iterator[tuple[str, str]]:
    """Each filter in words, and the address without it."""
    said = {
        "jobcenter": lambda v: "Jobcenter " + jobcentre_names([v], rules)[0],
        "type": lambda v: words.ACTIONS[TYPES[v]],
        "mangler": lambda v: f"Mangler {words.MISSING[v]}",
        "problem": lambda v: words.TO_LOOK_AT[v],
        "hos": lambda v: words.WHOSE[v],
        "alder": lambda v: f"Ældre end {_days(int(v))}",
    }
    for name, value in look.filters.items():
        yield said[name](value), replace(look, **{name: ""}).address


@cache
def _choices(rules: Rules) -> dict[str, list[tuple[str, str]]]:
    places = sorted(rules.municipalities.values(), key=lambda m: words.alphabetical(m.name))
    return {
        "jobcenter": [(place.code, place.name) for place in places],
        "type": [(word, words.ACTIONS[action]) for word, action in TYPES.items()],
        "mangler": list(words.MISSING.items()),
        "problem": list(words.TO_LOOK_AT.items()),
        "alder": [(str(age), _days(age)) for age in AGES],
        "hos": list(words.WHOSE.items()),
        "sorter": [("frist", "frist"), ("firma", "firma")],
    }


@cache
def _options(choices: tuple[tuple[str, str], ...]) -> Markup:
    """The choices as they stand in a list; there are a hundred job centres on every page."""
    option = Markup('<option value="{}">{}</option>')
    return Markup("").join(option.format(value, shown) for value, shown in choices)


def _following(look: Look, after: str | None) -> str | None:
    return f"{look.address}&{urlencode({'efter': after})}" if after else None


def _views(room: Room, name: str, look: Look) -> list[dict[str, Any]]:
    return [
        {"id": view.id, "name": view.name, "address": f"/koe?{view.query}",
         "chosen": f"/koe?{view.query}" == look.address}
        for view in saved_views.of(room.database, name)
    ]  # fmt: skip


def query_of(address: str, rules: Rules) -> str:
    """The query of a queue's address as we would write it. Raises ValueError."""
    look = look_of(dict(parse_qsl(address.partition("?")[2])), rules)
    return look.address.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Line:
    """A ticket as a line shows it."""

    reference: str
    who: str
    domain: str
    cvr: str | None
    about: str | None
    asked: str
    places: str
    doubted: bool
    missing: Sequence[str]
    problems: Sequence[str]
    assignee: str | None
    age: str
    since: datetime
    state: str
    state_name: str
    goal: str
    goal_kind: str


def line_of(line: Any, room: Room, now: datetime) -> Line:
    """The line of a ticket as `workflow.queue` gives it."""
    shown = line.line
    goal, goal_kind = _goal(line, day_of(now), room.service_days)
    return Line(
        reference=f"LS-{line.number}",
        who=(line.firm or line.sender_name or line.sender or "Ukendt afsender")[:60],
        domain=line.sender.rpartition("@")[2][:60],
        cvr=line.cvr,
        about=words.ABOUT.get((line.about or "").partition(":")[0]),
        asked=_asked(shown) or words.KINDS.get(line.kind, line.kind),
        places=_places(shown, room.desk.rules),
        doubted=shown["doubted"],
        missing=[words.SHORT.get(item, item) for item in shown["missing"]],
        problems=_few([words.SHORT.get(item, item) for item in shown["problems"]]),
        assignee=line.assignee,
        age=words.age(line.created_at, now),
        since=line.created_at,
        state=line.state.value,
        state_name=words.STATES[line.state],
        goal=goal,
        goal_kind=goal_kind,
    )


def _asked(shown: Mapping[str, Any]) -> str:
    """Opret 2: Olga Berg, Villy Sand · Nedlæg 1: …"""
    parts = []
    for action, word in words.ACTIONS.items():
        if names := shown["people"].get(action):
            number = shown["count"][action]
            more = " …" if number > len(names) else ""
            parts.append(f"{word} {number}: {', '.join(names)}{more}")
    return " · ".join(parts)


def _few(chips: list[str]) -> list[str]:
    more = len(chips) - MOST_CHIPS
    return chips if more <= 0 else [*chips[:MOST_CHIPS], f"{more} mere"]


def _places(shown: Mapping[str, Any], rules: Rules) -> str:
    if shown["place_count"] > NAMES_SHOWN:
        return f"{shown['place_count']} jobcentre"
    return ", ".join(jobcentre_names(shown["places"], rules))


def _goal(line: Any, today: date, service_days: int) -> tuple[str, str]:
    """What is left of the service goal, in words, and whether that is "bad" or near ("warn");
    nothing where it no longer counts.
    """
    if line.state in ENDED or line.service_from is None:
        return "", ""
    if line.state is State.INCOMPLETE:
        since = day_of(line.state_since) if line.state_since else today
        return _waits(since, today), ""
    return _left(line.service_from, service_days, today)


@lru_cache(maxsize=1000)
def _waits(since: date, today: date) -> str:
    waited = working_days(since, today)
    return f"venter {_days(waited)}" if waited else "venter"


@lru_cache(maxsize=1000)
def _left(since: date, service_days: int, today: date) -> tuple[str, str]:
    due = after_working_days(since, service_days)
    if due < today and (over := working_days(due, today)):
        return f"{_days(over)} over", "bad"
    return ("i dag", "warn") if due <= today else (_days(working_days(today, due)), "")


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dage"
