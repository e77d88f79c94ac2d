"""The register at the desk: who has access, the firms, and both as files for a spreadsheet."""

import io
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from starlette.exceptions import HTTPException

from intake.rules import Rules
from web.guard import Someone
from web.pages import page
from web.room import room_of
from web.spreadsheets import csv_file, file
from workflow import holdings
from workflow.facts import jobcentre_names
from workflow.holdings import Search, User
from workflow.plans import day_of

router = APIRouter()

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Words = Annotated[str, Query(max_length=200)]
Code = Annotated[str, Query(pattern=r"^(\d{3})?$")]
Cvr = Annotated[str, Query(pattern=r"^(\d{8})?$")]
Yes = Annotated[str, Query(pattern="^(ja)?$")]


@router.get("/brugere")
def users(
    request: Request,
    someone: Someone,
    soeg: Words = "",
    jobcenter: Code = "",
    cvr: Cvr = "",
    tidligere: Yes = "",
    efter: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    room = room_of(request)
    rules = room.desk.rules
    search = Search(soeg, cvr, jobcenter, former=bool(tidligere))
    found, following = holdings.users(room.database, search, efter)
    asked = {"soeg": soeg, "jobcenter": jobcenter, "cvr": cvr, "tidligere": tidligere}
    chosen = {name: value for name, value in asked.items() if value}
    facts = {
        "lines": [_line(user, rules) for user in found],
        "search": search,
        "query": urlencode(chosen),
        "next": urlencode({**chosen, "efter": following}) if following else None,
        "begun": efter is not None,
        "municipalities": sorted(rules.municipalities.values(), key=lambda m: m.name),
        "today": day_of(room.clock()),
    }
    return page(request, "users", facts, someone)


@router.get("/brugere.csv")
def users_csv(
    request: Request,
    someone: Someone,
    soeg: Words = "",
    jobcenter: Code = "",
    cvr: Cvr = "",
    tidligere: Yes = "",
) -> Response:
    rows = _rows(request, Search(soeg, cvr, jobcenter, former=bool(tidligere)))
    return csv_file(rows, "brugere.csv")


@router.get("/brugere.xlsx")
def users_xlsx(
    request: Request,
    someone: Someone,
    soeg: Words = "",
    jobcenter: Code = "",
    cvr: Cvr = "",
    tidligere: Yes = "",
) -> Response:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Brugere")
    for row in _rows(request, Search(soeg, cvr, jobcenter, former=bool(tidligere))):
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
    names = {code: municipality.name for code, municipality in rules.municipalities.items()}
    return {
        "employee": user.employee,
        "firm": user.firm,
        "grants": [(grant, names.get(grant.jobcentre, grant.jobcentre)) for grant in user.grants],
    }


def _rows(request: Request, search: Search) -> list[list[str]]:
    room = room_of(request)
    names = {code: m.name for code, m in room.desk.rules.municipalities.items()}
    found, _ = holdings.users(room.database, search, size=None)
    return list(holdings.as_rows(found, names))


def _text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # whatever it begins with
    return cell
