# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.controls_page import PAGE, controls_page

ROOT = Path(__file__).parents[3]


def test_the_page_is_what_its_generator_writes() -> None:
    """Otherwise: python -m veilleuse.catalogue.controls_page."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == controls_page()


def test_every_control_says_how_it_is_judged_and_what_mends_it() -> None:
    sections = controls_page().split("\n### ")[1:]
    assert [section.split()[0] for section in sections] == list(load_controls())
    for section in sections:
        for word in ("- Judged ", "- Finding: ", "- Unknown: ", "- Evidences: ", "- Fix: "):
            assert section.count(f"\n{word}") == 1, (section.split()[0], word)
        assert ": (`" not in section, section.split()[0]


def test_every_guide_that_is_linked_is_there() -> None:
    links = [part.partition(")")[0] for part in controls_page().split("](../")[1:]]
    assert links
    assert all((ROOT / link).is_file() for link in links)
