# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `make check` finds when something is planted in a copy of resources/."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from veilleuse.catalogue.check import problems

TOP = Path(__file__).parents[3]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The program beside a copy of its resources."""
    (tmp_path / "desktop").symlink_to(TOP / "desktop")
    ignore = shutil.ignore_patterns("icons", "fonts", "*.qm", "*.ts")
    shutil.copytree(TOP / "resources", tmp_path / "resources", ignore=ignore)
    return tmp_path


def checked(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "veilleuse.catalogue.check"],
        env={**os.environ, "PYTHONPATH": str(house / "desktop")},
        cwd=house,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_is_shipped_has_no_fault() -> None:
    assert problems() == []


def test_make_check_runs_it() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    target = makefile.partition("\ncheck:")[2].partition("\n\n")[0]
    assert "$(BIN)/python -m veilleuse.catalogue.check" in target


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("controls/hosts.toml", '"enable-firewall"', '"enable-fire"', "no fix enable-fire"),
        ("controls/hosts.toml", '"H17"', '"H99"', "no framework has an item H99"),
        ("controls/hosts.toml", '"firewall"', '"nobody"', "no device judge nobody"),
        ("controls/texts/fr.toml", r"\[HST-01\]", "[HST-99]", "HST-01: no fr text"),
        ("controls/texts/fr.toml", 'question = "[^"]*"\n', "", "a fr question is missing"),
        ("model/controls.toml", '"HST-05"', '"HST-95"', "no control HST-95"),
        ("fixes/fixes.toml", r"\[enable-firewall\]", "[enable-fire]", "no fix enable-firewall"),
        (
            "frameworks/hygiene.toml",
            'fr = "Découper[^"]*"',
            'fr = ""',
            "H19: a language is missing",
        ),
        ("i18n/fr/judging.toml", "firewall_on = .*", "", "reason.firewall_on is missing in fr"),
        ("fixes/enable-firewall.fr.md", r"(?s).*", "# Vide\n", "enable-firewall.fr.md"),
    ],
)
def test_what_is_planted_is_named(house: Path, file: str, old: str, new: str, told: str) -> None:
    path = house / "resources" / file
    text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
    assert count
    path.write_text(text, encoding="utf-8")
    done = checked(house)
    assert done.returncode == 1, done.stderr
    assert told in done.stderr


def test_a_guide_without_its_translation_is_named(house: Path) -> None:
    (house / "resources" / "fixes" / "enable-firewall.fr.md").unlink()
    done = checked(house)
    assert done.returncode == 1
    assert "enable-firewall.fr.md" in done.stderr
