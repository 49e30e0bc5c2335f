# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu of a table's rows, by right click or by the menu key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu

from veilleuse.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    text: str
    icon: QIcon
    act: Callable[[], object]
    is_on: bool = True


def give_menu(table: Table, entries: Callable[[], Sequence[Entry]], copy: Entry) -> None:
    """What `entries` offers for the rows chosen at that moment, then `copy`."""

    def show(at: QPoint) -> None:
        menu = menu_of(table, entries(), copy)
        menu.popup(table.viewport().mapToGlobal(at))

    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.customContextMenuRequested.connect(show)


def menu_of(table: Table, entries: Sequence[Entry], copy: Entry) -> QMenu:
    """The menu itself; it goes when it is closed."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        action = menu.addAction(entry.icon, entry.text)
        action.setEnabled(entry.is_on)
        action.triggered.connect(lambda _=False, act=entry.act: act())
    if entries:
        menu.addSeparator()
    action = menu.addAction(copy.icon, copy.text)
    action.triggered.connect(lambda _=False: copy.act())
    return menu


def copied(table: Table, text: str, icon: QIcon) -> Entry:
    """The entry that copies the chosen rows with their titles."""
    return Entry(text, icon, lambda: QGuiApplication.clipboard().setText(table.as_tsv()))
