# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the demonstration in a window of its own, beside this one and marked as such."""

import sys

from PySide6.QtCore import QProcess


def open_demo() -> bool:
    """Another process: its data, its theme and its language are its own. Whether it began."""
    program, first = command()
    return bool(QProcess.startDetached(program, [*first, "demo", "--window"])[0])


def command() -> tuple[str, list[str]]:
    """How this program is started: frozen it is itself, else a module of its Python."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    return sys.executable, ["-m", "veilleuse"]
