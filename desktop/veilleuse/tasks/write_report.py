# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly summary as a PDF that anyone can keep, print and hear, and as pictures to preview."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

import typst

from veilleuse.catalogue.folder import resources
from veilleuse.tasks.picture import Picture
from veilleuse.tasks.report_data import month_of, report_data
from veilleuse.tasks.report_settings import folder, report_settings
from veilleuse.tasks.write_file import write_file

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
"""PDF/UA-1 to be heard, PDF/A-2a to be kept; both are checked by typst as it writes."""


def render(data: Mapping[str, object]) -> bytes:
    """The two pages as one tagged PDF; the same data gives the same bytes."""
    return typst.compile(
        folder() / "summary.typ",
        root=folder(),
        font_paths=_fonts(),
        sys_inputs=_inputs(data),
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.fromisoformat(str(data["read_at"])).replace(microsecond=0),
    )


def preview(data: Mapping[str, object], *, ppi: float = 110.0) -> tuple[bytes, ...]:
    """Each page as a PNG picture."""
    pages = typst.compile(
        folder() / "summary.typ",
        root=folder(),
        font_paths=_fonts(),
        sys_inputs=_inputs(data),
        format="png",
        ppi=ppi,
    )
    return (pages,) if isinstance(pages, bytes) else tuple(pages)


def write_report(picture: Picture, path: Path, *, language: str, month: date | None = None) -> Path:
    """Writes the summary whole or not at all; an earlier file at `path` survives any failure."""
    pdf = render(report_data(picture, language=language, month=month or month_of(picture.read_at)))
    return write_file(path, pdf)


def _inputs(data: Mapping[str, object]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False), "fonts": json.dumps(_families())}


@cache
def _fonts() -> typst.Fonts:
    """System typefaces, those of resources/fonts, and those inside typst."""
    return typst.Fonts(font_paths=[resources() / "fonts"])


@cache
def _families() -> list[str]:
    """Preferred typefaces that this machine has."""
    present = {family.lower() for family in _fonts().families()}
    return [name for name in report_settings().fonts if name.lower() in present]
