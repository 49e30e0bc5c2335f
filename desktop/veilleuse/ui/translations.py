# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's own labels in each language: compiled from Qt Linguist files when they are newer."""

import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.words import LANGUAGES

_LRELEASE = Path(PySide6.__file__).parent / (
    "lrelease.exe" if sys.platform == "win32" else "lrelease"
)


def source(language: str) -> Path:
    """The Qt Linguist file of a language."""
    return resources() / "i18n" / f"veilleuse_{language}.ts"


def compiled(language: str) -> Path:
    """The compiled file, made now if there is none as new as its source.

    An installed application has no sources: what came with it stands.
    """
    written = source(language)
    beside = written.with_suffix(".qm")
    if not written.exists() and beside.exists():
        return beside
    kept = Path(platformdirs.user_cache_dir("veilleuse", appauthor=False)) / beside.name
    for ready in (beside, kept):
        if ready.exists() and ready.stat().st_mtime >= written.stat().st_mtime:
            return ready
    for wanted in (beside, kept):
        if _compile(written, wanted):
            return wanted
    raise ResourceError(file=str(written), why="lrelease")


def install(application: QCoreApplication, language: str) -> tuple[QTranslator, ...]:
    """Makes `application` speak `language`; the caller keeps the result and removes it one day."""
    own, toolkit = QTranslator(application), QTranslator(application)
    if not own.load(str(compiled(language))):
        raise ResourceError(file=str(source(language)), why="qm")
    # Qt's words for its own dialogs; where a build left them out, they stay in English.
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    toolkit.load(f"qtbase_{language}", folder)
    for translator in (toolkit, own):
        application.installTranslator(translator)
    return own, toolkit


def _compile(written: Path, wanted: Path) -> bool:
    """Writes beside the target first, so that nobody ever loads half a file."""
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=wanted.parent) as folder:
            made = Path(folder) / wanted.name
            subprocess.run(
                [_LRELEASE, "-silent", written, "-qm", made],
                check=True,
                capture_output=True,
                timeout=60,
            )
            made.replace(wanted)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


if __name__ == "__main__":
    for name in LANGUAGES:
        compiled(name)
