# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, AnswerValue, Device, DeviceClass, DeviceId, Site
from veilleuse.domain.verdicts import ControlId, Finding, FindingState, Severity
from veilleuse.tasks.exports.pseudonyms import pseudonymised
from veilleuse.tasks.exports.reference import export_page
from veilleuse.tasks.exports.tables import Column, Table, export_tables
from veilleuse.tasks.exports.writing import SCHEMA, csv_bytes, export
from veilleuse.tasks.picture import Picture

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = ("PC-MARTIN", "EHPAD Les Tilleuls", "Mme Roche", "10.77.0.5", "02:00:00:00:00:05", "clé")


@pytest.fixture
def shown() -> Picture:
    device = Device(
        DeviceId("PC-MARTIN-id"),
        DeviceClass.WORKSTATION,
        0.9,
        (),
        NOW,
        NOW,
        name="PC-MARTIN",
        addresses=(ip_address("10.77.0.5"),),
        hardware=("02:00:00:00:00:05",),  # type: ignore[arg-type]
    )
    finding = Finding(
        ControlId("OS-01"),
        device.id,
        Severity.HIGH,
        FindingState.ACCEPTED,
        NOW,
        "os_ended",
        {"user": "Mme Roche"},
        accepted_by="Mme Roche",
    )
    answer = Answer(
        "GOV-02", AnswerValue.YES, date(2026, 5, 2), "Mme Roche", "la clé est chez elle"
    )
    site = Site("EHPAD Les Tilleuls", "Mme Roche", answers=(answer,))
    return Picture(NOW, site, None, (), (device,), (finding,), None, None)


def test_a_table_opens_in_a_french_spreadsheet(shown: Picture, tmp_path: Path) -> None:
    export(shown, tmp_path / "out", language="fr")
    raw = (tmp_path / "out" / "devices.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["name"] == "PC-MARTIN"
    assert rows[0]["addresses"] == "10.77.0.5"


@given(st.text(max_size=30))
def test_no_cell_is_ever_a_formula(text: str) -> None:
    table = Table("t", (Column("a", ""),), ((text,),))
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig")), delimiter=";"))
    cell = rows[1][0] if len(rows) > 1 and rows[1] else ""
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_sheet_of_a_spreadsheet_holds_text_as_text(shown: Picture, tmp_path: Path) -> None:
    site = replace(shown.site, name='=HYPERLINK("http://x")')
    path = export(replace(shown, site=site), tmp_path / "a.xlsx", language="fr")
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(n) for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        assert b"HYPERLINK" in book.read("xl/sharedStrings.xml")
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_the_same_picture_gives_the_same_files(shown: Picture, tmp_path: Path) -> None:
    for name in ("a.json", "a.zip", "a.xlsx"):
        first = export(shown, tmp_path / name, language="fr").read_bytes()
        assert export(shown, tmp_path / f"again-{name}", language="fr").read_bytes() == first


def test_json_says_its_schema_and_has_every_table(shown: Picture, tmp_path: Path) -> None:
    told = json.loads(export(shown, tmp_path / "a.json", language="fr").read_bytes())
    assert told.pop("schema") == SCHEMA
    assert list(told) == [table.name for table in export_tables(shown, "fr")]
    assert told["findings"][0]["device"] == told["devices"][0]["id"]


def test_a_bundle_for_a_stranger_names_nobody_and_nothing(shown: Picture, tmp_path: Path) -> None:
    path = export(shown, tmp_path / "a.zip", language="fr", pseudonyms=True)
    with zipfile.ZipFile(path) as bundle:
        told = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
    assert not [name for name in NAMES if name in told]
    devices, findings = (
        next(t for t in pseudonymised(export_tables(shown, "fr")) if t.name == name)
        for name in ("devices", "findings")
    )
    assert devices.rows[0][0] == findings.rows[0][2]
    assert re.fullmatch(r"device-\d+", str(devices.rows[0][1]))


def test_an_unknown_format_writes_nothing(shown: Picture, tmp_path: Path) -> None:
    with pytest.raises(VeilleuseError) as refused:
        export(shown, tmp_path / "a.docx", language="fr")
    assert refused.value.code == "unknown_export"
    assert list(tmp_path.iterdir()) == []


def test_the_page_about_exports_is_up_to_date() -> None:
    page = Path(__file__).parents[4] / "desktop" / "export.md"
    assert page.read_text(encoding="utf-8") == export_page()
