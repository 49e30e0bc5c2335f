# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import veilleuse.ui
from veilleuse.catalogue.folder import resources
from veilleuse.ui import translations

UI = Path(veilleuse.ui.__file__).parent
SAME = {
    "%1 (%2)",
    "/ 100",
    "%1 min",
    "%1 h",
    "%1 h %2",
    "%1 pts",
    "PDF (*.pdf)",
    "Agent",
    "Machine",
    "Guide",
    "Verdict",
    "Score",
    "Navigation",
    "Agents",
    "Kit",
    "Kits",
    "Machines",
    "Version",
    "Zone",
    "Pause",
    "Question",
    "Questions",
    "Contacts",
    "Zones",
    "Protection",
    "ZIP (*.zip)",
    "Archive",
    "Documents",
    "Incident",
}
"""What is rightly the same in both languages."""


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def translated(message: ET.Element) -> list[str]:
    found = message.find("translation")
    assert found is not None
    assert found.get("type") is None, message.findtext("source")
    forms = found.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [found.text or ""]


@pytest.mark.parametrize(("language", "more"), [("fr", []), ("en", ["-pluralonly"])])
def test_every_label_is_translated_and_no_translation_is_left_over(
    tmp_path: Path, language: str, more: list[str]
) -> None:
    fresh = tmp_path / f"veilleuse_{language}.ts"
    files = sorted(map(str, UI.rglob("*.py")))
    command = [Path(sys.executable).parent / "pyside6-lupdate", *files, *more, "-ts", fresh]
    subprocess.run(command, check=True, capture_output=True)
    assert set(messages(fresh)) == set(messages(translations.source(language)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_translation_is_finished_and_keeps_its_placeholders(language: str) -> None:
    for (_, source), message in messages(translations.source(language)).items():
        wanted = sorted(re.findall(r"%\d", source))
        for text in translated(message):
            assert text.strip(), source
            assert sorted(re.findall(r"%\d", text)) == wanted, text
            if message.get("numerus") and "%n" not in text:
                assert text in {"Voir l’ordonnance", "See the prescription"}, text


def test_a_french_label_is_not_the_english_one_by_mistake() -> None:
    for (_, source), message in messages(translations.source("fr")).items():
        assert source in SAME or source not in translated(message), source


def test_french_typography() -> None:
    for message in messages(translations.source("fr")).values():
        for text in translated(message):
            assert "'" not in text, text
            assert not re.search(r"(?<![\u202f\u00a0])[;?!]", text), text
            assert not re.search(r"[ \w]:(?!\d)(?!\S)", text) or "\u00a0:" in text, text
            assert not re.search(r" [:;?!%](?![1-9n])", text), text


def test_no_string_of_the_window_stands_outside_tr() -> None:
    """Words with a blank that are shown: setText, Label, Card, Empty and the like."""
    shown = re.compile(
        r"(?:Label|Line|Card|Empty|setText|setToolTip|setAccessibleName|setWindowTitle|"
        r"QPushButton|QCheckBox|addAction|setPlaceholderText)\(\s*f?\"[^\"{]*[A-Za-z]{3,} [^\"]*\""
    )
    found = [
        f"{path.name}: {match.group()}"
        for path in sorted(UI.rglob("*.py"))
        for match in shown.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_labels_compile_where_the_resources_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    source = translations.source("fr")
    beside = source.with_suffix(".qm")
    monkeypatch.setattr(translations, "source", lambda _: tmp_path / "gone" / source.name)
    (tmp_path / "gone").mkdir()
    shutil.copy(source, tmp_path / "gone")
    os.chmod(tmp_path / "gone", 0o500)  # noqa: PTH101
    made = translations.compiled("fr")
    assert made.exists()
    assert made.name == beside.name
    os.chmod(tmp_path / "gone", 0o700)  # noqa: PTH101


def test_a_newer_source_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "veilleuse_fr.ts"
    shutil.copy(translations.source("fr"), source)
    monkeypatch.setattr(translations, "source", lambda _: source)
    made = translations.compiled("fr")
    before = made.stat().st_mtime_ns
    os.utime(made, ns=(1, 1))
    assert translations.compiled("fr").stat().st_mtime_ns != 1
    assert before > 1


def test_the_application_speaks_french_once_installed(qapp: QApplication) -> None:
    installed = translations.install(qapp, "fr")
    assert QCoreApplication.translate("Rail", "Dark") == "Sombre"
    for translator in installed:
        qapp.removeTranslator(translator)
    assert QCoreApplication.translate("Rail", "Dark") == "Dark"


def test_compiled_files_are_not_kept_in_the_history() -> None:
    ignored = (resources().parent / ".gitignore").read_text(encoding="utf-8")
    assert "*.qm" in ignored.split()
