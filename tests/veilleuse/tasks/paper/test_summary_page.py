# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typst
from papers import ask, data_of, inputs, tool

from veilleuse.tasks.paper.settings import folder, report_settings
from veilleuse.tasks.paper.typeset import STANDARDS, render
from veilleuse.tasks.paper.wording import clean
from veilleuse.tasks.picture import Picture

TEMPLATE = folder() / "summary.typ"
OWN_FONTS = typst.Fonts(include_system_fonts=False)
STRETCHED = {"what", "why", "who", "lines", "site", "document", "name"}
LONG = "Le remplacement des ordinateurs qui ne reçoivent plus de corrections doit être décidé " * 3


def longest(value: object, key: str = "") -> object:
    """The same data with every sentence as long as the settings let it be."""
    if isinstance(value, Mapping):
        return {name: longest(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [longest(item, key) for item in value]
    if isinstance(value, str) and key in STRETCHED:
        return clean(LONG, report_settings().length["sentence"])
    return value


def test_the_summary_has_two_pages_whatever_the_site(any_picture: Picture) -> None:
    for language in ("fr", "en"):
        data = data_of(any_picture, language)
        pages = typst.compile(TEMPLATE, root=folder(), format="svg", sys_inputs=inputs(data))
        assert len(pages) == 2


@pytest.mark.parametrize("font", report_settings().fonts)
def test_nothing_is_cut_at_the_bottom_of_a_page(any_picture: Picture, font: str) -> None:
    for data in (
        data_of(any_picture, "fr"),
        longest(data_of(any_picture, "fr")),
    ):
        assert isinstance(data, dict)
        for sheet in ask(data, "<sheet>", (font,)):
            found = sheet["value"]
            assert found["zoom"] >= 0.75
            assert found["needed"] <= found["room"]


def test_an_ordinary_site_is_printed_in_full_size(ordinary: Picture) -> None:
    for language in ("fr", "en"):
        data = data_of(ordinary, language)
        assert {sheet["value"]["zoom"] for sheet in ask(data, "<sheet>")} == {1.0}


def test_hostile_names_leave_the_structure_unchanged(hostile: Picture, ordinary: Picture) -> None:
    shapes = []
    for picture in (hostile, ordinary):
        data = data_of(picture)
        shapes.append(
            [
                (found["func"], found.get("depth"))
                for selector in ("heading", "table", "figure", "footnote", "link", "raw")
                for found in ask(data, selector)
            ]
        )
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 10


def test_hostile_names_are_printed_as_they_are(hostile: Picture) -> None:
    data = data_of(hostile, "fr")
    title = next(h for h in ask(data, "heading") if h["level"] == 1)
    assert "#panic() *gras* <label> $x$" in title["body"]["text"]


def test_the_file_keeps_both_standards_with_the_typefaces_inside_typst_alone(
    hostile: Picture,
) -> None:
    data = dict(data_of(hostile, "fr"))
    every = "".join(chr(code) for code in range(0x20, 0x2213))
    printable = sorted(set(clean(every.replace("?", ""), 9000)))
    data["title"] = "".join(sign for sign in printable if sign.strip())
    pdf, warnings = typst.compile_with_warnings(
        TEMPLATE,
        root=folder(),
        font_paths=OWN_FONTS,
        ignore_system_fonts=True,
        sys_inputs=inputs(data),
        pdf_standards=STANDARDS,
    )
    assert pdf
    assert not warnings


def test_the_file_is_sound_tagged_titled_and_in_french(ordinary: Picture, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(render(data_of(ordinary, "fr")))
    subprocess.run([tool("qpdf"), "--check", path], check=True, capture_output=True)
    told = subprocess.run([tool("pdfinfo"), path], check=True, capture_output=True, text=True)
    facts = dict(line.split(":", 1) for line in told.stdout.splitlines())
    assert facts["Tagged"].strip() == "yes"
    assert facts["Pages"].strip() == "2"
    assert facts["Author"].strip() == "Veilleuse"
    assert "EHPAD Les Tilleuls" in facts["Title"]
    assert b"/Lang" in path.read_bytes()
    fonts = subprocess.run([tool("pdffonts"), path], check=True, capture_output=True, text=True)
    assert all(" yes yes " in line for line in fonts.stdout.splitlines()[2:])


def test_the_text_is_heard_in_the_order_it_is_read(ordinary: Picture, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    data: dict[str, Any] = data_of(ordinary, "fr")
    path.write_bytes(render(data))
    told = subprocess.run(
        [tool("pdftotext"), path, "-"], check=True, capture_output=True, text=True
    )
    text = " ".join(told.stdout.split())
    names = ("hero", "marks", "changes", "decisions", "story", "care", "indicators", "deadlines")
    others = ("accepted", "fixed", "devices", "sign", "small")
    headings = [data[name]["heading"] for name in (*names, *others)]
    places = [text.index(" ".join(heading.split())) for heading in headings]
    assert places == sorted(places)
    assert text.count("DÉMONSTRATION") == 2
