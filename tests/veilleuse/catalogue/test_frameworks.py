# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.frameworks import citations, cited, frameworks, read_frameworks
from veilleuse.catalogue.words import LANGUAGES

LONGEST = 110
SHEET = """
name = {fr = "N", en = "M"}
about = {fr = "A", en = "B"}
source = "S"
[items]
X1 = {fr = "un", en = "one"}
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_a_control_evidences_says_what_it_asks(language: str) -> None:
    used = {code for control in load_controls().values() for code in control.evidences}
    assert used <= set(citations(language))
    assert citations(language)["P6.1.2.3"].framework.id == "pgssi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_are_short_and_no_full_sentences(language: str) -> None:
    for code, found in citations(language).items():
        assert len(found.text) <= LONGEST, code
        assert not found.text.endswith("."), code
        assert found.framework.about.endswith("."), code


def test_no_item_claims_compliance_with_a_law_that_is_still_a_bill() -> None:
    assert "conforme" not in " ".join(frameworks("fr")["recyf"].items.values()).casefold()
    assert "ne valent pas conformité" in frameworks("fr")["recyf"].about


def test_a_sheet_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(SHEET, encoding="utf-8")
    (found,) = read_frameworks(tmp_path, "en").values()
    assert (found.id, found.name, found.about, dict(found.items)) == (
        "mine",
        "M",
        "B",
        {"X1": "one"},
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('fr = "un"', 'fr = " "', "X1: a language is missing"),
        (', en = "one"', "", "en"),
        ('source = "S"', 'source = " "', "no source"),
        ("name", "title", "title"),
    ],
)
def test_a_sheet_that_is_not_whole_is_refused_by_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (tmp_path / "mine.toml").write_text(SHEET.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ResourceError, match=rf"mine\.toml.*{told}"):
        read_frameworks(tmp_path, "fr")


def test_a_code_belongs_to_one_framework(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(SHEET, encoding="utf-8")
    with pytest.raises(ResourceError, match="X1 stands twice"):
        cited(read_frameworks(tmp_path, "fr"))


def test_there_is_no_third_language(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no language de"):
        read_frameworks(tmp_path, "de")
