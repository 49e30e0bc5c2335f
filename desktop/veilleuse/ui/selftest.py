# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a window can be made here, without showing one."""

import importlib
import os
import pkgutil
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

import veilleuse.ui
from veilleuse.catalogue.words import LANGUAGES
from veilleuse.domain.errors import VeilleuseError
from veilleuse.ui.icons import pixmap
from veilleuse.ui.theme import LIGHT
from veilleuse.ui.translations import compiled


class WindowPartError(VeilleuseError):
    """A part that the window needs did not come with the application."""

    code = "selftest_missing"


def window_works() -> bool:
    """Loads every page, draws an icon and finds both languages; WindowPartError names a gap."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    for module in pkgutil.walk_packages(veilleuse.ui.__path__, "veilleuse.ui."):
        importlib.import_module(module.name)
    if pixmap("lamp", LIGHT.lamp, 32).isNull() or not application:
        raise WindowPartError(what="lamp.svg")
    toolkit = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    wanted = [compiled(language) for language in LANGUAGES]
    for path in [*wanted, toolkit / "qtbase_fr.qm"]:
        if not path.exists():
            raise WindowPartError(what=path.name)
    if b"png" not in QImageReader.supportedImageFormats():
        raise WindowPartError(what="png")
    return True
