# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same tables as a folder of CSV, one XLSX, one JSON, or a bundle without names."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
import xlsxwriter

from veilleuse.domain.errors import VeilleuseError
from veilleuse.tasks.exports.pseudonyms import pseudonymised
from veilleuse.tasks.exports.tables import Cell, Table, export_tables
from veilleuse.tasks.picture import Picture
from veilleuse.tasks.write_file import write_file, writing

SCHEMA = "veilleuse-export-1"
"""Changes whenever a column changes its meaning or goes; new columns leave it as it is."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First signs that make a spreadsheet calculate (OWASP, CSV injection)."""


class UnknownExportError(VeilleuseError):
    """The name of the file says no format that there is."""

    code = "unknown_export"


def export(picture: Picture, path: Path, *, language: str, pseudonyms: bool = False) -> Path:
    """Writes all tables to `path`: .xlsx, .json, .zip (CSV and JSON together), or a folder of CSV.

    With `pseudonyms` nobody and nothing is called by its name. Whole or not at all, but for a
    folder, of which each file is. UnknownExportError.
    """
    tables = export_tables(picture, language)
    if pseudonyms:
        tables = pseudonymised(tables)
    if not path.suffix:
        return _folder(tables, path)
    make = _FORMATS.get(path.suffix.lower())
    if make is None:
        raise UnknownExportError(path=str(path), known=", ".join(_FORMATS))
    return write_file(path, make(tables, picture.read_at))


def csv_bytes(table: Table) -> bytes:
    """Semicolons and a byte-order mark, as French spreadsheets expect; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_inert(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def json_bytes(tables: Iterable[Table], _at: datetime) -> bytes:
    """One object a row; what every column means is in `desktop/export.md`."""
    told: dict[str, object] = {
        table.name: [
            {column.name: cell for column, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
        for table in tables
    }
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, **told}), indent=2)


def xlsx_bytes(tables: Iterable[Table], at: datetime) -> bytes:
    """One sheet a table, its head frozen and filtered; text is always text."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    # The time of the picture, so that the same picture gives the same file.
    book.set_properties({"created": at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        for at_column, column in enumerate(table.columns):
            sheet.write_string(0, at_column, column.name, bold)
        for at_row, row in enumerate(table.rows, start=1):
            for at_column, cell in enumerate(row):
                _write(sheet, at_row, at_column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
        sheet.set_column(0, len(table.columns) - 1, 18)
    book.close()
    return held.getvalue()


def zip_bytes(tables: Iterable[Table], at: datetime) -> bytes:
    """CSV and JSON in one file, with no trace of who made it."""
    listed, held = tuple(tables), io.BytesIO()
    files = {f"{table.name}.csv": csv_bytes(table) for table in listed}
    files["export.json"] = json_bytes(listed, at)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return held.getvalue()


def _folder(tables: Iterable[Table], path: Path) -> Path:
    with writing(path):
        path.mkdir(exist_ok=True)
    for table in tables:
        write_file(path / f"{table.name}.csv", csv_bytes(table))
    return path


def _inert(cell: Cell) -> str:
    """Text that a spreadsheet would calculate is quoted; numbers stay numbers."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        # Longer text is refused by the format (32,767 signs a cell).
        sheet.write_string(row, column, cell[:32_000])


_FORMATS: Mapping[str, Callable[[Iterable[Table], datetime], bytes]] = {
    ".xlsx": xlsx_bytes,
    ".json": json_bytes,
    ".zip": zip_bytes,
}
