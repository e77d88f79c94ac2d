"""Excel: XLSX, the format before it (XLS), and its XML of 2003."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from intake.compound import BrokenFileError, Compound
from intake.documents.limits import Budget, DamagedError, LockedError
from intake.documents.packages import MOST_COLUMNS, MOST_ROWS, archive, as_text, row, xml_root
from intake.reading import Text

SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"

_SS, _X = f"{{{SPREADSHEET_XML}}}", "{urn:schemas-microsoft-com:office:excel}"
_LARGEST_SHEET = 30_000_000
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^>]{0,1000})>")
_COLUMN = re.compile(rb"<(?:\w{1,20}:)?col\b([^>]{0,1000})>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?")


def xlsx_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets, a row a line, without what is hidden; values as people see them."""
    import warnings

    archive(content, budget).close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _opened(content)
        try:
            sheets = [
                "\n".join(_rows(sheet, budget))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
        finally:
            book.close()
    return as_text("\f".join(sheets), pages=max(1, len(sheets)))


def _opened(content: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, MemoryError):
        raise
    except Exception:
        # The library is strict in what has no words in it: styles, and what is said of the file.
        return load_workbook(_bare(content), read_only=True, data_only=True)


def _bare(content: bytes) -> io.BytesIO:
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(bare, "w") as kept:
        for name in whole.namelist():
            if name != "xl/styles.xml" and not name.startswith(("docProps/", "xl/theme/")):
                kept.writestr(name, whole.read(name))
    return bare


def _rows(sheet: Any, budget: Budget) -> Iterator[str]:
    # Some programs state a size that is not the sheet's.
    sheet.reset_dimensions()
    hidden_rows, hidden_columns = _hidden(sheet)
    for number, line in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS or budget.spent(0.8):
            return
        if number not in hidden_rows and any(cell.value is not None for cell in line):
            yield row(
                " ".join(_shown(cell.value, str(cell.number_format or "")).split())
                for place, cell in enumerate(line, start=1)
                if place not in hidden_columns
            )


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """The numbers of hidden rows and columns, which the library does not tell while it streams."""
    with sheet._get_source() as source:
        content = source.read(_LARGEST_SHEET + 1)
    if len(content) > _LARGEST_SHEET or b"hidden" not in content:
        return set(), set()
    rows, columns, number = set[int](), set[int](), 0
    for found in _ROW.finditer(content):
        number = _stated(found.group(1), b"r") or number + 1
        if _HIDDEN.search(found.group(1)):
            rows.add(number)
    for found in _COLUMN.finditer(content):
        if _HIDDEN.search(found.group(1)):
            last = min(_stated(found.group(1), b"max"), MOST_COLUMNS)
            columns.update(range(_stated(found.group(1), b"min"), last + 1))
    return rows, columns


def _stated(attributes: bytes, name: bytes) -> int:
    found = re.search(rb"(?<![\w:])" + name + rb"\s*=\s*[\"'](\d{1,9})[\"']", attributes)
    return int(found.group(1)) if found else 0


def _shown(value: Any, shape: str) -> str:
    """A cell's value as its sheet shows it, as far as the value's meaning goes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, datetime | date):
        if isinstance(value, datetime) and value.time() != time():
            return value.strftime("%d-%m-%Y %H:%M")
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            value = int(value)
        else:
            return f"{value:.15g}"
    if isinstance(value, int) and len(shape) > 1 and not shape.strip("0 "):
        return str(value).zfill(shape.count("0"))
    return str(value)


def xls_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets of an old workbook, as `xlsx_text` gives them."""
    import xlrd

    try:
        file = Compound(content)
        within = file.within(file.root)
        # The library's own way through an OLE file goes round and round in a broken one.
        stream = file.read(within.get("workbook") or within["book"])
        book = xlrd.open_workbook(
            file_contents=stream,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except (BrokenFileError, KeyError) as error:
        raise DamagedError from error
    except xlrd.XLRDError as error:
        raise (LockedError if "encrypted" in str(error).lower() else DamagedError) from error
    seen = (book.sheet_by_index(number) for number in range(book.nsheets))
    sheets = ["\n".join(_old_rows(sheet, book, budget)) for sheet in seen if not sheet.visibility]
    return as_text("\f".join(sheets), pages=max(1, len(sheets)))


def _old_rows(sheet: Any, book: Any, budget: Budget) -> Iterator[str]:
    hidden = {place for place, about in sheet.colinfo_map.items() if about.hidden}
    for number in range(min(sheet.nrows, MOST_ROWS)):
        if budget.spent(0.8):
            return
        if number in sheet.rowinfo_map and sheet.rowinfo_map[number].hidden:
            continue
        cells = [
            " ".join(_old_shown(cell, book).split())
            for place, cell in enumerate(sheet.row(number)[:MOST_COLUMNS])
            if place not in hidden
        ]
        if any(cells):
            yield row(cells)


def _old_shown(cell: Any, book: Any) -> str:
    import xlrd

    value: Any = cell.value
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#"))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            value = xlrd.xldate_as_datetime(value, book.datemode)
        except (xlrd.xldate.XLDateError, OverflowError):
            return str(value)
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(value)
    return _shown(value, _old_shape(cell, book))


def _old_shape(cell: Any, book: Any) -> str:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return ""
    shape = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return str(shape.format_str) if shape else ""


def sheet_xml_text(content: bytes, budget: Budget) -> Text:
    """The visible sheets of a workbook in the XML that many programs export."""
    root = xml_root(content)
    sheets = [
        "\n".join(_xml_rows(sheet, budget))
        for sheet in root.iter(_SS + "Worksheet")
        if (sheet.findtext(f"{_X}WorksheetOptions/{_X}Visible") or "").strip()
        not in ("SheetHidden", "SheetVeryHidden")
    ]
    return as_text("\f".join(sheets), pages=max(1, len(sheets)))


def _xml_rows(sheet: Any, budget: Budget) -> Iterator[str]:
    for number, line in enumerate(sheet.iter(_SS + "Row")):
        if number >= MOST_ROWS or budget.spent(0.8):
            return
        if line.get(_SS + "Hidden") == "1":
            continue
        cells: list[str] = []
        for cell in line.iter(_SS + "Cell"):
            at = _ordinal(cell.get(_SS + "Index")) - 1
            cells += [""] * (min(at, MOST_COLUMNS) - len(cells))
            cells.append(_xml_shown(cell))
            cells += [""] * min(_ordinal(cell.get(_SS + "MergeAcross")), MOST_COLUMNS)
        if any(cells):
            yield row(cells[:MOST_COLUMNS])


def _xml_shown(cell: Any) -> str:
    data = cell.find(_SS + "Data")
    said = " ".join("".join(data.itertext()).split()) if data is not None else ""
    if data is not None and data.get(_SS + "Type") == "DateTime" and _ISO.fullmatch(said):
        return _shown(datetime.fromisoformat(said[:19]), "")
    return said


def _ordinal(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
