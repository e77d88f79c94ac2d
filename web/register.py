"""The register at the desk: who has access, the firms, and both as files for a spreadsheet."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from starlette.exceptions import HTTPException

from intake.rules import Rules
from web.guard import Someone
from web.pages import page
from web.room import room_of
from web.spreadsheets import csv_file, file
from workflow import holdings
from workflow.days import day_of
from workflow.facts import jobcentre_names
from workflow.holdings import Search, User

router = APIRouter()

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Words = Annotated[str, Query(max_length=200)]
Code = Annotated[str, Query(pattern=r"^(\d{3})?$")]
Cvr = Annotated[str, Query(pattern=r"^(\d{8})?$")]
Yes = Annotated[str, Query(pattern="^(ja)?$")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks to see: the search, and its words for the links of the page."""

    search: Search
    words: dict[str, str]


def asked_for(soeg: Words = "", jobcenter: Code = "", cvr: Cvr = "", tidligere: Yes = "") -> Asked:
    words = {"soeg": soeg, "jobcenter": jobcenter, "cvr": cvr, "tidligere": tidligere}
    search = Search(soeg, cvr, jobcenter, former=bool(tidligere))
    return Asked(search, {name: value for name, value in words.items() if value})


Wanted = Annotated[Asked, Depends(asked_for)]


@router.get("/brugere")
def users(
    request: Request,
    someone: Someone,
    asked: Wanted,
    efter: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    room = room_of(request)
    rules = room.desk.rules
    found, following = holdings.users(room.database, asked.search, efter)
    facts = {
        "lines": [_line(user, rules) for user in found],
        "search": asked.search,
        "query": urlencode(asked.words),
        "next": urlencode({**asked.words, "efter": following}) if following else None,
        "begun": efter is not None,
        "municipalities": sorted(rules.municipalities.values(), key=lambda m: m.name),
        "today": day_of(room.clock()),
    }
    return page(request, "users", facts, someone)


@router.get("/brugere.csv")
def users_csv(request: Request, someone: Someone, asked: Wanted) -> Response:
    return csv_file(_rows(request, asked.search), "brugere.csv")


@router.get("/brugere.xlsx")
def users_xlsx(request: Request, someone: Someone, asked: Wanted) -> Response:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Brugere")
    for row in _rows(request, asked.search):
        sheet.append([_text_cell(sheet, cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return file(content.getvalue(), _XLSX, "brugere.xlsx")


@router.get("/aktoerer")
def firms(request: Request, someone: Someone, soeg: Words = "") -> Response:
    found = holdings.firms(room_of(request).database, soeg)
    return page(request, "firms", {"firms": found, "words_sought": soeg}, someone)


@router.get("/aktoer/{cvr}")
def firm(request: Request, someone: Someone, cvr: str) -> Response:
    room = room_of(request)
    found = holdings.firm_of(room.database, cvr)
    if found is None:
        raise HTTPException(404)
    rules = room.desk.rules
    facts = {
        "firm": found.firm,
        "requesters": found.requesters,
        "agreements": [
            {"filed": agreement, "names": jobcentre_names(agreement.municipalities, rules)}
            for agreement in found.agreements
        ],
        "lines": [_line(user, rules) for user in found.users],
        "today": day_of(room.clock()),
    }
    return page(request, "firm", facts, someone)


def _line(user: User, rules: Rules) -> Mapping[str, Any]:
    grants = [(grant, *jobcentre_names([grant.jobcentre], rules)) for grant in user.grants]
    return {"employee": user.employee, "firm": user.firm, "grants": grants}


def _rows(request: Request, search: Search) -> list[list[str]]:
    room = room_of(request)
    found, _ = holdings.users(room.database, search, size=None)
    return list(holdings.as_rows(found, room.desk.rules))


def _text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # whatever it begins with
    return cell
