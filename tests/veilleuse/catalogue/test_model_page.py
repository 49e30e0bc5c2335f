# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

from veilleuse.catalogue.folder import read_toml, resources
from veilleuse.catalogue.model_page import PAGE, model_page

ROOT = Path(__file__).parents[3]


def test_the_page_is_what_its_generator_writes() -> None:
    """Otherwise: python -m veilleuse.catalogue.model_page."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == model_page()


def test_every_number_of_the_model_is_on_the_page() -> None:
    page = model_page()
    missing = [
        row["reason"]
        for path in (resources() / "model").glob("*.toml")
        for value in read_toml(path).values()
        for row in (value if isinstance(value, list) else [value])
        if isinstance(row, dict) and "value" in row and str(row["reason"]) not in page
    ]
    assert missing == []
