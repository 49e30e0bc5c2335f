# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document's data as tagged PDF pages, or as pictures of them; the same data, the same bytes."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

from veilleuse.catalogue.folder import resources
from veilleuse.domain.errors import VeilleuseError
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import folder, report_settings
from veilleuse.tasks.write_file import write_file

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
"""PDF/UA-1 to be heard, PDF/A-2a to be kept; both are checked by typst as it writes."""


class PageRefusedError(VeilleuseError):
    """The typesetting program refused a page; nothing was written."""

    code = "page_refused"


def render(data: Mapping[str, object], *, fonts: Path | None = None) -> bytes:
    """One tagged PDF; `fonts` is the folder of typefaces, ours where none is named."""
    try:
        return typst.compile(
            _template(data),
            root=folder(),
            font_paths=_fonts(fonts),
            sys_inputs=_inputs(data, fonts),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.fromisoformat(str(data["read_at"])).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise PageRefusedError(why=error.message) from error


def preview(data: Mapping[str, object], *, ppi: float = 110.0) -> tuple[bytes, ...]:
    """Each page as a PNG picture."""
    try:
        pages = typst.compile(
            _template(data),
            root=folder(),
            font_paths=_fonts(None),
            sys_inputs=_inputs(data, None),
            format="png",
            ppi=ppi,
        )
    except typst.TypstError as error:
        raise PageRefusedError(why=error.message) from error
    return (pages,) if isinstance(pages, bytes) else tuple(pages)


def write_pdf(data: Mapping[str, object], path: Path) -> Path:
    """Writes the pages whole or not at all; an earlier file at `path` survives any failure."""
    return write_file(path, render(data))


def fonts_missing(fonts: Path | None = None) -> bool:
    """Whether pages are set in a substitute, because our own typeface is not there."""
    return report_settings().fonts[0] not in _families(fonts)


def _template(data: Mapping[str, object]) -> Path:
    return folder() / f"{Kind(str(data['kind']))}.typ"


def _inputs(data: Mapping[str, object], fonts: Path | None) -> dict[str, str]:
    told = json.dumps(data, ensure_ascii=False)
    return {"data": told, "fonts": json.dumps(_families(fonts))}


@cache
def _fonts(fonts: Path | None) -> typst.Fonts:
    """The typefaces of one folder and those inside typst; never the machine's own."""
    return typst.Fonts(include_system_fonts=False, font_paths=[fonts or resources() / "fonts"])


@cache
def _families(fonts: Path | None) -> list[str]:
    """Preferred typefaces that are there."""
    present = {family.lower() for family in _fonts(fonts).families()}
    return [name for name in report_settings().fonts if name.lower() in present]
