# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding things in a window as a person does: by what they say."""

from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)
INNER = ("qt_", "QComboBox", "QTableCornerButton", "ScrollLeftButton", "ScrollRightButton")


def visible(top: QWidget, kind: type[Kind]) -> list[Kind]:
    QApplication.processEvents()
    return [widget for widget in top.findChildren(kind) if widget.isVisible()]


def named(top: QWidget, kind: type[Kind], name: str) -> Kind:
    """The one visible widget of that name."""
    found = [widget for widget in visible(top, kind) if widget.accessibleName() == name]
    assert len(found) == 1, [w.accessibleName() for w in visible(top, kind)]
    return found[0]


def button(top: QWidget, text: str) -> QAbstractButton:
    """The one visible button that says `text`."""
    found = [
        widget
        for widget in visible(top, QAbstractButton)
        if text in {widget.text().strip(), widget.accessibleName()}
    ]
    assert len(found) == 1, [w.text() or w.accessibleName() for w in visible(top, QAbstractButton)]
    return found[0]


def said(top: QWidget) -> str:
    """All visible words, one label a line."""
    return "\n".join(label.text() for label in visible(top, QLabel))


def open_tab(top: QWidget, at: int) -> None:
    [tabs] = visible(top, QTabWidget)
    tabs.setCurrentIndex(at)


def own(top: QWidget, kind: type[Kind]) -> list[Kind]:
    """Visible widgets of ours, without the parts that Qt's own are made of."""
    return [
        widget
        for widget in visible(top, kind)
        if not widget.objectName().startswith(INNER)
        and not type(widget).__name__.startswith(("QHeader", "QTabBar", "QTableCorner"))
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QLineEdit))
    ]


def settle() -> None:
    """A scroll bar that appears makes everything beside it narrower, and so on."""
    for _ in range(5):
        QApplication.processEvents()


def check_nothing_is_cut(top: QWidget) -> None:
    for widget in own(top, QAbstractButton):
        assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
    for label in own(top, QLabel):
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
        elif label.sizePolicy().horizontalPolicy().name != "Ignored":
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for area in own(top, QScrollArea):
        inside = area.widget().minimumSizeHint().width()
        assert inside <= area.viewport().width(), (area.accessibleName(), inside)
